import { meanAndDeviation } from './mean-and-deviation.ts';
import { tInterval } from './t-interval.ts';

/** A rate that was held for a while, requests/s, and whether the service bore it. */
export interface Trial {
  readonly rate: number;
  readonly held: boolean;
}

export interface SearchBounds {
  /** The first rate that is tried. */
  readonly from: number;
  /** The highest that may be; null for no bound. */
  readonly to: number | null;
  /** Each rate of the ramp is this many times the one before. */
  readonly factor: number;
}

export interface Capacity {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** Bisection stops when the bracket is this narrow: what is left is noise, for the staircase. */
const narrow = 1.06;
/** One step of the staircase; after three in one direction it doubles, so that a wrong bracket is left soon. */
const stair = 1.03;
/** A service that does not bear even this share of the first rate is not asked further. */
const lowestShare = 1 / 256;
/** As many stairs say enough. */
const mostStairs = 40;
/** Fewer have no spread. */
const fewestStairs = 6;

interface Progress {
  readonly phase: 'ramp' | 'bisect' | 'stairs';
  readonly low: number | null;
  readonly high: number | null;
  /** Rates of the staircase that were tried, with what came. */
  readonly stairs: readonly Trial[];
  /** The rate that is tried next. */
  readonly next: number | null;
}

const nextStair = (stairs: readonly Trial[], start: number): number => {
  const last = stairs.at(-1);
  if (last === undefined) return start;
  let run = 0;
  for (const trial of stairs.toReversed()) {
    if (trial.held !== last.held) break;
    run += 1;
  }
  const step = stair ** Math.min(8, 2 ** Math.floor((run - 1) / 2));
  return last.held ? last.rate * step : last.rate / step;
};

/** Replays the trials: where the search stands is a function of what was tried and nothing else. */
const replay = (trials: readonly Trial[], { from, to, factor }: SearchBounds): Progress => {
  let low: number | null = null;
  let high: number | null = null;
  const stairs: Trial[] = [];
  let isStair = false;
  for (const trial of trials) {
    if (isStair) stairs.push(trial);
    else if (trial.held) low = trial.rate;
    else high = trial.rate;
    isStair ||= low !== null && high !== null && high / low <= narrow;
  }
  const bound = (rate: number): number => (to === null ? rate : Math.min(rate, to));
  if (isStair) {
    const next = stairs.length >= mostStairs ? null : bound(nextStair(stairs, Math.sqrt((low ?? 1) * (high ?? 1))));
    return { phase: 'stairs', low, high, stairs, next };
  }
  if (low !== null && high !== null) return { phase: 'bisect', low, high, stairs, next: Math.sqrt(low * high) };
  if (low !== null)
    return { phase: 'ramp', low, high, stairs, next: to !== null && low >= to ? null : bound(low * factor) };
  if (high !== null) return { phase: 'ramp', low, high, stairs, next: high <= from * lowestShare ? null : high / 2 };
  return { phase: 'ramp', low, high, stairs, next: bound(from) };
};

/**
 * The next rate to try, requests/s; null when no other is worth it. A ramp until the service no longer bears the rate,
 * bisection around the knee, then a staircase: up a step after each rate that was borne and down after each that was not
 * (Dixon and Mood, "A Method for Obtaining and Analyzing Sensitivity Data", 1948), which stays around the knee however
 * noisy single trials are.
 */
export const nextRate = (trials: readonly Trial[], bounds: SearchBounds): number | null => replay(trials, bounds).next;

/** Trials since the staircase turned for the first time: those before are the way to the knee. */
const turned = (stairs: readonly Trial[]): readonly Trial[] => {
  const turn = stairs.findIndex(({ held }, at) => at > 0 && held !== stairs[at - 1]?.held);
  return turn === -1 ? [] : stairs.slice(turn);
};

/**
 * The rate that is borne as often as not, with a 95 % interval that is never narrower than a step; from the bracket alone
 * while the staircase is too short. null while no rate was borne, or none was too much.
 */
export const capacityOf = (trials: readonly Trial[], bounds: SearchBounds): Capacity | null => {
  const { low, high, stairs } = replay(trials, bounds);
  if (low === null || high === null) return null;
  const around = turned(stairs);
  if (around.length < fewestStairs) {
    const rates = stairs.map(({ rate }) => rate);
    const [least, most] = [Math.min(low, ...rates), Math.max(high, ...rates)];
    return { estimate: Math.sqrt(low * high), low: least, high: most };
  }
  const logs = around.map(({ rate }) => Math.log(rate));
  const summary = meanAndDeviation(logs);
  // Neighbouring stairs hang together, so their spread tells more than their standard error does.
  const half = Math.max(Math.log(stair), (tInterval(summary, 0.025).high - summary.mean) * Math.SQRT2);
  return {
    estimate: Math.exp(summary.mean),
    low: Math.exp(summary.mean - half),
    high: Math.exp(summary.mean + half),
  };
};

/** Whether the service bore every rate up to the highest that may be. */
export const isBoundReached = (trials: readonly Trial[], { to }: SearchBounds): boolean =>
  to !== null && trials.some(({ rate, held }) => held && rate >= to) && trials.every(({ held }) => held);
