import { type Signals, unseenParts } from '../../core/signals.ts';
import type { CollectedSignals } from './connections.ts';
import { foldTail, mergeRows, type MergedRow, type MergeNames } from './merge-rows.ts';
import type { ThreadTotals } from './probe-message.ts';
import { hasServed, type ThreadSignals } from './thread-signals.ts';

/** What the probe itself knows: the rest is read from outside of the service. */
export type ProbeSignals = Omit<Signals, 'descriptors' | 'sockets' | 'cgroup' | 'pressure'>;

/** Rows that are kept of each: a block is stored whole, and a report shows some ten of them. */
const most = { sync: 300, statement: 500, outgoing: 100 } as const;
const mostMissing = 50;

const rounded = (time: number): number => Math.round(time * 1000) / 1000;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Delays of the thread that was busiest, and the longest of any: percentiles of several loops can't be added up. */
const eventLoopOf = (totals: readonly ThreadTotals[]): Signals['eventLoop'] => {
  const loops = totals.flatMap(({ loop }) => loop ?? []);
  const [busiest] = loops.toSorted((a, b) => b.active - a.active);
  if (busiest === undefined) return null;
  const { p50, p99, utilisation } = busiest;
  return { p50, p99, max: Math.max(...loops.map(({ max }) => max)), utilisation };
};

const poolOf = (totals: readonly ThreadTotals[]): Signals['pool'] => {
  const pools = totals.flatMap(({ pool }) => pool ?? []);
  if (pools.length === 0) return null;
  return {
    opened: sum(pools.map(({ opened }) => opened)),
    waits: sum(pools.map(({ waits }) => waits)),
    waitTime: rounded(sum(pools.map(({ waitTime }) => waitTime))),
  };
};

const heapOf = (serving: readonly ThreadSignals[], requests: number): Signals['heap'] => {
  const heaps = serving.map(({ totals }) => totals?.heap ?? null);
  const known = heaps.filter((heap) => heap !== null);
  if (known.length === 0 || known.length < heaps.length) return null;
  return { before: sum(known.map(({ before }) => before)), after: sum(known.map(({ after }) => after)), requests };
};

const withoutTwins = (missing: Signals['missing']): Signals['missing'] => [
  ...new Map(missing.map((it) => [JSON.stringify(it), it])).values(),
];

/** What the threads could not observe, what did not reach Pacegate, and what is not looked at. */
const missingOf = (
  threads: readonly ThreadTotals[],
  served: readonly ThreadTotals[],
  { silent, ended }: Pick<CollectedSignals, 'silent' | 'ended'>,
): Signals['missing'] => {
  const late = threads.filter(({ dropped }) => dropped > 0).length;
  const found: { what: string; reason: string }[] = threads.flatMap(({ missing }) => missing);
  if (served.some(({ worker }) => worker))
    found.push({
      what: unseenParts.heap,
      reason: 'Worker threads answered requests, and their heaps are not observed.',
    });
  if (ended > 0)
    found.push({
      what: unseenParts.processes,
      reason: `${ended} of them ended while the service was measured, and may have been replaced: their heaps are not known, nor what they did in their last moments.`,
    });
  if (silent > 0)
    found.push({
      what: 'all signals',
      reason: `${silent} of the service's threads did not answer at the end: what they did in their last moments is not counted.`,
    });
  if (late > 0)
    found.push({
      what: 'all signals',
      reason: `${late} of the service's threads told more than was read in time: had one been killed, its last moments would be missing.`,
    });
  return withoutTwins(found).slice(0, mostMissing);
};

/** Totals of all threads of a side. */
export const mergeSignals = (collected: CollectedSignals, names: MergeNames): ProbeSignals => {
  const { threads } = collected;
  const rows = mergeRows(threads, names);
  const ofKind = (kind: keyof typeof most): MergedRow[] =>
    foldTail(
      rows.filter((row) => row.kind === kind),
      most[kind],
    ).map((row) => ({ ...row, time: rounded(row.time) }));
  const served = rows.filter(({ kind }) => kind === 'request');
  const requests = Object.fromEntries(served.map(({ route, count }) => [route, count]));
  const totals = threads.flatMap((thread) => thread.totals ?? []);
  const serving = threads.filter(hasServed);
  // Between two looks at a service that rests nothing is served: then those count that have answered before.
  const resting = threads.filter(({ totals: it, hasAnswered }) => hasAnswered === true && it?.worker === false);
  const servingTotals = serving.flatMap((thread) => thread.totals ?? []);
  const main = totals.filter(({ worker }) => !worker).flatMap(({ threadCpu }) => threadCpu ?? []);
  return {
    requests,
    cpu: {
      process: rounded(sum(totals.map(({ cpu }) => cpu))),
      mainThread: main.length === 0 ? null : rounded(Math.max(...main)),
    },
    eventLoop: eventLoopOf(servingTotals.length > 0 ? servingTotals : totals),
    heap: heapOf(serving.length > 0 ? serving : resting, sum(served.map(({ count }) => count))),
    sync: ofKind('sync').map(({ name, route, caller, count, time }) => ({ call: name, route, caller, count, time })),
    statements: ofKind('statement').map(({ name, text, route, caller, count, time, rows: returned }) => ({
      client: name,
      text,
      route,
      caller,
      count,
      time,
      rows: returned,
    })),
    pool: poolOf(totals),
    outgoing: ofKind('outgoing').map(({ name, route, count, time }) => ({ origin: name, route, count, time })),
    missing: missingOf(totals, servingTotals, collected),
  };
};
