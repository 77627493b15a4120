import type { GitHub } from './client.ts';
import { commentMarker, isMarked, sealComment } from './comment-marker.ts';
import { createOnce, sentOnce } from './create-once.ts';
import { explained } from './explain-failure.ts';
import { newestPages } from './newest-pages.ts';
import { type RepositoryName, repositoryText } from './repository-name.ts';
import { isAuthor, whoAmI } from './who-am-i.ts';

export interface Reply {
  readonly repository: RepositoryName;
  /** Of the issue or pull request. */
  readonly number: number;
  /** What the reply is to: of one key there is never a second. */
  readonly key: string;
  /** Markdown. */
  readonly body: string;
  /** Our login, where it is known already. */
  readonly author?: string | null;
}

/** A reply is sought among the newest comments only: it is new itself, and a conversation may have thousands. */
const mostPages = 3;

/**
 * Writes a comment once. Where one of that key is there already, such as from a job that was interrupted, it stays as it
 * is. Throws a GitHubError that says what to do, also where the conversation is locked.
 */
export const publishReply = (
  github: GitHub,
  { repository, number, key, body, author = null }: Reply,
): Promise<{ readonly url: string }> => {
  const marker = commentMarker(`reply-${key}`);
  let login: Promise<string | null> | null = author === null ? null : Promise.resolve(author);
  const askAuthor = (): Promise<string | null> => (login ??= whoAmI(github));
  const find = async (): Promise<{ readonly url: string } | null> => {
    let pages = 0;
    const comments = newestPages((page) =>
      github.rest.issues.listComments({ ...repository, issue_number: number, per_page: 100, page }),
    );
    for await (const page of comments) {
      for (const { html_url: url, body: stored = '', user } of page) {
        // Anybody may write the marker.
        if (isMarked(stored, marker) && isAuthor(user, await askAuthor())) return { url };
      }
      pages += 1;
      if (pages === mostPages) return null;
    }
    return null;
  };
  const create = (): Promise<{ readonly url: string }> =>
    createOnce(github, {
      send: async () => {
        const { data } = await github.rest.issues.createComment({
          ...repository,
          issue_number: number,
          body: sealComment(marker, body),
          request: sentOnce,
        });
        return { url: data.html_url };
      },
      find,
    });
  return explained(
    `reply in #${number} of ${repositoryText(repository)}`,
    async () => (await find()) ?? (await create()),
    { permission: 'pull-requests: write' },
  );
};
