import type { CheckButton, CheckReport } from '../../../report/check-report.ts';
import { codeBlock, codeSpan, escapeMarkdown, escapePlain } from '../../../report/escape.ts';
import type { Run } from '../model.ts';

type Ended = Pick<Run, 'outcome' | 'problem' | 'headSha' | 'purpose'>;

const remeasure: CheckButton = {
  label: 'Re-measure',
  description: 'Measure this commit once more',
  identifier: 'remeasure',
};
/** Whoever presses it has seen the commit, and is asked for their rights. */
const approve: CheckButton = {
  label: 'Measure',
  description: 'Run the code of this commit',
  identifier: 'remeasure',
};

/** The most lines of a problem: a broken configuration has 51 and a title. */
const mostLines = 60;

const linesOf = ({ problem }: Ended): readonly [string, ...string[]] => {
  const [first = '', ...lines] = (problem ?? '').split('\n');
  const title = escapePlain(first, 160);
  return [title === '' ? 'There is no result' : title, ...lines];
};

const approvalSummary = (headSha: string): string =>
  [
    'This change comes from a fork, and measuring it runs its code on the workers of this App.',
    `Look at the change first. Then someone who may write starts it with the button, or with the comment ${codeSpan(`/perf check ${headSha}`)}.`,
  ].join('\n\n');

/** Title and text (Markdown) that say why a run ended without a result. */
export const endingText = (run: Ended): { readonly title: string; readonly summary: string } => {
  const [title, ...lines] = linesOf(run);
  const told = lines.length === 0 ? escapeMarkdown(run.problem ?? title, 2000) : codeBlock(lines, { most: mostLines });
  return {
    title,
    summary: run.outcome === 'waiting-for-approval' ? approvalSummary(run.headSha) : told,
  };
};

const buttonsOf = ({ outcome }: Ended): CheckButton[] => {
  if (outcome === 'waiting-for-approval') return [approve];
  return outcome === 'failed' ? [remeasure] : [];
};

/** The check of a run that ended without a result and was not cancelled. It blocks, unless there was nothing to do. */
export const endedReport = (run: Ended): CheckReport => ({
  conclusion: run.outcome === 'skipped' ? 'neutral' : 'action_required',
  ...endingText(run),
  text: null,
  annotations: [],
  buttons: buttonsOf(run),
});
