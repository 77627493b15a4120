import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/statistics/mean-and-deviation.ts
var mean = (values) => {
  if (values.length === 0) throw new RangeError("No values have no mean.");
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
};
var squaredDeviations = (values) => {
  const centre = mean(values);
  let sum = 0;
  for (const value of values) sum += (value - centre) ** 2;
  return sum;
};
var meanAndDeviation = (values) => {
  const n = values.length;
  const [first] = values;
  if (first !== void 0 && values.every((value) => value === first)) return { n, mean: first, deviation: 0 };
  return { n, mean: mean(values), deviation: Math.sqrt(squaredDeviations(values) / (n - 1)) };
};

// src/statistics/incomplete-beta.ts
var halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);
var logGamma = (x) => {
  let shift = 0;
  let at = x;
  for (; at < 16; at++) shift += Math.log(at);
  const r = 1 / (at * at);
  const series = (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * (1 / 1188 - r * 691 / 360360))))) / at;
  return (at - 0.5) * Math.log(at) - at + halfLogTwoPi + series - shift;
};
var tiny = 1e-300;
var awayFromZero = (value) => Math.abs(value) < tiny ? tiny : value;
var continuedFraction = (x, a, b) => {
  const steps = 200 + 10 * Math.ceil(Math.sqrt(Math.max(a, b)));
  let c = 1;
  let d = 1 / awayFromZero(1 - (a + b) * x / (a + 1));
  let value = d;
  for (let m = 1; m <= steps; m++) {
    const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= d * c;
    const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    const factor = d * c;
    value *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return value;
};
var incompleteBetaAt = ({ x, rest, logX, logRest }, a, b) => {
  if (x <= 0) return 0;
  if (rest <= 0) return 1;
  const factor = Math.exp(a * logX + b * logRest + logGamma(a + b) - logGamma(a) - logGamma(b));
  return x < (a + 1) / (a + b + 2) ? factor * continuedFraction(x, a, b) / a : 1 - factor * continuedFraction(rest, b, a) / b;
};
var incompleteBeta = (x, a, b) => incompleteBetaAt({ x, rest: 1 - x, logX: Math.log(x), logRest: Math.log1p(-x) }, a, b);

// src/statistics/student-t.ts
var upperTail = (t, df) => {
  if (t === 0) return 0.5;
  const ratio = t * t / df;
  const point = {
    x: 1 / (1 + ratio),
    rest: ratio === Infinity ? 1 : ratio / (1 + ratio),
    logX: -Math.log1p(ratio),
    logRest: -Math.log1p(1 / ratio)
  };
  const outside = 0.5 * incompleteBetaAt(point, df / 2, 0.5);
  return t > 0 ? outside : 1 - outside;
};
var outerBound = (tail, df) => {
  let bound = 1;
  while (upperTail(bound, df) > tail) bound *= 2;
  return bound;
};
var solve = (tail, df) => {
  const target = Math.log(tail);
  const miss = (t) => Math.log(upperTail(t, df)) - target;
  let high = outerBound(tail, df);
  let low = high === 1 ? 0 : high / 2;
  let [before, at] = [low, high];
  let [missBefore, missAt] = [miss(low), miss(high)];
  for (let step = 0; step < 200 && missAt !== 0 && high - low > 1e-15 * high; step++) {
    const secant = at - missAt * (at - before) / (missAt - missBefore);
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
var known = /* @__PURE__ */ new Map();
var upperQuantile = (tail, df) => {
  if (!(tail > 0 && tail < 1) || !(df > 0)) {
    throw new RangeError(`Student's t has no quantile for tail ${tail} and ${df} degrees of freedom.`);
  }
  if (tail === 0.5) return 0;
  if (tail > 0.5) return -upperQuantile(1 - tail, df);
  const key = `${tail} ${df}`;
  const found = known.get(key);
  if (found !== void 0) return found;
  const quantile = solve(tail, df);
  if (known.size >= 1e4) known.clear();
  known.set(key, quantile);
  return quantile;
};

export {
  mean,
  squaredDeviations,
  meanAndDeviation,
  incompleteBeta,
  upperTail,
  upperQuantile
};
