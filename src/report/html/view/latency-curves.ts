import type { Block } from '../../../core/block.ts';
import { mergedDurations } from '../../../gate/window-values.ts';
import { windowPairs } from '../../../gate/windows.ts';
import type { SuiteShape } from '../../../gate/judge-input.ts';
import { quantile } from '../../../statistics/quantile.ts';

/** How long the answers of one side took: the share of them that came within so many ms. */
export interface Curve {
  /** Successful requests. */
  readonly requests: number;
  readonly points: readonly { readonly share: number; readonly time: number }[];
}

export interface LatencyCurves {
  readonly scenario: string;
  /** null for the mix of all. */
  readonly route: string | null;
  readonly base: Curve;
  readonly head: Curve;
}

const shares = [
  0.001,
  0.005,
  ...Array.from({ length: 39 }, (_, k) => (k + 1) / 40),
  0.0125,
  0.9875,
  0.99,
  0.995,
  0.999,
].toSorted((a, b) => a - b);

/** Fewer answers draw no distribution. */
const fewest = 20;

const curveOf = (ascending: Float64Array): Curve => {
  const count = ascending.length;
  // A quantile that rests on less than one answer is that answer.
  const told = shares.filter((share) => count * Math.min(share, 1 - share) >= 1);
  return {
    requests: count,
    points: told.map((share) => ({ share, time: Number(quantile(ascending, share).toPrecision(5)) })),
  };
};

/** Durations of both sides, of the blocks that count and the slices in which both were loaded: those that the verdict rests on. */
export const latencyCurves = (counted: readonly Block[], { scenarios, routes }: SuiteShape): LatencyCurves[] =>
  scenarios.flatMap(({ name: scenario, model }) =>
    [null, ...(routes.length > 1 ? routes.map(({ name }) => name) : [])].flatMap((route): LatencyCurves[] => {
      const pairs = counted.flatMap((block) =>
        windowPairs(block, { scenario, sliceRoute: model === 'open' ? null : route, route }),
      );
      const base = mergedDurations(pairs.map((it) => it.base));
      const head = mergedDurations(pairs.map((it) => it.head));
      if (Math.min(base.length, head.length) < fewest) return [];
      return [{ scenario, route, base: curveOf(base), head: curveOf(head) }];
    }),
  );
