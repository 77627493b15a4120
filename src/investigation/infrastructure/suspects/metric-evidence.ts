import { changeText, metricTitle, valueText } from '../../../advice/phrase.ts';
import type { MetricResult } from '../../../core/result.ts';
import type { CauseClass } from '../../classes/cause-class.ts';
import type { Measured } from './known-change.ts';

/** Whether a metric is meant by one of a class: "latency" stands for all of latency. */
const isMeant = (metric: string, meant: string): boolean =>
  metric === meant || ((meant === 'latency' || meant === 'bundle') && metric.startsWith(`${meant}.`));

export interface MetricEvidence {
  /** counter: what counts it moved; first: what it moves most surely did; other: something else that fits did. */
  readonly match: 'counter' | 'first' | 'other' | 'none';
  /** What counts it was measured, and did not move. */
  readonly isAgainst: boolean;
  readonly sentences: readonly string[];
}

const mostSentences = 3;

const sentenceOf = (it: MetricResult): string =>
  `${metricTitle(it.metric)} of ${it.route ?? it.suite} went from ${valueText(it.base.value, it.metric, it.unit)} to ${valueText(it.head.value, it.metric, it.unit)}, ${changeText(it)}.`;

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** What the measured metrics say of a cause of a class. `counters` are those that count it. */
export const metricEvidence = (
  { moves }: CauseClass,
  counters: readonly string[],
  { metrics }: Measured,
): MetricEvidence => {
  const order = [...counters, ...moves];
  const rank = ({ metric }: MetricResult): number => order.findIndex((meant) => isMeant(metric, meant));
  const regressed = metrics
    .filter((it) => it.decision === 'regressed' && rank(it) !== -1)
    .toSorted((a, b) => rank(a) - rank(b) || Math.abs(b.change.estimate) - Math.abs(a.change.estimate));
  const [first] = regressed;
  const counted = metrics.filter(({ metric }) => counters.includes(metric));
  const isCounted = first !== undefined && counters.includes(first.metric);
  const isFirst = first !== undefined && moves[0] !== undefined && isMeant(first.metric, moves[0]);
  return {
    match: isCounted ? 'counter' : isFirst ? 'first' : first === undefined ? 'none' : 'other',
    isAgainst:
      !isCounted &&
      counted.length > 0 &&
      counted.every(({ decision }) => decision === 'unchanged' || decision === 'improved'),
    sentences: regressed.slice(0, mostSentences).map((it) => capital(sentenceOf(it))),
  };
};
