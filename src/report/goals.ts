import { formatPercent } from '../core/format.ts';
import type { GoalResult } from '../core/result.ts';

const amount = (share: number): string => formatPercent(Math.abs(share)).replace('+', '');

const signed = (share: number): string => formatPercent(share).replace(/^\+| %$/gu, '');

/** "32 % so far (29 to 35)", "4 % worse so far (2 to 6)". */
const progressText = ({ estimate, low, high }: NonNullable<GoalResult['progress']>, so: string): string =>
  estimate < 0
    ? `${amount(estimate)} worse${so} (${signed(-high)} to ${signed(-low)})`
    : `${amount(estimate)}${so} (${signed(low)} to ${signed(high)})`;

/** How far a goal is reached, as one line of plain text; with what makes it less sure than others, or not known. */
export const goalText = ({ suite, metric, since, improve, progress, decision, reason }: GoalResult): string => {
  const reached = decision === 'reached';
  const what = `${metric} of ${suite} ${amount(improve)} better than ${since}`;
  const so = progress === null ? 'not known' : progressText(progress, reached ? '' : ' so far');
  return `${reached ? 'Goal reached' : 'Goal'}: ${what}: ${so}${reason === null ? '' : `. ${reason}`}`;
};
