import type { Block } from '../../../core/block.ts';
import type { Side } from '../../../core/side.ts';
import { meanAndDeviation } from '../../../statistics/mean-and-deviation.ts';
import { tInterval } from '../../../statistics/t-interval.ts';

/** Used heap after forced collections before and after the measured part of one block, bytes. */
export interface HeapReading {
  readonly block: number;
  readonly requests: number;
  readonly before: number;
  readonly after: number;
}

export interface HeapSide {
  readonly readings: readonly HeapReading[];
  /** Bytes that stay per request, the mean over blocks with its 95 % interval; the interval is null for one block. */
  readonly slope: { readonly estimate: number; readonly low: number | null; readonly high: number | null };
}

export interface HeapGrowth {
  readonly base: HeapSide | null;
  readonly head: HeapSide | null;
}

const tail = 0.025;

const sideOf = (counted: readonly Block[], side: Side): HeapSide | null => {
  const readings = counted.flatMap((block): HeapReading[] => {
    const heap = block.sides[side]?.signals?.heap ?? null;
    return heap === null || heap.requests === 0 ? [] : [{ block: block.index + 1, ...heap }];
  });
  if (readings.length === 0) return null;
  const summary = meanAndDeviation(readings.map(({ before, after, requests }) => (after - before) / requests));
  const interval = summary.n < 2 ? null : tInterval(summary, tail);
  return {
    readings,
    slope: { estimate: summary.mean, low: interval?.low ?? null, high: interval?.high ?? null },
  };
};

/** What stays of requests after a collection, on both sides; null where no probe told. */
export const heapGrowth = (counted: readonly Block[]): HeapGrowth | null => {
  const growth = { base: sideOf(counted, 'base'), head: sideOf(counted, 'head') };
  return growth.base === null && growth.head === null ? null : growth;
};
