import type { Random } from '../core/random.ts';

export interface ChangePointOptions {
  /** Draws the permutations: the same stream gives the same answer. */
  readonly random: Random;
  /** Chance that a series without a change is said to have one. */
  readonly level?: number;
  /** The fewest values on either side of a change. */
  readonly shortest?: number;
  readonly permutations?: number;
}

/** A part of the series: from the first to before the last index. */
interface Segment {
  readonly from: number;
  readonly to: number;
}

interface Split {
  readonly at: number;
  readonly statistic: number;
}

type Distance = (i: number, j: number) => number;

/**
 * Sums of the distances within every run of values of a segment: `sums[a * width + b]` of those from the a-th to before the b-th.
 * Each follows from a shorter one by the distances of its last value, so all of them take time of length squared.
 */
const innerSums = (distance: Distance, { from, to }: Segment): Float64Array => {
  const width = to - from + 1;
  const sums = new Float64Array(width * width);
  for (let b = 1; b < width; b++) {
    let ofLast = 0;
    for (let a = b - 2; a >= 0; a--) {
      ofLast += distance(from + a, from + b - 1);
      sums[a * width + b] = (sums[a * width + b - 1] ?? 0) + ofLast;
    }
  }
  return sums;
};

/**
 * The split of a segment at which two levels differ most: the largest n m / (n + m) E over all n values from its start and the
 * next m values, where E is their energy distance 2 E|X - Y| - E|X - X'| - E|Y - Y'|. The second part may end before the
 * segment does, so that a step there and back is not hidden by what follows. null where it is too short to split.
 */
const bestSplit = (distance: Distance, segment: Segment, shortest: number): Split | null => {
  const width = segment.to - segment.from + 1;
  const sums = innerSums(distance, segment);
  const sum = (a: number, b: number): number => sums[a * width + b] ?? 0;
  let best: Split | null = null;
  for (let at = shortest; at < width - shortest; at++) {
    for (let end = at + shortest; end < width; end++) {
      const [n, m] = [at, end - at];
      const [before, after] = [sum(0, at), sum(at, end)];
      const between = sum(0, end) - before - after;
      const energy = (2 * between) / (n * m) - (2 * before) / (n * (n - 1)) - (2 * after) / (m * (m - 1));
      const statistic = ((n * m) / (n + m)) * energy;
      if (best === null || statistic > best.statistic) best = { at: segment.from + at, statistic };
    }
  }
  return best;
};

const strongest = (distance: Distance, segments: readonly Segment[], shortest: number): Split | null => {
  const splits = segments.flatMap((segment) => bestSplit(distance, segment, shortest) ?? []);
  return splits.toSorted((a, b) => b.statistic - a.statistic)[0] ?? null;
};

/** Numbers from 0 on, shuffled within each segment. */
const permuted = (segments: readonly Segment[], random: Random): number[] =>
  segments.flatMap(({ from, to }) => random.shuffle(Array.from({ length: to - from }, (_, k) => from + k)));

/**
 * Whether fewer than a share `level` of the permutations split as well as `found` does, itself counted as one of them. It
 * ends as soon as that is impossible.
 */
const isSignificant = (
  found: Split,
  distance: Distance,
  segments: readonly Segment[],
  options: Required<ChangePointOptions>,
): boolean => {
  const { permutations, level, shortest, random } = options;
  const most = Math.floor(level * (permutations + 1)) - 1;
  let asGood = 0;
  for (let round = 0; round < permutations && asGood <= most; round++) {
    const order = permuted(segments, random);
    const shuffled: Distance = (i, j) => distance(order[i] ?? i, order[j] ?? j);
    // Sums in another order differ in their last digits: what is equal but for those counts as equal.
    if ((strongest(shuffled, segments, shortest)?.statistic ?? -Infinity) >= found.statistic * (1 - 1e-9)) asGood++;
  }
  return asGood <= most;
};

/**
 * Where the level of a series changed for good: indices of the first value of each new level, ascending.
 *
 * E-divisive with exponent 1: Matteson and James, "A Nonparametric Approach for Multiple Change Point Analysis of Multivariate
 * Data" (2014), sections "Estimating the location of a change point", "Hierarchically estimating multiple change points" and
 * "Hierarchical significance testing". Daly and others, "The Use of Change
 * Point Detection to Identify Software Performance Regressions in a Continuous Integration System" (2020), use it on
 * measurements of a default branch. The strongest split of all segments stays if a permutation test within the segments says
 * so, and then the next one is sought.
 *
 * The test is exact for values that could as well have come in any other order, whatever their distribution: a series without a
 * change is said to have one with a chance of at most `level` (1 %). Values that drift, or depend on their neighbours, are
 * not such. At least `shortest` values (3) must have the new level: one or two that are far off are no change for good. A change of
 * the spread alone may be reported too.
 */
export const changePoints = (values: readonly number[], options: ChangePointOptions): number[] => {
  const complete = { level: 0.01, permutations: 999, ...options, shortest: Math.max(2, options.shortest ?? 3) };
  const at = Float64Array.from(values);
  const size = at.length;
  const distances = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) distances[i * size + j] = Math.abs((at[i] ?? 0) - (at[j] ?? 0));
  const distance: Distance = (i, j) => distances[i * size + j] ?? 0;
  const found: number[] = [];
  for (;;) {
    const ends = [0, ...found.toSorted((a, b) => a - b), size];
    const segments = ends.slice(1).map((to, k): Segment => ({ from: ends[k] ?? 0, to }));
    const split = strongest(distance, segments, complete.shortest);
    if (split === null || split.statistic <= 0 || !isSignificant(split, distance, segments, complete)) break;
    found.push(split.at);
  }
  return found.toSorted((a, b) => a - b);
};
