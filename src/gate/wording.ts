import { formatChange, formatDuration, formatShare, formatValue } from '../core/format.ts';
import { metricOf } from '../core/metrics.ts';
import type { BudgetResult, MetricResult } from '../core/result.ts';

/** "api, GET /search, scenario normal": where something was compared. */
export const placeText = (place: { suite: string; scenario: string | null; route?: string | null }): string =>
  [place.suite, place.route ?? null, place.scenario === null ? null : `scenario ${place.scenario}`]
    .filter((part) => part !== null)
    .join(', ');

/** "12 blocks", "1 block". */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** The metric's title at the start of a sentence. */
export const titleAtStart = (metric: string): string => {
  const { title } = metricOf(metric);
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}`;
};

/** A change with its interval. That of an error share is a difference of shares of all requests, not relative. */
const changeText = (it: MetricResult): string =>
  it.unit === 'share' ? `${formatChange(it.change)} of all requests` : formatChange(it.change);

/** A sentence about a comparison that regressed. */
export const regressedText = (it: MetricResult): string =>
  `${titleAtStart(it.metric)} changed by ${changeText(it)} in ${placeText(it)}; the tolerance is ${formatShare(it.tolerance)}.`;

/** A sentence about a comparison that was not decided: what the run could have shown and what a decision would take. */
export const undecidedText = (it: MetricResult): string => {
  const tolerance = `the tolerance is ${formatShare(it.tolerance)}`;
  const start = `${titleAtStart(it.metric)} in ${placeText(it)} is undecided: ${changeText(it)}, ${tolerance}.`;
  if (it.needed === null) return start;
  const { smallestChange, blocks, time } = it.needed;
  const shown =
    smallestChange < 1
      ? `This run was likely to show a change of ${formatShare(Number(smallestChange.toPrecision(2)))} or more;`
      : 'This run was too short to show even a doubling;';
  const more =
    blocks === null || time === null
      ? 'more blocks alone are unlikely to decide it.'
      : `about ${count(blocks, 'block')} (${formatDuration(time)}) would be needed.`;
  return `${start} ${shown} ${more}`;
};

/** A sentence about a budget whose limit is exceeded. */
export const exceededText = (it: BudgetResult): string => {
  const { unit } = metricOf(it.metric);
  const limit = it.limit === null ? '' : `, beyond its limit of ${formatValue(it.limit, unit)}`;
  return `${titleAtStart(it.metric)} in ${placeText(it)} is ${formatValue(it.value, unit)}${limit}.`;
};
