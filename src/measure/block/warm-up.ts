import type { Scenario } from '../../config/configuration.ts';
import { sides, type Side } from '../../core/side.ts';
import type { Load, LoadOrder } from '../load/protocol.ts';

/** One step of warm-up, ms. */
const step = 500;
/** CPU per request is flat when it fell by less than this share over two steps. */
const flatness = 0.08;

export interface WarmUp {
  /** ms. */
  readonly duration: number;
  readonly flat: boolean;
  /** Length of a window in which each side answers enough requests, ms. */
  readonly slice: number;
}

/** A slice with fewer requests on a side depends too much on which of them fell into it. */
const enoughRequests = 60;
/** ms. */
export const longestSlice = 3000;

/** The window that gives every side enough requests at the speed of the last step, within limits. ms. */
export const sliceLength = (loads: readonly Load[], shortest: number): number => {
  const last = loads.at(-1);
  const rates = sides.flatMap((side) => {
    const record = last?.[side] ?? null;
    return record === null || last === undefined ? [] : [record.requests / last.duration];
  });
  const needed = enoughRequests / Math.max(1e-6, Math.min(...rates));
  return Math.round(Math.min(longestSlice, Math.max(shortest, rates.length === 0 ? 0 : needed)));
};

const costOf = (load: Load, side: Side): number | null => {
  const record = load[side];
  return record === null || record.cpu === null || record.requests === 0 ? null : record.cpu / record.requests;
};

/** How much CPU per request of a side fell over the last two steps, as a logarithm; null without a reading. */
const fallOf = (loads: readonly Load[], side: Side): number | null => {
  const costs = loads.map((load) => costOf(load, side));
  const last = costs.at(-1) ?? null;
  const before = costs.at(-3) ?? null;
  return last === null || before === null || last === 0 || before === 0 ? null : Math.log(before / last);
};

/**
 * Whether CPU per request has stopped falling, on average over the loaded sides: they warm up alike, and one step of one
 * side is too noisy to tell. Without a CPU reading length alone decides.
 */
export const isFlat = (loads: readonly Load[]): boolean => {
  const falls = sides.flatMap((side) => fallOf(loads, side) ?? []);
  const mean = falls.reduce((sum, fall) => sum + fall, 0) / Math.max(1, falls.length);
  return mean <= Math.log1p(flatness);
};

/** Always a closed loop: at a low rate a compiler would never see a function often enough. */
const warming = (scenario: Scenario): Scenario => ({
  ...scenario,
  model: 'closed',
  rate: null,
  connections: Math.min(10, scenario.connections),
});

interface WarmUpOptions {
  readonly load: (order: LoadOrder) => Promise<Load>;
  readonly scenario: Scenario;
  readonly order: readonly Side[];
  readonly min: number;
  /** At most; equal to `min` where the length was settled by an earlier block. */
  readonly max: number;
  /** The shortest window, ms. */
  readonly slice: number;
  /**
   * Called once, early: what holds up the service and has it warm up again. V8 throws away compiled code that refers to what a
   * collection by force finds dead; a service at full speed was slower by a sixth for as long as it lived after one.
   */
  readonly early?: () => Promise<void>;
}

/** Steps before `early`: what a service does with its first requests only is over by then, and little was compiled. */
const stepsBefore = 1;

/**
 * Loads the sides together until CPU per request is flat: just-in-time compilers are done and caches are filled.
 */
export const warmUp = async ({ load, scenario, order, min, max, slice, early }: WarmUpOptions): Promise<WarmUp> => {
  const loads: Load[] = [];
  const length = (): number => loads.length * step;
  let isDue = early !== undefined;
  while (length() < max && (length() < min || !isFlat(loads))) {
    if (isDue && loads.length >= stepsBefore) {
      isDue = false;
      await early?.();
    }
    loads.push(await load({ scenario: warming(scenario), route: null, order, lead: 0, duration: step }));
  }
  if (isDue) await early?.();
  return { duration: length(), flat: isFlat(loads), slice: sliceLength(loads, slice) };
};
