import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  upperQuantile,
  upperTail
} from "./chunk-42FJ7QRR.js";

// src/statistics/t-interval.ts
var standardError = ({ n, deviation }) => deviation / Math.sqrt(n);
var tInterval = (summary, tail) => {
  if (summary.n < 2) throw new RangeError("An interval needs at least two values.");
  if (summary.deviation === 0) return { low: summary.mean, high: summary.mean };
  const half = upperQuantile(tail, summary.n - 1) * standardError(summary);
  return { low: summary.mean - half, high: summary.mean + half };
};
var tTestAboveZero = (summary) => {
  if (summary.n < 2) throw new RangeError("A test needs at least two values.");
  if (summary.deviation === 0) return summary.mean > 0 ? 0 : 1;
  return upperTail(summary.mean / standardError(summary), summary.n - 1);
};

export {
  standardError,
  tInterval,
  tTestAboveZero
};
