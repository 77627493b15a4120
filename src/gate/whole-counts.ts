import { leastCount } from '../core/metrics.ts';
import type { SignalPair } from './signal-pairs.ts';

/** A count a request is known to this share of itself: a request may be cut off at either end of what is measured. */
const cutOff = 0.02;
/** Farther from a whole number than this nothing is rounded: there must be a wide gap between what is rounded down and up. */
const farthest = 0.2;

/** The whole number that a count per request is, but for requests that were cut off; null where it is none. */
export const wholeCount = (value: number): number | null => {
  const whole = Math.round(value);
  const slack = Math.min(farthest, Math.max(leastCount, cutOff * whole));
  return Math.abs(value - whole) <= slack ? whole : null;
};

type Seen = Extract<SignalPair, { kind: 'seen' }>;

const isSeen = (pair: SignalPair): pair is Seen => pair.kind === 'seen';

const agreed = (values: readonly number[]): number | null => {
  const [first] = values;
  if (first === undefined) return null;
  const whole = wholeCount(first);
  if (whole !== null) return values.every((value) => wholeCount(value) === whole) ? whole : null;
  return values.every((value) => value === first) ? first : null;
};

/** The exact counts of both sides. */
export interface WholeCounts {
  readonly base: number;
  readonly head: number;
}

/**
 * What a count is on both sides where at least two blocks agree on it, to within requests that were cut off; null where it varies.
 *
 * Such a count is what the program does, not what it happened to do: two blocks that agree on 3 statements and on 29 show the
 * difference for certain, where figures that vary need many. Control blocks, which are of the base on both sides, must agree with it.
 */
export const wholeCounts = (pairs: readonly SignalPair[], control: readonly SignalPair[]): WholeCounts | null => {
  const seen = pairs.filter(isSeen);
  if (seen.length < 2) return null;
  const same = control.filter(isSeen).flatMap(({ base, head }) => [base, head]);
  const base = agreed([...seen.map((pair) => pair.base), ...same]);
  const head = agreed(seen.map((pair) => pair.head));
  return base === null || head === null ? null : { base, head };
};
