import type { Experiment } from '../../core/investigation.ts';
import { isMetric, leastCount, metricOf } from '../../core/metrics.ts';
import { type SignalName, signalUnits } from '../infrastructure/readings/signal-values.ts';
import { meanAndDeviation } from '../../statistics/mean-and-deviation.ts';
import { median } from '../../statistics/quantile.ts';
import { tInterval } from '../../statistics/t-interval.ts';
import { limits } from './limits.ts';

export type Counter = NonNullable<Experiment['counter']>;

export interface CounterPair {
  readonly base: number;
  readonly head: number;
}

/** A share of the base that a counter has to differ by at least. */
const least = 0.02;
/** The share of the difference that has to go back. */
const back = 0.5;

/** Milliseconds that requests wait differ by this much without a reason. */
const leastWait = 0.05;

const isSignal = (name: string): name is SignalName => Object.hasOwn(signalUnits, name);

const unitOf = (name: string): string | null =>
  isMetric(name) ? metricOf(name).unit : isSignal(name) ? signalUnits[name] : null;

const leastOf = (name: string): number => {
  const unit = unitOf(name);
  if (unit === 'count/request') return leastCount;
  return unit === 'ms/request' && isSignal(name) ? leastWait : 0;
};

/** Whether base and head differ in it at all: a class that was guessed wrong names a counter that does not. */
const differs = (ofHead: readonly CounterPair[], metric: string): boolean => {
  const differences = ofHead.map(({ base, head }) => head - base);
  if (differences.length < 2) return false;
  const summary = meanAndDeviation(differences);
  const floor = Math.max(leastOf(metric), least * Math.abs(median(ofHead.map(({ base }) => base)) ?? 0));
  return summary.mean > floor && tInterval(summary, limits.tail).low > 0;
};

const middle = (values: readonly number[]): number => median(values) ?? 0;

/**
 * The first of a suspect's counters in which the head is worse than the base, and whether it goes back with the arm: by at least half.
 * null where none of them differs between the sides, or none was observed: then time is all there is.
 */
export const counterOf = (
  metrics: readonly string[],
  ofHead: (metric: string) => readonly CounterPair[],
  ofArm: (metric: string) => readonly CounterPair[],
): Counter | null => {
  for (const metric of metrics) {
    const [heads, arms] = [ofHead(metric), ofArm(metric)];
    if (unitOf(metric) === null || arms.length === 0 || !differs(heads, metric)) continue;
    const base = middle([...heads, ...arms].map((it) => it.base));
    const head = middle(heads.map((it) => it.head));
    const undone = middle(arms.map((it) => it.head));
    return { metric, base, head, undone, moved: head - undone >= back * (head - base) };
  }
  return null;
};
