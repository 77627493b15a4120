import type { Series } from '../../core/series.ts';
import { unseenParts } from '../../core/signals.ts';

const ofHeap: ReadonlySet<string> = new Set(['memory.heap', 'memory.growth']);
const ofProbe: ReadonlySet<string> = new Set([
  ...ofHeap,
  'allocation.per-request',
  'gc.pause',
  'eventloop.delay.p99',
  'io.sync-calls',
]);
const ofHeaps: ReadonlySet<string> = new Set([unseenParts.heap, unseenParts.processes]);

/** Why a scenario has no value of a metric, to go on after "was not judged: ". */
export const unseenReason = (metric: string, { lines }: Pick<Series, 'lines'>): string => {
  const end = lines.find((it) => it.kind === 'end');
  const blind = end?.blind ?? null;
  const isOfDatabase = metric.startsWith('db.') && lines.every((it) => it.kind !== 'database');
  if (blind !== null && (ofProbe.has(metric) || isOfDatabase)) return `it could not be observed: ${blind}`;
  if (ofHeap.has(metric)) {
    const missing = lines.flatMap((it) => (it.kind === 'signals' ? (it.missing ?? []) : []));
    const other = missing.find(({ what }) => ofHeaps.has(what));
    if (other !== undefined) return `it could not be observed: ${other.reason.replace(/\.$/u, '')}`;
    if (end === undefined) return 'the run was killed before the heap was looked at again';
  }
  if (metric.startsWith('latency.')) return 'there were too few expected answers';
  return metric === 'cost.per-million'
    ? 'there are no prices, or CPU time or memory could not be observed'
    : 'it could not be observed';
};
