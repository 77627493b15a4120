import type { BaselineStore } from '../baseline/baseline-store.ts';
import { GitHubError } from '../core/errors.ts';
import type { CheckedOut } from '../measure/workspace/read-checked-out.ts';
import { renderSummary } from '../report/comment.ts';
import { renderTerminal } from '../report/terminal.ts';
import type { CheckOutcome, runCheck } from '../usecases/run-check.ts';
import { chooseSides } from './choose-sides.ts';
import type { CheckTask } from './decide-task.ts';
import { jobCheck } from './job-check.ts';
import { measuredOutputs } from './measured-outputs.ts';
import { postResult } from '../usecases/posting/post-result.ts';
import type { PostedCheck, Posting, SuggestionPlace } from '../usecases/posting/posting.ts';
import { runLinks } from './run-links.ts';
import { runOptions } from './run-options.ts';
import type { RunnerLog } from './runner-log.ts';
import type { Outcome, Stage } from './stage.ts';
import { verdictFailure } from './verdict-failure.ts';
import { whileOpen } from './while-open.ts';

/** What mode check works with. */
export interface CheckTools {
  readonly posting: Posting;
  readonly readCheckedOut: () => Promise<CheckedOut>;
  /** The stored record, for reading: the configuration at `base` names its branch. */
  readonly openBaseline: (checkedOut: CheckedOut, base: string | null) => Promise<BaselineStore>;
  readonly runCheck: typeof runCheck;
}

/** GitHub gives such jobs a token that only reads, whatever the workflow's permissions say. */
const onlyReads = ({ isFork }: Pick<CheckTask, 'isFork'>, { actor }: Stage['job']): boolean =>
  isFork || actor === 'dependabot[bot]';

/** Shows the check as under way. Null where nothing is posted, or nothing may be. */
export const startPosted = async (
  task: Pick<CheckTask, 'headSha' | 'externalId' | 'isFork'>,
  { inputs, job, log }: Stage,
  posting: Posting,
): Promise<PostedCheck | null> => {
  if (!inputs.post) return null;
  const check = posting.check(task.headSha, task.externalId);
  try {
    await check.start();
    return check;
  } catch (error) {
    if (!(error instanceof GitHubError) || error.status !== 403 || !onlyReads(task, job)) throw error;
    log.warning(
      "The token of this job may only read, as GitHub has it for pull requests from forks and of Dependabot. The change is measured, and the verdict is this job's own result; no check and no comment are posted. docs/forks.md shows how to have them posted.",
    );
    return null;
  }
};

const measure = async (task: CheckTask, stage: Stage, tools: CheckTools): Promise<CheckOutcome> => {
  const checkedOut = await tools.readCheckedOut();
  const sides = chooseSides(task, checkedOut, stage.inputs.base);
  const what = sides.head === task.headSha ? '' : ', by its test merge';
  stage.log.write(`The head is ${task.headSha.slice(0, 10)} of ${task.subject}${what}.`);
  const baseline = await tools.openBaseline(checkedOut, sides.base);
  return tools.runCheck(runOptions(stage, sides, baseline), stage.host);
};

/** Where the comment goes; null where there is none, or the pull request is about something else by now. */
const commentPlace = async (
  { number, headSha }: CheckTask,
  { result }: CheckOutcome,
  { posting, log }: { readonly posting: Posting; readonly log: RunnerLog },
): Promise<SuggestionPlace | null> => {
  if (number === null) return null;
  const outdated = await posting.outdated(number, headSha);
  if (outdated === null) return { number, headSha, baseSha: result.base.commit };
  log.notice(`${outdated} Its comment stays as it is.`);
  return null;
};

/**
 * Measures what is checked out against its base, and shows the verdict on the pull request or merge group. Throws what
 * left it without a verdict; the check then says so.
 */
export const check = async (task: CheckTask, stage: Stage, tools: CheckTools): Promise<Outcome> => {
  const { inputs, job, log } = stage;
  const { posting } = tools;
  const open = await startPosted(task, stage, posting);
  const measured =
    open === null ? await measure(task, stage, tools) : await whileOpen(open, stage, () => measure(task, stage, tools));
  const { result, directory, comment } = measured;
  log.write(renderTerminal(result, { colour: false, width: 120, directory }));

  const links = runLinks(job.runUrl);
  const report = jobCheck(result, links);
  const post = (target: PostedCheck): Promise<readonly GitHubError[]> =>
    postResult(posting, {
      check: target,
      report,
      comment,
      result,
      findPlace: () => commentPlace(task, measured, { posting, log }),
    });
  const refused = open === null ? [] : await post(open);
  const failure = inputs.post ? verdictFailure(result) : null;
  return {
    outputs: measuredOutputs(measured),
    summary: renderSummary(result, { links }),
    failures: [...refused, ...(failure === null ? [] : [failure])],
  };
};
