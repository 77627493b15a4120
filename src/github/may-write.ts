import type { GitHub } from './client.ts';
import { explained } from './explain-failure.ts';
import { type RepositoryName, repositoryText } from './repository-name.ts';
import { messageOf, statusOf } from './request-failure.ts';

/** GitHub tells `maintain` as write and `triage` as read; some servers say `maintain` itself. */
const writing: ReadonlySet<string> = new Set(['admin', 'maintain', 'write']);

/** 404 for who is none of the repository's, 403 where the App may not ask. A used up limit is no answer at all. */
const isNo = (error: unknown): boolean =>
  statusOf(error) === 404 || (statusOf(error) === 403 && !/rate limit|abuse/i.test(messageOf(error)));

/**
 * Whether that person may write to the repository now. `author_association` of a comment can't tell: it says nothing of
 * rights. Throws a GitHubError where GitHub can't be asked.
 */
export const mayWrite = (
  github: GitHub,
  { repository, login }: { readonly repository: RepositoryName; readonly login: string },
): Promise<boolean> =>
  explained(
    `ask what ${login.slice(0, 100)} may do in ${repositoryText(repository)}`,
    async () => {
      try {
        const { data } = await github.rest.repos.getCollaboratorPermissionLevel({ ...repository, username: login });
        return writing.has(data.permission);
      } catch (error) {
        if (isNo(error)) return false;
        throw error;
      }
    },
    { permission: 'metadata: read' },
  );
