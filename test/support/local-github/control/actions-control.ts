import { finishRun, startRun, workflowAt } from '../actions/start-run.ts';
import { zipDirectory } from '../actions/zip-directory.ts';
import type { Artifact, Dispatch } from '../model/actions.ts';
import type { Conclusion } from '../model/checks.ts';
import type { Repository } from '../model/repository.ts';
import type { RepositoryReference } from '../options.ts';
import type { Platform } from '../platform.ts';

export interface RunOptions {
  readonly repository: RepositoryReference;
  readonly event: string;
  /** The commit; of `pullRequest` its head, unless told. */
  readonly headSha?: string;
  readonly headBranch?: string;
  /** Another repository for a fork's pull request. */
  readonly headRepository?: RepositoryReference;
  readonly pullRequest?: number;
  readonly name?: string;
  readonly path?: string;
  readonly actor?: string;
}

/** A workflow run that a test conducts. */
export interface RunControl {
  readonly id: number;
  /** A directory, or a zip as it is. Returns the number of the artifact. */
  uploadArtifact(name: string, content: string | Buffer): Promise<number>;
  /** Ends the run: workflow_run completed. */
  finish(conclusion?: Conclusion): Promise<void>;
}

export interface ActionsControl {
  startRun(options: RunOptions): Promise<RunControl>;
  /** What POST …/dispatches asked for. */
  dispatches(repository: RepositoryReference): readonly Dispatch[];
  /** Names a workflow, so that it can be listed and dispatched. */
  addWorkflow(repository: RepositoryReference, path: string, name?: string): number;
}

export const createActionsControl = (
  platform: Platform,
  find: (reference: RepositoryReference) => Repository,
): ActionsControl => ({
  dispatches: (reference) => find(reference).actions.dispatches,
  addWorkflow: (reference, path, name = path) => workflowAt(platform, find(reference), path, name).id,
  startRun: async (options) => {
    const repository = find(options.repository);
    const pull = options.pullRequest === undefined ? undefined : repository.pulls.get(options.pullRequest);
    const headSha = options.headSha ?? pull?.head.sha;
    if (headSha === undefined) throw new Error('A run needs headSha, or the number of a pull request.');
    const home = options.headRepository === undefined ? pull?.head.repository : find(options.headRepository);
    const path = options.path ?? '.github/workflows/pacegate.yml';
    const run = await startRun(platform, repository, {
      workflow: workflowAt(platform, repository, path, options.name ?? 'Pacegate'),
      event: options.event,
      headSha,
      headBranch: options.headBranch ?? pull?.head.ref ?? null,
      headRepository: home ?? repository,
      actor: options.actor ?? pull?.author ?? 'dev',
    });
    return {
      id: run.id,
      uploadArtifact: async (name, content) => {
        const zip = typeof content === 'string' ? await zipDirectory(content) : content;
        const artifact: Artifact = { id: platform.nextId(), name, run, zip, createdAt: platform.now(), expired: false };
        repository.actions.artifacts.push(artifact);
        return artifact.id;
      },
      finish: (conclusion = 'success') => finishRun(platform, repository, run, conclusion),
    };
  },
});
