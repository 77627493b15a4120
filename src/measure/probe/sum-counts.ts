import type { ProbeReading } from './probe.ts';

/** Counts without the moment they were read at. */
export type Counts = Omit<ProbeReading, 'at'>;

export const noCounts: Counts = { served: 0, cpu: 0, allocated: 0, gcPause: 0 };

/** Unknown as soon as one part is unknown. */
const plus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);

const larger = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : Math.max(a, b);

/** The counts of several processes together. */
export const sumCounts = (parts: readonly Counts[]): Counts =>
  parts.reduce(
    (total, part) => ({
      served: total.served + part.served,
      cpu: total.cpu + part.cpu,
      allocated: plus(total.allocated, part.allocated),
      gcPause: plus(total.gcPause, part.gcPause),
    }),
    noCounts,
  );

/** The newer counts of one process, none of which may fall. */
export const advance = (last: Counts, next: Counts): Counts => ({
  served: Math.max(last.served, next.served),
  cpu: Math.max(last.cpu, next.cpu),
  allocated: larger(last.allocated, next.allocated),
  gcPause: larger(last.gcPause, next.gcPause),
});
