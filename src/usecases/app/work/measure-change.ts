import type { AppConfiguration } from '../../../config/configuration.ts';
import { environmentClass } from '../../../core/environment-class.ts';
import { RepositoryError, UploadError } from '../../../core/errors.ts';
import type { Result } from '../../../core/result.ts';
import { applyAcceptances } from '../../../gate/apply-acceptances.ts';
import { readUpload, type Upload } from '../../../measure/upload/read-upload.ts';
import { renderComment } from '../../../report/comment.ts';
import { readStored, type Stored } from '../../baseline/read-stored.ts';
import { judgeUpload, refuseUpload } from '../../judge-upload.ts';
import { defaultConfiguration } from '../../run/configuration-source.ts';
import { gatherGrounds } from '../../upload/gather-grounds.ts';
import type { UploadGrounds } from '../../upload/upload-request.ts';
import { acceptingPullRequest } from '../accepting-pull-request.ts';
import type { KeptResult } from '../ports.ts';
import { NothingToMeasure } from './ending.ts';
import { groundsToolsFor } from './grounds-tools.ts';
import { packRaw } from './pack-raw.ts';
import { insist, patiently } from './patiently.ts';
import { runInJob, withoutResult } from './run-in-job.ts';
import { timeLimitFor } from './time-limit.ts';
import type { Assignment } from './work-tools.ts';

/** The name of the head for people. A pull request's branch is its author's text. */
const headRefOf = async ({ run, tools }: Assignment): Promise<string> => {
  const { purpose } = run;
  if (purpose.kind === 'merge-group') return purpose.headRef;
  if (purpose.kind !== 'pull-request') return '';
  return (await tools.store.pullRequest(run.repositoryId, purpose.number))?.headRef ?? '';
};

/** What the change is judged by: all of it from GitHub, before anything of the change runs. */
export const groundsOf = async (assignment: Assignment): Promise<UploadGrounds> => {
  const { run, repository, tools } = assignment;
  const { base } = run;
  if (base === null) throw new RepositoryError('This run has no base to compare with.', 'Push again.');
  const ref = await headRefOf(assignment);
  const grounds = await patiently(
    () =>
      gatherGrounds(
        {
          path: defaultConfiguration,
          base: { ref: base.ref, commit: base.sha },
          head: { ref, commit: run.headSha },
          suites: [],
          scenarios: [],
          timeLimit: null,
        },
        groundsToolsFor(repository, tools),
      ),
    assignment,
  );
  if (grounds.changedFiles?.length === 0)
    throw new NothingToMeasure('Base and head have the same content, so there is nothing to compare.');
  const { policy } = grounds.baseConfiguration ?? grounds.headConfiguration;
  return { ...grounds, timeLimit: timeLimitFor({ policy: policy.timeLimit, job: tools.limits.time }) };
};

/** The stored record of the suites that the base has. */
const storedOf = async (
  upload: Upload,
  { baseConfiguration }: UploadGrounds,
  { repository, tools }: Assignment,
): Promise<Stored | null> => {
  if (baseConfiguration === null) return null;
  const suites = baseConfiguration.suites.map(({ name }) => name);
  // The machine is the run's own word, as every figure of it is.
  const environment = upload.result === null ? '' : environmentClass(upload.result.environment);
  return readStored(tools.store.baselines(repository), suites, environment);
};

const judge = async (directory: string, grounds: UploadGrounds, assignment: Assignment): Promise<Result> => {
  try {
    const upload = await readUpload({ directory });
    if (upload.result === null) throw withoutResult();
    return judgeUpload({ ...grounds, upload, stored: await storedOf(upload, grounds, assignment) });
  } catch (error) {
    if (!(error instanceof UploadError)) throw error;
    assignment.tools.log.warn('What a job measured was refused.', { run: assignment.run.id });
    return refuseUpload(grounds, error);
  }
};

/** With what people have accepted of this pull request. */
const withAcceptances = async (result: Result, assignment: Assignment): Promise<Result> => {
  const { run, tools } = assignment;
  const number = acceptingPullRequest(run.purpose);
  if (number === null) return result;
  const accepted = await insist(() => tools.store.acceptances(run.repositoryId, number), assignment);
  return applyAcceptances(
    result,
    accepted.map(({ acceptance }) => acceptance),
    new Date(),
  );
};

/**
 * Measures a change and judges it; gives also how the base wants the App to treat the repository. The commits and the policy come from GitHub; what the measuring command wrote is read as a
 * stranger's, and its verdict is recomputed.
 *
 * @throws NothingToMeasure; ConfigurationError and UsageError for the head's configuration; what runInJob throws; a GitHubError or
 * DatabaseError for what may pass.
 */
export const measureChange = async (
  assignment: Assignment,
): Promise<{ readonly kept: KeptResult; readonly app: AppConfiguration | null }> => {
  const { run, report } = assignment;
  report('reading the configuration');
  const grounds = await groundsOf(assignment);
  const { base, head } = grounds.identity;
  const limit = grounds.timeLimit ?? null;
  const pull = run.purpose.kind === 'pull-request' ? `refs/pull/${run.purpose.number}/head` : null;
  const kept = await runInJob<KeptResult>(assignment, {
    wanted: [
      { name: 'base', commit: base.commit, ref: null, isOptional: false },
      // The head of a fork is in the base repository too, under the pull request's own ref.
      { name: 'head', commit: head.commit, ref: pull, isOptional: false },
    ],
    args: (output) => [
      'check',
      '--base',
      base.commit,
      '--head',
      head.commit,
      ...(limit === null ? [] : ['--time-limit', `${limit / 1000}s`]),
      '--out',
      output,
    ],
    read: async ({ output }, during) => {
      const judged = await judge(output, { ...grounds, during }, assignment);
      const result = await withAcceptances(judged, assignment);
      return { result, comment: renderComment(result), raw: await packRaw(output) };
    },
  });
  return { kept, app: grounds.baseConfiguration?.app ?? null };
};
