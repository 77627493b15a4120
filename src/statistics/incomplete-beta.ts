const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

/**
 * Natural logarithm of the gamma function for x > 0, to about 1e-15 of its size.
 * Stirling's series (DLMF 5.11.1); small arguments are first raised by the recurrence gamma(x + 1) = x gamma(x).
 */
const logGamma = (x: number): number => {
  let shift = 0;
  let at = x;
  for (; at < 16; at++) shift += Math.log(at);
  const r = 1 / (at * at);
  const series = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - (r * 691) / 360360))))) / at;
  return (at - 0.5) * Math.log(at) - at + halfLogTwoPi + series - shift;
};

const tiny = 1e-300;
const awayFromZero = (value: number): number => (Math.abs(value) < tiny ? tiny : value);

/**
 * The continued fraction of the incomplete beta function (DLMF 8.17.22) by the modified Lentz method
 * (Press et al., Numerical Recipes, 3rd edition, 6.4). Converges fast for x < (a + 1) / (a + b + 2).
 */
const continuedFraction = (x: number, a: number, b: number): number => {
  const steps = 200 + 10 * Math.ceil(Math.sqrt(Math.max(a, b)));
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= steps; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    const factor = d * c;
    value *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return value;
};

interface Point {
  /** 0 to 1. */
  readonly x: number;
  /** 1 - x, given apart because near x = 1 the difference has lost its digits. */
  readonly rest: number;
  readonly logX: number;
  readonly logRest: number;
}

/** Regularised incomplete beta function I_x(a, b) for a, b > 0 at a point whose logarithms are known well. */
export const incompleteBetaAt = ({ x, rest, logX, logRest }: Point, a: number, b: number): number => {
  if (x <= 0) return 0;
  if (rest <= 0) return 1;
  const factor = Math.exp(a * logX + b * logRest + logGamma(a + b) - logGamma(a) - logGamma(b));
  return x < (a + 1) / (a + b + 2)
    ? (factor * continuedFraction(x, a, b)) / a
    : 1 - (factor * continuedFraction(rest, b, a)) / b;
};

/** Regularised incomplete beta function I_x(a, b) for 0 <= x <= 1 and a, b > 0: a probability. */
export const incompleteBeta = (x: number, a: number, b: number): number =>
  incompleteBetaAt({ x, rest: 1 - x, logX: Math.log(x), logRest: Math.log1p(-x) }, a, b);
