import type { GitHub } from './client.ts';
import { explained } from './explain-failure.ts';
import { type RepositoryName, repositoryText } from './repository-name.ts';
import { statusOf } from './request-failure.ts';

/** The commit that a branch, tag or commit names, or null where there is none of that name. Throws a GitHubError. */
export const commitOfRef = (
  github: GitHub,
  { repository, ref }: { readonly repository: RepositoryName; readonly ref: string },
): Promise<string | null> =>
  explained(
    `find ${ref.slice(0, 100)} in ${repositoryText(repository)}`,
    async () => {
      try {
        const { data } = await github.rest.repos.getCommit({ ...repository, ref, per_page: 1 });
        return data.sha;
      } catch (error) {
        // 422 for a name that can be none, 409 in an empty repository.
        if ([404, 409, 422].includes(statusOf(error) ?? 0)) return null;
        throw error;
      }
    },
    { permission: 'contents: read' },
  );
