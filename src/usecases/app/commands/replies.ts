import { codeSpan, escapeMarkdown } from '../../../report/escape.ts';
import { checkNameOf, type Run, type RunMode } from '../model.ts';
import { shortSha } from './short-sha.ts';

// Answers to commands: a few sentences of Markdown each, in which nobody is mentioned.

/** To somebody who may only read. */
export const readerText = (login: string): string =>
  `Thank you, ${codeSpan(login, 80)}, but commands are for people who may write to this repository, so nothing was done. ` +
  'Ask one of them to write it.';

const doing = {
  check: 'Measuring',
  load: 'Measuring all scenarios at full length on',
  investigate: 'Investigating',
} as const satisfies Record<RunMode, string>;

export interface Asked {
  readonly run: Run;
  /** Whether it had been asked for already. */
  readonly isRepeated: boolean;
  readonly checkName: string;
}

/** Of a run of a pull request. */
export const measuringText = ({ run, isRepeated, checkName }: Asked): string => {
  const base = run.base === null || run.mode === 'load' ? '' : ` against ${codeSpan(run.base.ref, 80)}`;
  const what = `${doing[run.mode]} ${shortSha(run.headSha)}${base}`;
  const how =
    `The check ${codeSpan(checkNameOf(run, checkName), 80)} shows how far it is` +
    (run.mode === 'load' ? ', and what it comes to is told here. Checks of pull requests go first.' : '.');
  return isRepeated ? `${what} is under way already. ${how}` : `${what}. ${how}`;
};

export const refreshText = (branch: string, sha: string): string =>
  `Measuring ${shortSha(sha)} of ${codeSpan(branch, 80)} for the baseline. It waits until nothing that blocks a merge is measured; ` +
  '`/perf baseline` shows what is stored.';

export const noBranchText = (branch: string): string =>
  `Nothing was done: GitHub knows no commit of the branch ${codeSpan(branch, 80)}.`;

export const cancelledText = (runs: readonly Run[]): string =>
  runs.length === 0
    ? 'Nothing was being measured for this pull request.'
    : `The measurement of ${[...new Set(runs.map(({ headSha }) => shortSha(headSha)))].join(', ')} is cancelled. ` +
      '`/perf check` starts another.';

/** Why the run ended, for people. Plain text. */
export const cancelReason = (login: string): string => `${login} cancelled it with /perf cancel.`;

/** Told below the answer where a comment holds more than one command. */
export const onlyFirstText = (others: number): string =>
  `Only the first command of a comment is carried out: ${others} more ${others === 1 ? 'was' : 'were'} left.`;

/** An error that only people can do something about. */
export const failureText = (message: string, cure: string): string =>
  `Nothing was done: ${escapeMarkdown(message, 400)} ${escapeMarkdown(cure, 400)}`;
