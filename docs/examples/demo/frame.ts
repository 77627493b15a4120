import { formatDuration } from '../../../src/core/format.ts';
import { verdictExitCodes } from '../../../src/cli/exit-codes.ts';
import type { Verdict } from '../../../src/core/result.ts';

/** A change that the demo judges. */
export interface Change {
  /** Name of the patch and of the branch. */
  readonly name: string;
  readonly title: string;
  readonly expected: Verdict;
}

/** What came of it. */
export interface Outcome {
  readonly change: Change;
  readonly exitCode: number;
  /** Wall time of the check, ms. */
  readonly duration: number;
}

const shownLines = 16;
const commentLines = 14;

const rule = '─'.repeat(78);

export const verdictOf = (exitCode: number): string =>
  Object.entries(verdictExitCodes).find(([, code]) => code === exitCode)?.[0] ?? 'no verdict';

export const asExpected = ({ change, exitCode }: Outcome): boolean => verdictExitCodes[change.expected] === exitCode;

/** At most so many lines, and how many more there are. */
export const withRest = (lines: readonly string[], most: number): string[] =>
  lines.length <= most ? [...lines] : [...lines.slice(0, most), `… and ${lines.length - most} more lines`];

export const indent = (lines: readonly string[]): string => lines.map((line) => `  ${line}`.trimEnd()).join('\n');

/** Added and removed lines of a diff, each file named once. */
export const changedLines = (diff: string): string[] =>
  diff
    .split('\n')
    .filter((line) => /^[+-]/.test(line) && !/^(?:--- |\+\+\+ \/dev\/null)/.test(line))
    .map((line) => line.replace(/^\+\+\+ b\//, '@ '));

export const heading = (text: string): string => `\n${rule}\n${text}\n${rule}\n`;

/** What is about to be judged. */
export const changeText = ({ title, expected }: Change, stat: string, diff: string): string =>
  [
    heading(title),
    indent(stat.trimEnd().split('\n')),
    '',
    indent(withRest(changedLines(diff), shownLines)),
    '',
    `Expected verdict: ${expected} (exit code ${verdictExitCodes[expected]})`,
    '$ pacegate check',
    '',
  ].join('\n');

/** What the check said; `comment` is the pull request comment, or null when there is none. */
export const outcomeText = (outcome: Outcome, comment: string | null, results: string): string =>
  [
    '',
    `Received verdict: ${verdictOf(outcome.exitCode)} (exit code ${outcome.exitCode}) after ${formatDuration(outcome.duration)}; ` +
      `expected: ${outcome.change.expected}`,
    '',
    ...(comment === null
      ? ['It wrote no comment.md.']
      : [
          'The comment that the pull request would get begins:',
          '',
          indent(withRest(comment.trimEnd().split('\n'), commentLines)),
        ]),
    '',
    `Results: ${results}`,
    '',
  ].join('\n');

/** Both verdicts side by side, and whether the demo went as it should. */
export const summaryText = (outcomes: readonly Outcome[]): string => {
  const rows = outcomes.map((it) => {
    const mark = asExpected(it) ? 'as expected' : `NOT as expected (${it.change.expected})`;
    return `  ${it.change.name.padEnd(24)}${verdictOf(it.exitCode).padEnd(14)}exit code ${it.exitCode}   ${mark}`;
  });
  return [heading('Summary'), ...rows, ''].join('\n');
};
