import { incompleteBetaAt } from './incomplete-beta.ts';

/**
 * P(T > t) of Student's t with `df` > 0 degrees of freedom, by the incomplete beta function (DLMF 8.17.2; Abramowitz and
 * Stegun 26.7.1). Good to 1e-10 of its size for df up to 1000, far tails included.
 */
export const upperTail = (t: number, df: number): number => {
  if (t === 0) return 0.5;
  const ratio = (t * t) / df;
  const point = {
    x: 1 / (1 + ratio),
    rest: ratio === Infinity ? 1 : ratio / (1 + ratio),
    logX: -Math.log1p(ratio),
    logRest: -Math.log1p(1 / ratio),
  };
  const outside = 0.5 * incompleteBetaAt(point, df / 2, 0.5);
  return t > 0 ? outside : 1 - outside;
};

/** P(T <= t) of Student's t with `df` > 0 degrees of freedom. */
export const cumulative = (t: number, df: number): number => upperTail(-t, df);

/** Doubles until the tail beyond it is lighter than `tail`. */
const outerBound = (tail: number, df: number): number => {
  let bound = 1;
  while (upperTail(bound, df) > tail) bound *= 2;
  return bound;
};

/**
 * Secant steps on the logarithm of the tail, which is smooth at every depth, kept inside a shrinking bracket: a step
 * that would leave it is replaced by its middle.
 */
const solve = (tail: number, df: number): number => {
  const target = Math.log(tail);
  const miss = (t: number): number => Math.log(upperTail(t, df)) - target;
  let high = outerBound(tail, df);
  let low = high === 1 ? 0 : high / 2;
  let [before, at] = [low, high];
  let [missBefore, missAt] = [miss(low), miss(high)];
  for (let step = 0; step < 200 && missAt !== 0 && high - low > 1e-15 * high; step++) {
    const secant = at - (missAt * (at - before)) / (missAt - missBefore);
    const next = secant > low && secant < high ? secant : (low + high) / 2;
    [before, missBefore] = [at, missAt];
    at = next;
    missAt = miss(at);
    if (missAt > 0) low = at;
    else high = at;
    if (Math.abs(at - before) <= 4e-16 * at) break;
  }
  return at;
};

/** A run asks for the same few quantiles again and again; a simulation of runs does so thousands of times. */
const known = new Map<string, number>();

/**
 * The t that a Student's t with `df` > 0 degrees of freedom exceeds with probability `tail`. Good to 1e-10 of its size for
 * df up to 1000 and tails from 1e-9. Throws a RangeError for a tail outside (0, 1) or df that is not positive.
 */
export const upperQuantile = (tail: number, df: number): number => {
  if (!(tail > 0 && tail < 1) || !(df > 0)) {
    throw new RangeError(`Student's t has no quantile for tail ${tail} and ${df} degrees of freedom.`);
  }
  if (tail === 0.5) return 0;
  if (tail > 0.5) return -upperQuantile(1 - tail, df);
  const key = `${tail} ${df}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const quantile = solve(tail, df);
  if (known.size >= 10_000) known.clear();
  known.set(key, quantile);
  return quantile;
};
