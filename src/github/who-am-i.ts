import type { GitHub } from './client.ts';
import { repeatable } from './pacing.ts';

/**
 * The login that comments of this token show: "dev", or "<slug>[bot]" for an App's and a workflow's own token. Null where
 * the server does not tell. GraphQL answers all kinds of tokens; GET /user refuses installations, and GET /app wants the
 * App's key.
 */
export const whoAmI = async (github: GitHub): Promise<string | null> => {
  try {
    const { viewer } = await github.graphql<{ viewer: { login: string } }>('{ viewer { login } }', {
      request: repeatable,
    });
    return viewer.login;
  } catch {
    const user = await github.rest.users.getAuthenticated().catch(() => null);
    return user?.data.login ?? null;
  }
};

/** Who wrote a comment. */
export interface Author {
  readonly login: string;
  readonly type: string;
}

/** Whether a comment is ours. Where nobody told who we are we are an installation, so some App's bot. */
export const isAuthor = (author: Author | null, login: string | null): boolean =>
  author !== null && (login === null ? author.type === 'Bot' : author.login.toLowerCase() === login.toLowerCase());
