import { UsageError } from '../core/errors.ts';
import { version } from '../core/version.ts';
import type { FileComparison } from '../github/compare-files.ts';
import type { FoundPullRequest } from '../github/pull-requests.ts';
import { resolveGoals } from '../usecases/baseline/resolve-goals.ts';
import { readUploadConfigurations } from '../usecases/upload/read-upload-configurations.ts';
import type { UploadGrounds } from '../usecases/upload/upload-request.ts';
import { configurationPath } from './configuration-path.ts';
import type { ReportTask } from './decide-task.ts';
import type { Stage } from './stage.ts';

/** What is asked of GitHub before an upload is judged. */
export interface GroundsTools {
  readonly compareFiles: (base: string, head: string) => Promise<FileComparison>;
  /** The text of a file of a commit, or null. */
  readonly readFile: (ref: string, path: string) => Promise<string | null>;
  /** The commit that a branch or tag names, or null. */
  readonly commitOf: (ref: string) => Promise<string | null>;
}

/** Both names of a renamed file, or null where GitHub did not list all. */
const changedFiles = ({ files, isTruncated }: FileComparison): readonly string[] | null =>
  isTruncated
    ? null
    : files.flatMap(({ path, previousPath }) => [path, ...(previousPath === null ? [] : [previousPath])]);

/** Gathers what an upload is judged by: all of it from GitHub, nothing from the upload. */
export const gatherGrounds = async (
  run: ReportTask['run'],
  pull: FoundPullRequest,
  { inputs, job, cwd }: Pick<Stage, 'inputs' | 'job' | 'cwd'>,
  tools: GroundsTools,
): Promise<UploadGrounds> => {
  const path = configurationPath(inputs.config, { cwd, top: job.workspace });
  if (path === null)
    throw new UsageError(
      `The configuration ${inputs.config} lies outside of the repository.`,
      'Mode report reads it from the base of the pull request: name a file of the repository.',
    );
  const comparison = await tools.compareFiles(pull.baseSha, pull.headSha);
  const { mergeBase } = comparison;
  const { base, head, notices } = await readUploadConfigurations(path, (side, file) =>
    tools.readFile(side === 'base' ? mergeBase : pull.headSha, file),
  );
  return {
    baseConfiguration: base,
    headConfiguration: head,
    branchConfigured: base === null && (await tools.readFile(pull.baseSha, path)) !== null,
    changedFiles: changedFiles(comparison),
    identity: {
      base: { ref: pull.baseRef, commit: mergeBase },
      head: { ref: run.headBranch ?? '', commit: pull.headSha },
    },
    suites: inputs.suites,
    scenarios: inputs.scenarios,
    timeLimit: inputs['time-limit'],
    version,
    during: { from: run.from, to: run.to },
    goals: await resolveGoals(base?.goals ?? [], tools),
    notices,
  };
};
