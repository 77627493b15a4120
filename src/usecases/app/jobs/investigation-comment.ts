import { commentMarker } from '../../../github/comment-marker.ts';
import { publishComment } from '../../../github/publish-comment.ts';
import type { GitHub } from '../../../github/client.ts';
import type { RepositoryName } from '../../../github/repository-name.ts';

interface Place {
  readonly github: GitHub;
  readonly repository: RepositoryName;
  /** Of the pull request. */
  readonly number: number;
  readonly runId: string;
}

/** The one comment of an investigation: it begins as the answer to whoever asked, shows how far it is, and becomes the result. */
export const writeInvestigationComment = async (
  { github, repository, number, runId }: Place,
  body: string,
): Promise<void> => {
  await publishComment(github, { repository, number, marker: commentMarker(`investigation-${runId}`), body });
};
