import type { Random } from '../../core/random.ts';
import { quantile } from '../../statistics/quantile.ts';
import type { ProfileSlice } from './read-side.ts';

export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** Costs of both sides in each of their slices. */
export interface SlicedCost {
  readonly base: readonly number[];
  readonly head: readonly number[];
}

const draws = 500;
const confidence = 0.95;
/** Of fewer slices nobody can tell how much they differ. */
const fewestSlices = 3;

/** How often each slice is taken in one draw, and the requests of all that are. */
interface Draw {
  readonly times: readonly number[];
  readonly requests: number;
}

/** Starts of the service are drawn first, then slices of each: processes differ by more than the moments of one. */
const drawOnce = (slices: readonly ProfileSlice[], random: Random): Draw => {
  const rounds = [...new Set(slices.map(({ round }) => round))];
  const times = slices.map(() => 0);
  for (let drawn = 0; drawn < rounds.length; drawn += 1) {
    const round = rounds[random.integer(0, rounds.length - 1)];
    const own = [...slices.keys()].filter((index) => slices[index]?.round === round);
    for (let taken = 0; taken < own.length; taken += 1) {
      const index = own[random.integer(0, own.length - 1)] ?? 0;
      times[index] = (times[index] ?? 0) + 1;
    }
  }
  return { times, requests: times.reduce((sum, count, index) => sum + count * (slices[index]?.requests ?? 0), 0) };
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const costOf = ({ times, requests }: Draw, costs: readonly number[]): number =>
  costs.reduce((total, cost, slice) => total + cost * (times[slice] ?? 0), 0) / requests;

/** Gives the difference of costs per request with a bootstrap interval. The same draws serve every function. */
export const createResampling = (
  slices: { readonly base: readonly ProfileSlice[]; readonly head: readonly ProfileSlice[] },
  random: Random,
): ((cost: SlicedCost) => Interval) => {
  const of = (side: 'base' | 'head'): readonly Draw[] => {
    const stream = random.fork(side);
    return Array.from({ length: draws }, () => drawOnce(slices[side], stream));
  };
  const requests = {
    base: sum(slices.base.map((slice) => slice.requests)),
    head: sum(slices.head.map((slice) => slice.requests)),
  };
  const [base, head] = [of('base'), of('head')];
  const few = Math.min(slices.base.length, slices.head.length) < fewestSlices;
  return (cost) => {
    const whole = { base: sum(cost.base) / requests.base, head: sum(cost.head) / requests.head };
    const estimate = whole.head - whole.base;
    // Then it may as well be nothing, and as well be twice as much.
    if (few) return { estimate, low: Math.min(0, estimate * 2), high: Math.max(0, estimate * 2) };
    const differences = base
      .flatMap((draw, index) => {
        const other = head[index];
        return other === undefined || draw.requests === 0 || other.requests === 0
          ? []
          : [costOf(other, cost.head) - costOf(draw, cost.base)];
      })
      .toSorted((a, b) => a - b);
    if (differences.length === 0) return { estimate, low: Math.min(0, estimate * 2), high: Math.max(0, estimate * 2) };
    const tail = (1 - confidence) / 2;
    return {
      estimate,
      low: Math.min(estimate, quantile(differences, tail)),
      high: Math.max(estimate, quantile(differences, 1 - tail)),
    };
  };
};
