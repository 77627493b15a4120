import type { GitHub } from './client.ts';
import { explained } from './explain-failure.ts';
import { type RepositoryName, repositoryText } from './repository-name.ts';

/**
 * Why what was measured of `headSha` is not what the pull request is now, in a sentence, or null: a run that was started
 * again, or that a newer one has overtaken, must not write over what is known of the newer head. Throws a GitHubError.
 */
export const outdatedPullRequest = (
  github: GitHub,
  {
    repository,
    number,
    headSha,
  }: { readonly repository: RepositoryName; readonly number: number; readonly headSha: string },
): Promise<string | null> =>
  explained(
    `read pull request #${number} of ${repositoryText(repository)}`,
    async () => {
      const { data } = await github.rest.pulls.get({ ...repository, pull_number: number });
      if (data.state !== 'open') return `Pull request #${number} is closed by now.`;
      return data.head.sha === headSha
        ? null
        : `Pull request #${number} has moved on to ${data.head.sha.slice(0, 10)}, and this run measured ${headSha.slice(0, 10)}.`;
    },
    { permission: 'pull-requests: read' },
  );
