import type { DatabaseReading, Signals } from '../../core/signals.ts';

/** Of one process tree. */
const mostCores = 4096;
const mostMemory = 2 ** 50;
const mostDescriptors = 1e8;
/** Counts in one block: rows of a scan among them. */
const mostCounted = 1e15;
/** What one request can make of anything: queries, synchronous calls, outgoing calls. */
const mostEach = 1e6;
/** Times of work that goes on side by side add up, ms of the block each. */
const mostBeside = 1e5;
const mostRows = 50_000;
/** The first readings come a moment before a window, and the last a moment after it, ms. */
const moment = 60_000;

const within = (value: number | null | undefined, most: number): boolean => value == null || value <= most;

/**
 * What in the probe's signals of a side no service can have given, or null. `duration`: of the whole block, ms. Bounds are wide, as those of
 * blocks: they tell nonsense from data.
 */
export const absurdSignals = (signals: Signals, duration: number): string | null => {
  const { requests, cpu, eventLoop, heap, sync, statements, pool, outgoing, cgroup, pressure } = signals;
  const window = duration + moment;
  const served = Object.values(requests).reduce((sum, it) => sum + it, 0);
  if (served > 100 * window) return 'has served more requests than a block can hold';
  if (!within(cpu.process, window * mostCores) || !within(cpu.mainThread, window))
    return 'has used more CPU time than a block can hold';
  if (eventLoop !== null && ![eventLoop.p50, eventLoop.p99, eventLoop.max].every((it) => within(it, window)))
    return 'has an event loop that was late for longer than the block';
  if (!within(heap?.before, mostMemory) || !within(heap?.after, mostMemory) || !within(heap?.requests, 100 * window))
    return 'has more memory than there is';
  const work = [...sync, ...statements, ...outgoing];
  // Work outside of requests has no request that made it.
  const most = mostEach * (served + 1000);
  if (work.length > mostRows || work.some(({ count, time }) => count > most || time > window * mostBeside))
    return 'has more work than a block can hold';
  if (statements.some(({ rows }) => !within(rows, mostCounted))) return 'has more rows than a database gives';
  if (!within(pool?.opened, most) || !within(pool?.waits, most) || !within(pool?.waitTime, window * mostBeside))
    return 'has a pool that nothing can fill';
  if (!within(signals.descriptors, mostDescriptors)) return 'has more open files than a system allows';
  if (!within(cgroup?.throttledTime, window * mostCores)) return 'was held back for longer than the block';
  return [pressure?.cpu, pressure?.memory, pressure?.io].every((it) => within(it, 1.1))
    ? null
    : 'waited for longer than it lasted';
};

/** The same of what a database counted while a side was measured. */
export const absurdReading = (reading: DatabaseReading, duration: number): string | null => {
  const { statements, tables, totals, waits, plans } = reading;
  const lists = [statements, tables, waits, plans];
  if (lists.some((it) => it.length > mostRows)) return 'has more of a database than is read';
  const counts = [
    ...statements.flatMap(({ calls, rows, blocksRead, blocksHit }) => [calls, rows, blocksRead, blocksHit]),
    ...tables.flatMap(({ seqScans, seqRows, indexScans, indexRows }) => [seqScans, seqRows, indexScans, indexRows]),
    ...Object.values(totals),
    ...waits.map(({ seen }) => seen),
  ];
  if (counts.some((it) => it > mostCounted)) return 'has counts that no database comes to';
  return statements.some(({ time }) => time > (duration + moment) * mostBeside)
    ? 'has statements that took longer than the block'
    : null;
};
