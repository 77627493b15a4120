import type { Random } from '../../../core/random.ts';
import { changePoints } from '../../../statistics/change-points.ts';
import { meanAndDeviation } from '../../../statistics/mean-and-deviation.ts';
import { type Sum, type Term, sumOf } from '../../../statistics/summed-change.ts';

/** A value of a series, and how much it counts. */
export interface Weighted {
  readonly value: number;
  readonly weight: number;
}

/** Where the level of a series changed: index of the first value of the new one, and both levels. */
export interface LevelChange {
  readonly index: number;
  readonly before: number;
  readonly after: number;
  /** after - before, 95 %. */
  readonly difference: Sum;
}

/** Points that are tested: the test takes time of their number to the square, for each of its permutations. */
const mostPoints = 48;
/** Fewer can't show a change for good. */
export const fewestPoints = 8;

/** Series are many: each may err once in a thousand. */
const level = 0.001;

const meanOf = (values: readonly Weighted[]): number => {
  const weight = values.reduce((sum, it) => sum + it.weight, 0);
  return weight === 0 ? 0 : values.reduce((sum, it) => sum + it.value * it.weight, 0) / weight;
};

const termOf = (values: readonly number[]): Term => {
  const { n, mean, deviation } = meanAndDeviation(values);
  return { mean, error: deviation / Math.sqrt(n), freedom: Math.max(1, n - 1) };
};

const squares = (values: readonly Weighted[]): number => {
  const centre = meanOf(values);
  return values.reduce((sum, it) => sum + it.weight * (it.value - centre) ** 2, 0);
};

/** The split of `values` from `from` to before `to` that leaves the least spread around both levels, sought near `guess`. */
const refine = (values: readonly Weighted[], [from, to]: readonly [number, number], guess: number, reach: number) => {
  let best = guess;
  let least = Infinity;
  for (let at = Math.max(from + 1, guess - reach); at <= Math.min(to - 1, guess + reach); at++) {
    const spread = squares(values.slice(from, at)) + squares(values.slice(at, to));
    if (spread < least) [best, least] = [at, spread];
  }
  return best;
};

/**
 * Changes of level in a series that may be long: tested on at most 48 means of neighbours (E-divisive), then sought in the series
 * itself. Values that drift with the hour of the day are not what the test assumes: a change that it tells is one of level, whatever its
 * reason.
 */
export const levelChanges = (values: readonly Weighted[], random: Random): LevelChange[] => {
  const size = Math.ceil(values.length / mostPoints);
  const points: number[] = [];
  for (let at = 0; at < values.length; at += size) points.push(meanOf(values.slice(at, at + size)));
  if (points.length < fewestPoints) return [];
  const found = changePoints(points, { random, level });
  const ends = [0, ...found, points.length];
  return found.flatMap((point, k): LevelChange[] => {
    const [from, to] = [(ends[k] ?? 0) * size, Math.min(values.length, (ends[k + 2] ?? points.length) * size)];
    const index = refine(values, [from, to], point * size, size);
    const before = termOf(points.slice(ends[k], point));
    const after = termOf(points.slice(point, ends[k + 2]));
    const difference = sumOf([after, { ...before, mean: -before.mean }], 0.025);
    if (difference.low <= 0 && difference.high >= 0) return [];
    return [{ index, before: meanOf(values.slice(from, index)), after: meanOf(values.slice(index, to)), difference }];
  });
};
