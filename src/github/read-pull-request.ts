import type { GitHub } from './client.ts';
import { explained } from './explain-failure.ts';
import { type RepositoryName, repositoryText } from './repository-name.ts';
import { statusOf } from './request-failure.ts';

/** A pull request as GitHub has it now. */
export interface PresentPullRequest {
  readonly repositoryId: number;
  readonly number: number;
  readonly headSha: string;
  readonly headRef: string;
  /** Tip of the branch that it goes to, as GitHub last took note of it. */
  readonly baseSha: string;
  readonly baseRef: string;
  readonly isFork: boolean;
  readonly isDraft: boolean;
  readonly isOpen: boolean;
  readonly updatedAt: Date;
}

/** Reads a pull request; null where there is none of that number. Throws a GitHubError. */
export const readPullRequest = (
  github: GitHub,
  { repository, number }: { readonly repository: RepositoryName; readonly number: number },
): Promise<PresentPullRequest | null> =>
  explained(
    `read pull request #${number} of ${repositoryText(repository)}`,
    async () => {
      try {
        const { data } = await github.rest.pulls.get({ ...repository, pull_number: number });
        const { head, base } = data;
        // Null once the fork is deleted, whatever the types say.
        const from: { id: number } | null = head.repo;
        return {
          repositoryId: base.repo.id,
          number: data.number,
          headSha: head.sha,
          headRef: head.ref,
          baseSha: base.sha,
          baseRef: base.ref,
          isFork: from?.id !== base.repo.id,
          isDraft: data.draft === true,
          isOpen: data.state === 'open',
          updatedAt: new Date(data.updated_at),
        };
      } catch (error) {
        if ([404, 410].includes(statusOf(error) ?? 0)) return null;
        throw error;
      }
    },
    { permission: 'pull-requests: read' },
  );
