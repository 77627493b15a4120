import { quantile } from '../statistics/quantile.ts';
import { mean } from '../statistics/mean-and-deviation.ts';
import type { Window } from './windows.ts';

/** Fewer successes in a slice say nothing about its latency. */
const fewestAnswers = 5;

const samplesOf = ({ slice, route }: Window) =>
  Object.entries(slice.routes)
    .filter(([name]) => route === null || name === route)
    .map(([, sample]) => sample);

const durationsOf = (window: Window): number[] => samplesOf(window).flatMap(({ durations }) => durations);

const perRequest = ({ slice }: Window, amount: number | null): number | null =>
  amount === null || slice.requests === 0 ? null : amount / slice.requests;

type OfWindow = (window: Window) => number | null;

const answered = (window: Window, value: (durations: readonly number[]) => number): number | null => {
  const durations = durationsOf(window);
  return durations.length < fewestAnswers ? null : value(durations);
};

/** Metrics with a value in every slice, in the catalogue's units; null where it can't be had. */
export const sliceMetrics: Readonly<Record<string, OfWindow>> = {
  'latency.mean': (window) => answered(window, (durations) => mean(durations) / 1000),
  throughput: (window) => answered(window, (durations) => durations.length / (window.duration / 1000)),
  'cpu.per-request': (window) => perRequest(window, window.slice.cpu),
  'allocation.per-request': (window) => perRequest(window, window.slice.allocated),
};

/** What a quantile needs from a block and side so that a ratio of two of them is worth something. */
export const quantileMetrics: Readonly<Record<string, { readonly q: number; readonly fewest: number }>> = {
  'latency.p50': { q: 0.5, fewest: 20 },
  'latency.p95': { q: 0.95, fewest: 200 },
  'latency.p99': { q: 0.99, fewest: 1000 },
};

/** Durations of successful requests of all windows, ascending, in ms. */
export const mergedDurations = (windows: readonly Window[]): Float64Array =>
  Float64Array.from(windows.flatMap(durationsOf), (microseconds) => microseconds / 1000).sort();

/** A quantile in ms of durations in ascending order, or null when there are fewer than `fewest`. */
export const durationQuantile = (ascending: Float64Array, q: number, fewest: number): number | null =>
  ascending.length < fewest ? null : quantile(ascending, q);

/**
 * Garbage collection pause per request over all windows together, ms: a pause is a rare event, and a half second without
 * one is common, so single slices have no ratio.
 */
export const gcPausePerRequest = (windows: readonly Window[]): number | null => {
  let pause = 0;
  let requests = 0;
  for (const { slice } of windows) {
    if (slice.gcPause === null) return null;
    pause += slice.gcPause;
    requests += slice.requests;
  }
  return requests === 0 ? null : pause / requests;
};

/** Requests sent and failed over all windows together. */
export const failuresOf = (windows: readonly Window[]): { failed: number; total: number } => {
  let failed = 0;
  let total = 0;
  for (const { durations, errors } of windows.flatMap(samplesOf)) {
    failed += errors;
    total += errors + durations.length;
  }
  return { failed, total };
};
