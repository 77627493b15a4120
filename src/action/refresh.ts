import type { BaselineStore } from '../baseline/baseline-store.ts';
import { BaselineError, UsageError } from '../core/errors.ts';
import type { CheckedOut } from '../measure/workspace/read-checked-out.ts';
import { codeSpan, escapeMarkdown } from '../report/escape.ts';
import { renderSummary } from '../report/comment.ts';
import { renderTerminal } from '../report/terminal.ts';
import type { RefreshOutcome, runRefresh } from '../usecases/run-refresh.ts';
import type { RefreshTask } from './decide-task.ts';
import { measuredOutputs } from './measured-outputs.ts';
import { runLinks } from './run-links.ts';
import { runOptions } from './run-options.ts';
import type { Outcome, Stage } from './stage.ts';

/** What mode refresh works with. */
export interface RefreshTools {
  readonly readCheckedOut: () => Promise<CheckedOut>;
  /** The stored record, to append to: the configuration that is checked out names its branch. */
  readonly openBaseline: (checkedOut: CheckedOut) => Promise<BaselineStore>;
  readonly runRefresh: typeof runRefresh;
}

const otherCommit = ({ commit }: CheckedOut, task: RefreshTask): UsageError =>
  new UsageError(
    `The checked-out commit ${commit.slice(0, 10)} is not ${task.commit.slice(0, 10)}, which this run is about.`,
    'Check out without `ref`, and make no commits in steps before this one.',
  );

const storedText = ({ records, stored }: RefreshOutcome, place: string): string => {
  if (stored !== 'stored') return `Nothing was stored: ${escapeMarkdown(stored.problem, 1000)}`;
  const suites = records.map(({ suite }) => codeSpan(suite)).join(', ');
  return records.length === 0
    ? 'Nothing was measured that could be stored.'
    : `Stored in ${escapeMarkdown(place)}: ${records.length} ${records.length === 1 ? 'record' : 'records'} (${suites}).`;
};

/**
 * Measures the default branch and stores it. The verdict fails nothing: what was measured is stored all the same. A store
 * that could not be written does; the records are in the output directory then.
 */
export const refresh = async (task: RefreshTask, stage: Stage, tools: RefreshTools): Promise<Outcome> => {
  const { job, log, host } = stage;
  const checkedOut = await tools.readCheckedOut();
  if (checkedOut.commit !== task.commit) throw otherCommit(checkedOut, task);
  const baseline = await tools.openBaseline(checkedOut);
  const outcome = await tools.runRefresh(
    {
      ...runOptions(stage, { base: stage.inputs.base, head: task.commit }, baseline),
      ref: task.branch,
      provenance: { source: 'action', runId: job.runId, attempt: job.attempt, event: job.event },
    },
    host,
  );
  const { result, directory, stored } = outcome;
  log.write(renderTerminal(result, { colour: false, width: 120, directory }));
  const text = storedText(outcome, baseline.place);
  if (result.verdict !== 'pass') log.warning(`The verdict of this refresh is ${result.verdict}. It fails nothing.`);
  const failure =
    stored === 'stored'
      ? null
      : new BaselineError(stored.problem, `What was measured is kept in ${directory}: upload it, and run again.`);
  return {
    outputs: measuredOutputs(outcome),
    summary: `${text}\n\n${renderSummary(result, { links: runLinks(job.runUrl) })}`,
    failures: failure === null ? [] : [failure],
  };
};
