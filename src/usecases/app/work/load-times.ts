import type { MeasurePart } from '../../measure/plan-measure.ts';

/** What a scenario takes beside its load and warm-up: starting, recovering, stopping; ms. */
const around = 60_000;
/** What a job takes beside its time limit, at most: reading and writing; ms. */
const margin = 120_000;

export interface LoadTimes {
  /** Of the measuring command, ms and whole seconds: what it has by then it keeps. */
  readonly limit: number;
  /** Of the job, ms: then it is killed. */
  readonly wall: number;
}

type Timed = Pick<MeasurePart, 'duration'> & { readonly suite: { readonly warmUp: { readonly max: number } } };

/**
 * How long a load may take: its scenarios one after the other, and as long for the preparation as any other job has, but no longer than
 * `most`. All in ms.
 */
export const loadTimes = (
  parts: readonly Timed[],
  { job, most }: { readonly job: number; readonly most: number },
): LoadTimes => {
  const load = parts.reduce((sum, { duration, suite }) => sum + duration + suite.warmUp.max + around, 0);
  const wall = Math.min(most, job + load);
  return { wall, limit: Math.max(1000, Math.floor((wall - Math.min(margin, wall / 4)) / 1000) * 1000) };
};
