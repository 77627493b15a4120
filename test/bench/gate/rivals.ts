import { meanAndDeviation } from '../../../src/statistics/mean-and-deviation.ts';
import { upperQuantile } from '../../../src/statistics/student-t.ts';
import { mannWhitney } from './mann-whitney.ts';
import type { Recorded, Row } from './recorded.ts';

/** The series that a rule watches: values by block of both sides. */
export type Watched = readonly string[];

const valuesOf = (rows: readonly Row[], key: string, side: 'base' | 'head'): number[] =>
  rows.flatMap((row) => row.get(key)?.[side] ?? []);

const levelOf = (run: Recorded, key: string, side: 'base' | 'head'): number =>
  meanAndDeviation(valuesOf(run.rows, key, side)).mean;

/**
 * One stored number and a threshold of 10 %: the head of this run against the base of a run at another time, as
 * github-action-benchmark does with `alert-threshold: 110%`. The share of earlier runs that would have blocked this one.
 */
export const storedNumber = (run: Recorded, others: readonly Recorded[], watched: Watched): number => {
  const blocking = others.filter((stored) =>
    watched.some((key) => levelOf(run, key, 'head') > 1.1 * levelOf(stored, key, 'base')),
  );
  return others.length === 0 ? Number.NaN : blocking.length / others.length;
};

/** A history of 20 runs of the base and a t boundary at 0.99: Bencher's t-test threshold, upper boundary. */
export const history = (run: Recorded, others: readonly Recorded[], watched: Watched): number => {
  const kept = others.slice(-20);
  const blocks = watched.some((key) => {
    const { mean, deviation, n } = meanAndDeviation(kept.map((it) => levelOf(it, key, 'base')));
    return n >= 2 && levelOf(run, key, 'head') > mean + upperQuantile(0.01, n - 1) * deviation;
  });
  return blocks ? 1 : 0;
};

/** Mann-Whitney over the runs of both sides at 0.05, two-sided, and slower: benchstat. */
export const benchstat = (rows: readonly Row[], watched: Watched): number =>
  watched.some((key) => {
    const base = valuesOf(rows, key, 'base');
    const head = valuesOf(rows, key, 'head');
    const slower = meanAndDeviation(head).mean > meanAndDeviation(base).mean;
    return slower && mannWhitney(base, head) < 0.05;
  })
    ? 1
    : 0;

/** Welch's 95 % interval of the difference, as tachometer takes it. */
const interval = (base: readonly number[], head: readonly number[]): { low: number; high: number } => {
  const [b, h] = [meanAndDeviation(base), meanAndDeviation(head)];
  const [vb, vh] = [b.deviation ** 2 / b.n, h.deviation ** 2 / h.n];
  // Replay may draw one block again and again: that tells nothing of the spread.
  if (vb + vh === 0) return { low: -Infinity, high: Infinity };
  const freedom = (vb + vh) ** 2 / (vb ** 2 / (b.n - 1) + vh ** 2 / (h.n - 1));
  const half = upperQuantile(0.025, freedom) * Math.sqrt(vb + vh);
  return { low: h.mean - b.mean - half, high: h.mean - b.mean + half };
};

/** Samples until the 95 % interval of every difference excludes zero or the blocks are used up: tachometer's default. */
export const tachometer = (rows: readonly Row[], watched: Watched): number =>
  watched.some((key) => {
    for (let n = 4; n <= rows.length; n++) {
      const some = rows.slice(0, n);
      const { low, high } = interval(valuesOf(some, key, 'base'), valuesOf(some, key, 'head'));
      if (low > 0) return true;
      if (high < 0) return false;
    }
    return false;
  })
    ? 1
    : 0;
