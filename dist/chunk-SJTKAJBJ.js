import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  upperQuantile
} from "./chunk-42FJ7QRR.js";

// src/statistics/summed-change.ts
var normalFreedom = 1e3;
var sumOf = (terms, tail) => {
  let mean = 0;
  let variance = 0;
  let spread = 0;
  for (const term of terms) {
    const own = term.error ** 2;
    mean += term.mean;
    variance += own;
    spread += own ** 2 / term.freedom;
  }
  if (variance === 0) return { mean, low: mean, high: mean };
  const freedom = spread === 0 ? normalFreedom : Math.min(normalFreedom, variance ** 2 / spread);
  const half = upperQuantile(tail, freedom) * Math.sqrt(variance);
  return { mean, low: mean - half, high: mean + half };
};

// src/statistics/change-points.ts
var innerSums = (distance, { from, to }) => {
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
var bestSplit = (distance, segment, shortest) => {
  const width = segment.to - segment.from + 1;
  const sums = innerSums(distance, segment);
  const sum = (a, b) => sums[a * width + b] ?? 0;
  let best = null;
  for (let at = shortest; at < width - shortest; at++) {
    for (let end = at + shortest; end < width; end++) {
      const [n, m] = [at, end - at];
      const [before, after] = [sum(0, at), sum(at, end)];
      const between = sum(0, end) - before - after;
      const energy = 2 * between / (n * m) - 2 * before / (n * (n - 1)) - 2 * after / (m * (m - 1));
      const statistic = n * m / (n + m) * energy;
      if (best === null || statistic > best.statistic) best = { at: segment.from + at, statistic };
    }
  }
  return best;
};
var strongest = (distance, segments, shortest) => {
  const splits = segments.flatMap((segment) => bestSplit(distance, segment, shortest) ?? []);
  return splits.toSorted((a, b) => b.statistic - a.statistic)[0] ?? null;
};
var permuted = (segments, random) => segments.flatMap(({ from, to }) => random.shuffle(Array.from({ length: to - from }, (_, k) => from + k)));
var isSignificant = (found, distance, segments, options) => {
  const { permutations, level, shortest, random } = options;
  const most = Math.floor(level * (permutations + 1)) - 1;
  let asGood = 0;
  for (let round = 0; round < permutations && asGood <= most; round++) {
    const order = permuted(segments, random);
    const shuffled = (i, j) => distance(order[i] ?? i, order[j] ?? j);
    if ((strongest(shuffled, segments, shortest)?.statistic ?? -Infinity) >= found.statistic * (1 - 1e-9)) asGood++;
  }
  return asGood <= most;
};
var changePoints = (values, options) => {
  const complete = { level: 0.01, permutations: 999, ...options, shortest: Math.max(2, options.shortest ?? 3) };
  const at = Float64Array.from(values);
  const size = at.length;
  const distances = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) distances[i * size + j] = Math.abs((at[i] ?? 0) - (at[j] ?? 0));
  const distance = (i, j) => distances[i * size + j] ?? 0;
  const found = [];
  for (; ; ) {
    const ends = [0, ...found.toSorted((a, b) => a - b), size];
    const segments = ends.slice(1).map((to, k) => ({ from: ends[k] ?? 0, to }));
    const split = strongest(distance, segments, complete.shortest);
    if (split === null || split.statistic <= 0 || !isSignificant(split, distance, segments, complete)) break;
    found.push(split.at);
  }
  return found.toSorted((a, b) => a - b);
};

export {
  sumOf,
  changePoints
};
