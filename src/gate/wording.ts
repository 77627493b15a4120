import { changeWords, toleranceWords } from '../core/change-words.ts';
import { formatChange, formatDuration, formatShare, formatValue } from '../core/format.ts';
import { isBundleMetric, isByDifference, metricOf } from '../core/metrics.ts';
import { isOfChunk } from '../core/primary.ts';
import { type BudgetResult, isExact, type MetricResult } from '../core/result.ts';

interface Place {
  readonly suite: string;
  readonly scenario: string | null;
  readonly route?: string | null | undefined;
  readonly metric?: string;
}

/** "api, GET /search, scenario normal", "entry main of web": where something was compared. */
export const placeText = ({ suite, scenario, route = null, metric = '' }: Place): string => {
  if (isBundleMetric(metric) && route !== null) return `${isOfChunk(metric) ? 'chunk' : 'entry'} ${route} of ${suite}`;
  return [suite, route, scenario === null ? null : `scenario ${scenario}`].filter((part) => part !== null).join(', ');
};

/** "12 blocks", "1 block". */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** The metric's title at the start of a sentence. */
export const titleAtStart = (metric: string): string => {
  const { title } = metricOf(metric);
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}`;
};

/** A change with its interval, or exactly. That of an error share is a difference of shares of all requests, not relative. */
const changeText = (it: MetricResult): string =>
  it.unit === 'share' ? `${formatChange(it.change)} of all requests` : changeWords(it);

/** A sentence about a comparison that regressed. */
export const regressedText = (it: MetricResult): string =>
  `${titleAtStart(it.metric)} changed by ${changeText(it)} in ${placeText(it)}; the tolerance is ${toleranceWords(it)}.`;

/** What a run was likely to show. A difference has no doubling. */
const shownText = (it: MetricResult, smallestChange: number): string => {
  const smallest = Number(smallestChange.toPrecision(2));
  if (it.unit !== 'share' && isByDifference(it))
    return `This run was likely to show a change of ${formatValue(smallest, metricOf(it.metric).unit)} or more;`;
  return smallestChange < 1
    ? `This run was likely to show a change of ${formatShare(smallest)} or more;`
    : 'This run was too short to show even a doubling;';
};

/** A sentence about a comparison that was not decided: what the run could have shown and what a decision would take. */
export const undecidedText = (it: MetricResult): string => {
  const tolerance = `the tolerance is ${toleranceWords(it)}`;
  const start = `${titleAtStart(it.metric)} in ${placeText(it)} is undecided: ${changeText(it)}, ${tolerance}.`;
  if (it.needed === null) return isExact(it) ? `${start} Two builds of one commit differ by more than is left.` : start;
  const { blocks, time } = it.needed;
  const shown = shownText(it, it.needed.smallestChange);
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
