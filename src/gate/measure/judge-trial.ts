import type { Brake } from '../../core/measurement.ts';
import type { SeriesPoint } from '../../core/series.ts';
import { quantileOf } from '../../core/histogram.ts';
import { mergePoints, pointValues } from './merged.ts';
import type { StressLimit } from './stress-limits.ts';

/** A rate that was held for a while. Rates are requests/s. */
export interface JudgedTrial {
  readonly rate: number;
  readonly served: number;
  /** ms. */
  readonly p95: number | null;
  /** Share of requests, 0 to 1. */
  readonly errors: number;
  readonly held: boolean;
  readonly brake: Brake | null;
}

/** Requests that pile up by more than this share of those that came are more than the service can answer. */
const growingShare = 0.02;
/** By so many they differ now and then at any rate. */
const usualUnderWay = 6;
/** A generator that is later than this, and than the shares below, had its part in what was measured, ms. */
const latestSend = 10;
/** Of the trial: a pause of this share leaves as many requests waiting at its end. */
const pausedShare = 0.01;
/** Of the limit on latency. */
const lateShare = 0.05;
/** A generator that sent less than this share of what was asked for did not ask for the rate. */
const sentShare = 0.97;

/**
 * Whether more and more requests are under way after the first of the points: what still waits has no latency yet, and without this a
 * service that falls behind would look quick. How many there are says nothing: at a steady rate they are rate times latency.
 */
const pilesUp = (points: readonly SeriesPoint[]): boolean => {
  const before = points[0]?.underWay ?? 0;
  const came = points.slice(1).reduce((sum, { begun, dropped }) => sum + begun + dropped, 0);
  const chance = 3 * Math.sqrt(before);
  return (points.at(-1)?.underWay ?? 0) - before > Math.max(usualUnderWay, chance, growingShare * came);
};

/**
 * Whether the service bore the rate: within the limits, and without requests that pile up. A failed trial in which the
 * generator itself was late says nothing of the service (`generator`).
 */
export const judgeTrial = (
  points: readonly SeriesPoint[],
  limits: readonly StressLimit[],
  died: boolean,
): JudgedTrial => {
  const { ok, errors, length, begun, latency } = mergePoints(points);
  const dropped = points.reduce((sum, point) => sum + point.dropped, 0);
  const waiting = points.at(-1)?.underWay ?? 0;
  const values = pointValues(points);
  const broken = limits.filter(({ metric, limit }) => (values[metric] ?? 0) > limit).map(({ metric }) => metric);
  const grows = pilesUp(points) || (begun > 0 && ok + errors === 0);
  const lateness = Math.max(0, ...points.map(({ generator }) => generator.lateness ?? 0));
  const bounds = limits.filter(({ metric }) => metric.startsWith('latency.')).map(({ limit }) => limit);
  const asked = ((points[0]?.asked ?? 0) * length) / 1000;
  const isLate =
    lateness >
      Math.max(latestSend, pausedShare * length, lateShare * (bounds.length === 0 ? 0 : Math.min(...bounds))) ||
    begun + dropped + waiting < sentShare * asked - 4 * Math.sqrt(asked);
  const failed: Brake | null = broken.some((metric) => metric.startsWith('latency.'))
    ? 'latency'
    : broken.length > 0
      ? 'errors'
      : grows
        ? 'backlog'
        : null;
  const brake = died ? 'died' : failed !== null && isLate ? 'generator' : failed;
  return {
    rate: points[0]?.asked ?? 0,
    served: length === 0 ? 0 : (ok * 1000) / length,
    p95: quantileOf(latency, 0.95),
    errors: ok + errors === 0 ? 0 : errors / (ok + errors),
    held: brake === null,
    brake,
  };
};
