import type { Investigation } from '../../../core/investigation.ts';
import { doubtOf } from '../../../investigation/synthesis/caution.ts';
import { codeSpan, escapeMarkdown, escapePlain } from '../../../report/escape.ts';
import { criteriaLines } from '../../../report/investigation/plan-lines.ts';
import { outsideList } from '../../../report/investigation/words.ts';
import { folded } from '../../../report/markdown.ts';
import type { Run } from '../model.ts';
import { endingText } from './ended-report.ts';
import { watchDays } from './validate-investigations.ts';

/** Criteria that are shown. */
const mostCriteria = 20;
/** Of an alert's name, which is anybody's text. */
const longestName = 120;

const named = (alert: string): string => codeSpan(alert, longestName);
const commit = (sha: string): string => codeSpan(sha.slice(0, 10));

type Range = Pick<Run, 'base' | 'headSha'>;

const between = ({ base, headSha }: Range): string =>
  base === null ? '' : ` between ${commit(base.sha)} and ${commit(headSha)}, the last two deploys that it knows`;

const nextSteps = (steps: readonly string[]): string[] => ['What to do next:', '', ...steps.map((it) => `- ${it}`)];

const again = 'Pacegate looks again when the alert is sent again.';

const byHand = ({ base, headSha }: Range): string[] =>
  base === null
    ? []
    : [`In a clone of the repository: ${codeSpan(`pacegate investigate --base ${base.sha} --head ${headSha}`)}`];

/** Title of the issue, plain text. It stays, whatever is told in the issue later. */
export const alertTitle = (alert: string): string => `Investigation of the alert ${escapePlain(alert, longestName)}`;

const opening = (alert: string, run: Range): string =>
  `The alert ${named(alert)} made Pacegate look for what changed${between(run)}.`;

/** What an investigation came to, `body`, and what becomes of the issue. Markdown, as all of these. */
export const foundText = (
  run: Run,
  { alert, branch, body }: { readonly alert: string; readonly branch: string; readonly body: string },
  investigation: Investigation,
): string => {
  const { state, validation } = investigation;
  const isCut = run.outcome !== 'investigated' || state === 'cancelled' || doubtOf(investigation) !== null;
  const isHeld = !isCut && state !== 'no-regression' && validation.criteria.length > 0;
  const rest = isHeld
    ? [
        `For ${watchDays} days each refresh of ${codeSpan(branch, 100)} tells here which of these criteria hold. When all do, Pacegate closes the investigation and this issue.`,
      ]
    : isCut
      ? nextSteps([...(run.outcome === 'failed' ? [again] : []), ...byHand(run)])
      : [`Nothing is held against ${codeSpan(branch, 100)} for it: close this issue when you are done with it.`];
  return [opening(alert, run), '', body, '', ...rest, ''].join('\n');
};

/** Why there is nothing to tell, and what to do about it. */
export const troubleText = (run: Run, alert: string): string => {
  const { title, summary } = endingText(run);
  const isOneLine = (run.problem ?? '').split('\n').length === 1;
  return [
    `${opening(alert, run)} It came to no result.`,
    '',
    ...(isOneLine ? [summary] : [`**${escapeMarkdown(title)}**`, '', summary]),
    '',
    ...nextSteps([again, ...byHand(run)]),
    '',
  ].join('\n');
};

/** There are no two deploys. */
export const noDeploysText = (alert: string, branch: string): string =>
  [
    `The alert ${named(alert)} is firing, and Pacegate has nothing to compare: it looks between the last two pushes to ${codeSpan(branch, 100)} that GitHub told it of, and it knows fewer than two.`,
    '',
    ...nextSteps([
      'From the second push on it looks when the alert is sent again. Pushes from before the App was installed do not count.',
      `In a clone of the repository: ${codeSpan('pacegate investigate --base COMMIT --head COMMIT')}`,
    ]),
    '',
  ].join('\n');

/** "2026-03-02 10:05 UTC". */
const minuteOf = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;

/** It is over. `isWatched`: an investigation of it is held against the branch. */
export const resolvedText = (
  alert: string,
  { at, branch, isWatched }: { readonly at: string | null; readonly branch: string; readonly isWatched: boolean },
): string => {
  const when = at === null ? '' : ` at ${minuteOf(at)}`;
  const rest = isWatched
    ? `That alone closes nothing: the investigation is closed when its criteria hold on ${codeSpan(branch, 100)}.`
    : 'Close this issue when you are done with it.';
  return `The alert ${named(alert)} was resolved${when}. ${rest}\n`;
};

const withEnd = (lines: readonly string[]): string[] => (lines.length === 0 ? [] : [...lines, '']);

/** Which criteria hold. `reasons`: how each was found, a stranger's text. */
export const progressText = (investigation: Investigation, reasons: readonly string[]): string =>
  [
    `What the investigation of ${commit(investigation.scope.head)} wanted:`,
    '',
    ...criteriaLines(investigation, mostCriteria),
    '',
    ...folded('How that was found', withEnd(outsideList(reasons.slice(0, 2 * mostCriteria), 300))),
    '',
  ].join('\n');

/** The comment that an investigation is closed with. `isShared`: another one is told in the same issue, and goes on. */
export const closedText = (
  investigation: Investigation,
  { branch, isShared }: { readonly branch: string; readonly isShared: boolean },
): string =>
  [
    `✅ The investigation of ${commit(investigation.scope.head)} is closed: all that it wanted holds.`,
    '',
    ...criteriaLines(investigation, mostCriteria),
    '',
    `From now on ${codeSpan(branch, 100)} is watched for it: an issue says so if it comes back.`,
    isShared
      ? 'This issue stays open for another investigation of the alert.'
      : 'Pacegate closes this issue, unless somebody has reopened it.',
    '',
  ].join('\n');
