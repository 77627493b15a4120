import type { GitHub } from './client.ts';
import { explained } from './explain-failure.ts';
import { repeatable } from './pacing.ts';
import { type RepositoryName, repositoryText } from './repository-name.ts';
import { statusOf } from './request-failure.ts';

export type ReactionContent = '+1' | '-1' | 'laugh' | 'confused' | 'heart' | 'hooray' | 'rocket' | 'eyes';

/**
 * Puts a reaction on a comment of an issue or pull request. GitHub keeps one of a kind, however often it is sent; a comment
 * that was deleted gets none. Throws a GitHubError.
 */
export const react = (
  github: GitHub,
  {
    repository,
    commentId,
    content,
  }: { readonly repository: RepositoryName; readonly commentId: number; readonly content: ReactionContent },
): Promise<void> =>
  explained(
    `react to comment ${commentId} in ${repositoryText(repository)}`,
    async () => {
      try {
        await github.rest.reactions.createForIssueComment({
          ...repository,
          comment_id: commentId,
          content,
          request: repeatable,
        });
      } catch (error) {
        if (![404, 410].includes(statusOf(error) ?? 0)) throw error;
      }
    },
    { permission: 'issues: write' },
  );
