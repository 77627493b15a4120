import { changeWords, toleranceWords } from '../core/change-words.ts';
import { formatChange, formatPercent, formatValue } from '../core/format.ts';
import { isByDifference, isMetric, metricCatalogue } from '../core/metrics.ts';
import { type Change, isExact, type MetricResult } from '../core/result.ts';
import { differencePhrase } from './difference-phrase.ts';

/** The metric as a noun phrase; the identifier itself when the catalogue does not know it. */
export const metricTitle = (id: string): string => (isMetric(id) ? metricCatalogue[id]?.title : undefined) ?? id;

/** A value in people's units. `unit` counts only for metrics that the catalogue does not know. */
export const valueText = (value: number, metric: string, unit: string): string => {
  const known = isMetric(metric) ? metricCatalogue[metric] : undefined;
  return known === undefined ? `${Number(value.toPrecision(3))} ${unit}` : formatValue(value, known.unit);
};

type Compared = Pick<MetricResult, 'metric' | 'unit' | 'base' | 'head' | 'change'>;

const points = (share: number): string => String(Number((share * 100).toFixed(2)));

const sign = (share: number): string => (share > 0 ? '+' : '');

/** "+19 %"; what may start from zero differs by its own unit: shares by points, "+0.8 points", scores "+0.050", counts "+2/request". */
export const estimateText = (it: Compared): string => {
  const { unit, change } = it;
  if (unit === 'share') return `${sign(change.estimate)}${points(change.estimate)} points`;
  return isByDifference(it) ? changeWords(it).replace(/ \(.*/u, '') : formatPercent(change.estimate);
};

/** The change with its interval: "+19 % (17 to 21)", "+0.8 points (0.2 to 1.4)"; an exact one with its size: "+58.1 KB (+32 %)". */
export const changeText = (it: Compared): string =>
  it.unit === 'share' ? `${estimateText(it)} (${points(it.change.low)} to ${points(it.change.high)})` : changeWords(it);

/** The accepted change: "5 %"; of what is compared by difference, "0.050" or "50.0 B/request". */
export const toleranceText = toleranceWords;

/** How much worse the head is: 0.05 is 5 % (of shares: 5 points) worse, whichever direction is better for the metric. */
export const worsening = (it: Pick<MetricResult, 'better' | 'change'>): number =>
  it.better === 'lower' ? it.change.estimate : -it.change.estimate;

/** Whether the whole interval is on the worse side of zero. */
export const surelyWorse = (it: Pick<MetricResult, 'better' | 'change'>): boolean =>
  it.better === 'lower' ? it.change.low > 0 : it.change.high < 0;

type Phrase = readonly [up: (by: string) => string, down: (by: string) => string];

const longer = (where: string): Phrase => [
  (by) => `takes ${by} longer${where}`,
  (by) => `takes ${by} less time${where}`,
];

const moreOrLess = (verb: string, what: string): Phrase => [
  (by) => `${verb} ${by} more ${what}`,
  (by) => `${verb} ${by} less ${what}`,
];

const phrases: Readonly<Record<string, Phrase>> = {
  'latency.mean': longer(''),
  'latency.p50': longer(' at the median'),
  'latency.p95': longer(' at the 95th percentile'),
  'latency.p99': longer(' at the 99th percentile'),
  throughput: [(by) => `serves ${by} more requests per second`, (by) => `serves ${by} fewer requests per second`],
  'cpu.per-request': moreOrLess('needs', 'CPU per request'),
  'allocation.per-request': moreOrLess('allocates', 'memory per request'),
  'memory.rss.peak': moreOrLess('needs', 'memory at its peak'),
  'memory.heap': moreOrLess('keeps', 'heap after a collection'),
  'gc.pause': [(by) => `pauses ${by} longer for collections`, (by) => `pauses ${by} less for collections`],
  'eventloop.delay.p99': [(by) => `holds its event loop ${by} longer`, (by) => `holds its event loop ${by} less`],
  'db.time': moreOrLess('spends', 'time in its database'),
  'cost.per-million': [(by) => `costs ${by} more`, (by) => `costs ${by} less`],
  'page.lcp': longer(' to its largest contentful paint'),
  'page.fcp': longer(' to its first contentful paint'),
  'page.si': longer(' until it is seen (speed index)'),
  'page.tbt': [(by) => `blocks its main thread ${by} longer`, (by) => `blocks its main thread ${by} less`],
  'page.script-cpu': moreOrLess('needs', 'CPU for its scripts'),
};

/** What the change does, without its subject: "needs 19 % more CPU per request". */
export const changePhrase = (it: Compared): string => {
  const told = differencePhrase(it);
  if (told !== null) return told;
  const phrase = Object.hasOwn(phrases, it.metric) ? phrases[it.metric] : undefined;
  if (phrase === undefined) return `changes by ${estimateText(it)} in ${metricTitle(it.metric)}`;
  const by = formatPercent(Math.abs(it.change.estimate)).replace('+', '');
  return it.change.estimate < 0 ? phrase[1](by) : phrase[0](by);
};

/**
 * What stands behind a phrase: " (17 to 21)", or ", +32 %" and ", +32 % (30 to 35)" where the phrase tells a difference. Of what is
 * compared by difference the phrase has said all but the interval.
 */
export const phraseEnd = (it: Compared): string => {
  if (it.unit !== 'share' && isByDifference(it)) {
    const interval = /\((.*)\)/u.exec(changeText(it))?.[1];
    return interval === undefined ? '' : ` (${interval})`;
  }
  if (differencePhrase(it) === null) return ` (${phraseInterval(it.change)})`;
  const { low, high } = it.change;
  return `, ${isExact(it) && low === high ? estimateText(it) : formatChange(it.change)}`;
};

/** The interval in the direction of the phrase: "17 to 21", also for "9 % fewer". */
export const phraseInterval = ({ estimate, low, high }: Change): string => {
  const turned = estimate < 0 ? { estimate: -estimate, low: -high, high: -low } : { estimate, low, high };
  return /\((.*)\)/.exec(formatChange(turned))?.[1] ?? '';
};

/** One sentence with everything that a reader needs to believe the change. It names the scenario when asked to. */
export const evidenceText = (it: MetricResult, withScenario = false): string => {
  const base = valueText(it.base.value, it.metric, it.unit);
  const head = valueText(it.head.value, it.metric, it.unit);
  const blocks = isExact(it) ? '' : ` over ${it.head.blocks.length} block${it.head.blocks.length === 1 ? '' : 's'}`;
  const title = metricTitle(it.metric);
  const scenario = withScenario && it.scenario !== null ? `, ${it.scenario}` : '';
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}${scenario}: ${base} on base, ${head} on head: ${changeText(it)}${blocks}, tolerance ${toleranceText(it)}.`;
};
