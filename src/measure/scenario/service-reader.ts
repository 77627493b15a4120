import type { SeriesPoint } from '../../core/series.ts';
import type { ProbeChannel } from '../probe/probe-hub.ts';
import { createTreeReader } from '../process/tree-reader.ts';

/** What of a point is read of the service itself. */
export type ServiceReading = Pick<SeriesPoint, 'cpu' | 'allocated' | 'gcPause' | 'rss' | 'heap' | 'loop'>;

export interface ServiceReader {
  /** Since the reading before; what can't be read is null. */
  read(): Promise<ServiceReading>;
}

/** An overloaded service does not answer the probe: its interval must not wait for it, ms. */
const patience = 250;

const rise = (before: number | null, after: number | null): number | null =>
  before === null || after === null ? null : Math.max(0, after - before);

/** Reads a process tree from outside, and a Node service by its probe (`channel`, null for none). */
export const createServiceReader = (pid: number, channel: Pick<ProbeChannel, 'snapshot'> | null): ServiceReader => {
  const tree = createTreeReader(pid);
  const totals = async () => {
    const seen = (await channel?.snapshot(patience)) ?? null;
    return { tree: tree.read(), seen };
  };
  let before: Awaited<ReturnType<typeof totals>> = { tree: tree.read(), seen: null };
  return {
    read: async () => {
      const after = await totals();
      const { seen } = before;
      const reading = {
        cpu: rise(before.tree?.cpu ?? null, after.tree?.cpu ?? null),
        rss: after.tree?.rss ?? null,
        allocated: rise(seen?.allocated ?? null, after.seen?.allocated ?? null),
        gcPause: rise(seen?.gcPause ?? null, after.seen?.gcPause ?? null),
        heap: after.seen?.heap ?? null,
        loop: busyShare(seen?.loop ?? null, after.seen?.loop ?? null),
      };
      before = after;
      return reading;
    },
  };
};

const busyShare = (
  before: { readonly active: number; readonly idle: number } | null,
  after: { readonly active: number; readonly idle: number } | null,
): number | null => {
  const active = rise(before?.active ?? null, after?.active ?? null);
  const idle = rise(before?.idle ?? null, after?.idle ?? null);
  return active === null || idle === null || active + idle === 0 ? null : active / (active + idle);
};
