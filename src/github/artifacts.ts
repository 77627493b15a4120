import type { GitHub } from './client.ts';
import { explained } from './explain-failure.ts';
import { type RepositoryName, repositoryText } from './repository-name.ts';

/** What a workflow run uploaded, by GitHub's own words: name and size are not the runner's to forge. */
export interface Artifact {
  readonly id: number;
  readonly name: string;
  /** Of the zip. */
  readonly bytes: number;
  readonly isExpired: boolean;
}

/** The artifacts of a workflow run, the newest first; of a name where one is given. Throws a GitHubError. */
export const listArtifacts = async (
  github: GitHub,
  { repository, runId, name }: { readonly repository: RepositoryName; readonly runId: number; readonly name?: string },
): Promise<readonly Artifact[]> => {
  const artifacts = await explained(
    `list what run ${runId} of ${repositoryText(repository)} uploaded`,
    () =>
      github.paginate(github.rest.actions.listWorkflowRunArtifacts, {
        ...repository,
        run_id: runId,
        per_page: 100,
        ...(name !== undefined && { name }),
      }),
    { permission: 'actions: read' },
  );
  return artifacts
    .filter((it) => name === undefined || it.name === name)
    .sort((one, other) => other.id - one.id)
    .map(({ id, name, size_in_bytes: bytes, expired: isExpired }) => ({ id, name, bytes, isExpired }));
};
