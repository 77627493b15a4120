import type { Configuration } from '../config/configuration.ts';
import { environmentClass } from '../core/environment-class.ts';
import { ConfigurationError, UploadError, UsageError } from '../core/errors.ts';
import type { Result } from '../core/result.ts';
import { parseRepositoryName } from '../github/repository-name.ts';
import type { FoundPullRequest, RunIdentity } from '../github/pull-requests.ts';
import type { Upload } from '../measure/upload/read-upload.ts';
import { renderComment, renderSummary } from '../report/comment.ts';
import type { Stored } from '../usecases/baseline/read-stored.ts';
import { judgeUpload, refuseUpload } from '../usecases/judge-upload.ts';
import type { UploadGrounds } from '../usecases/upload/upload-request.ts';
import type { ReportTask } from './decide-task.ts';
import { gatherGrounds, type GroundsRequest, type GroundsTools } from '../usecases/upload/gather-grounds.ts';
import { configurationPath } from './configuration-path.ts';
import { jobCheck } from './job-check.ts';
import { measuredOutputs } from './measured-outputs.ts';
import { postResult } from '../usecases/posting/post-result.ts';
import type { Posting } from '../usecases/posting/posting.ts';
import { runLinks } from './run-links.ts';
import type { Outcome, Stage } from './stage.ts';
import { whileOpen } from './while-open.ts';

type Run = ReportTask['run'];

/** What mode report works with. */
export interface ReportTools extends GroundsTools {
  readonly posting: Posting;
  readonly findPullRequest: (run: Omit<RunIdentity, 'repository'>) => Promise<FoundPullRequest | null>;
  /** What the run uploaded under that name. Throws an UploadError where there is nothing, or nothing that may be used. */
  readonly fetchUpload: (run: Run, artifact: string) => Promise<Upload>;
  /** What the branch of baselines holds of these suites. A store that can't be read is told in it. */
  readonly readStored: (branch: string, suites: readonly string[], environment: string) => Promise<Stored>;
  /** Keeps what came of it below a directory, which is returned. */
  readonly keep: (result: Result, comment: string) => Promise<string>;
}

const nothing = (stage: Stage, why: string): Outcome => {
  stage.log.notice(`Nothing is posted: ${why}`);
  return { outputs: {}, summary: null, failures: [] };
};

/** The stored record of the branch that the change goes to, as its merge base names it. */
const storedOf = async (upload: Upload, base: Configuration | null, tools: ReportTools): Promise<Stored | null> => {
  if (base === null) return null;
  const suites = base.suites.map(({ name }) => name);
  // The machine is the run's own word, as every figure of it is.
  const environment = upload.result === null ? '' : environmentClass(upload.result.environment);
  return tools.readStored(base.baseline.branch, suites, environment);
};

const groundsOf = (run: Run, pull: FoundPullRequest, { inputs, job, cwd }: Stage): GroundsRequest => {
  const path = configurationPath(inputs.config, { cwd, top: job.workspace });
  if (path === null)
    throw new UsageError(
      `The configuration ${inputs.config} lies outside of the repository.`,
      'Mode report reads it from the base of the pull request: name a file of the repository.',
    );
  return {
    path,
    base: { ref: pull.baseRef, commit: pull.baseSha },
    head: { ref: run.headBranch ?? '', commit: pull.headSha },
    suites: inputs.suites,
    scenarios: inputs.scenarios,
    timeLimit: inputs['time-limit'],
    during: { from: run.from, to: run.to },
  };
};

/** The verdict on what was uploaded; on an upload that is refused, the reason. */
const judge = async (run: Run, grounds: UploadGrounds, stage: Stage, tools: ReportTools): Promise<Result> => {
  try {
    const upload = await tools.fetchUpload(run, stage.inputs.artifact);
    const stored = await storedOf(upload, grounds.baseConfiguration, tools);
    return judgeUpload({ ...grounds, upload, stored });
  } catch (error) {
    if (!(error instanceof UploadError)) throw error;
    stage.log.warning(`${error.message} ${error.cure}`);
    return refuseUpload(grounds, error);
  }
};

const postVerdict = async (run: Run, pull: FoundPullRequest, stage: Stage, tools: ReportTools): Promise<Outcome> => {
  const { posting } = tools;
  const check = posting.check(pull.headSha, `pr-${pull.number}`);
  const judged = await whileOpen(check, stage, async () => {
    const grounds = await gatherGrounds(groundsOf(run, pull, stage), tools);
    return { result: await judge(run, grounds, stage, tools), mergeBase: grounds.identity.base.commit };
  });
  const { result, mergeBase } = judged;
  const links = runLinks(run.url);
  const comment = renderComment(result, { links });
  const path = await tools.keep(result, comment);
  const failures = await postResult(posting, {
    check,
    report: jobCheck(result, links),
    comment,
    result,
    findPlace: () => Promise.resolve({ number: pull.number, headSha: pull.headSha, baseSha: mergeBase }),
  });
  return { outputs: measuredOutputs({ result, path }), summary: renderSummary(result, { links }), failures };
};

/**
 * Judges and posts what a run without rights measured and uploaded. Which pull request it is, its commits and its policy
 * come from GitHub; nothing that was uploaded is checked out, unpacked or run. The verdict is the check's: it does not
 * fail this job, which belongs to the default branch.
 */
export const report = async ({ run }: ReportTask, stage: Stage, tools: ReportTools): Promise<Outcome> => {
  if (run.event !== 'pull_request') return nothing(stage, `The run was started by ${run.event}, not by pull_request.`);
  if (!run.isCompleted) return nothing(stage, 'The measuring run has not ended: use `types: [completed]`.');
  const headRepository = parseRepositoryName(run.headRepository ?? '');
  if (headRepository === null || run.headBranch === null)
    return nothing(stage, 'The repository that the pull request came from is gone.');
  const { headSha, headBranch } = run;
  const pull = await tools.findPullRequest({ headSha, headRepository, headBranch });
  if (pull === null) return nothing(stage, `No pull request has ${headSha.slice(0, 12)} as its head.`);
  if (pull.outdated !== null) return nothing(stage, pull.outdated);
  try {
    return await postVerdict(run, pull, stage, tools);
  } catch (error) {
    // The pull request's own mistake, which its check tells.
    if (!(error instanceof ConfigurationError)) throw error;
    stage.log.warning(`${error.message}\n${error.cure}`);
    return { outputs: {}, summary: null, failures: [] };
  }
};
