import type { Signals } from '../../core/signals.ts';
import { mergeSignals } from '../probe/merge-signals.ts';
import type { ProbeChannel } from '../probe/probe-hub.ts';
import { readCallers, type SidePlace } from '../probe/read-callers.ts';
import type { RouteMatchers } from '../probe/route-matchers.ts';
import { cgroupDifference, readCgroup } from '../process/cgroup.ts';
import { openFiles } from '../process/open-files.ts';
import { pressureShares, readPressure } from '../process/pressure.ts';
import { processTree } from '../process/process-tree.ts';
import type { TreeReader } from '../process/tree-reader.ts';

/** What one side's service does while it is measured. */
export interface SideSignals {
  /**
   * Has the probe count from here on; `heap`: also collects and measures the heap, which holds up the service. When it is begun again
   * without, growth is still told since then.
   */
  begin(heap: boolean): Promise<void>;
  /** null when the probe is not there, or nothing was begun. */
  end(place: SidePlace): Promise<Signals | null>;
}

interface SideSignalsOptions {
  readonly channel: Pick<ProbeChannel, 'begin' | 'end' | 'snapshot'>;
  readonly matchers: RouteMatchers;
  /** Root of the service's processes. */
  readonly pid: number;
  readonly reader: TreeReader | null;
}

/** Inside by the probe, outside by what the kernel tells of processes, groups and waiting. */
export const createSideSignals = ({ channel, matchers, pid, reader }: SideSignalsOptions): SideSignals => {
  const readOutside = () => ({
    cpu: reader?.read()?.cpu ?? null,
    cgroup: readCgroup(pid),
    pressure: readPressure(pid),
  });
  let before: ReturnType<typeof readOutside> | null = null;
  const served = async (): Promise<number | null> => (await channel.snapshot())?.served ?? null;
  /** Requests that were served when the heap was collected; absent while it was not. */
  let collectedAt: number | null | undefined;
  return {
    begin: async (heap) => {
      await channel.begin({ routes: matchers.routes, heap });
      if (heap) collectedAt = await served();
      before = readOutside();
    },
    end: async (place) => {
      const after = readOutside();
      const files = openFiles(processTree(pid));
      const start = before;
      before = null;
      const from = collectedAt;
      const to = from === undefined ? null : await served();
      collectedAt = undefined;
      const collected = await channel.end({ heap: from !== undefined });
      if (start === null || collected === null) return null;
      const callers = await readCallers(collected.threads, place);
      const signals = mergeSignals(collected, { routes: matchers.names, callerOf: callers.nameOf });
      // Processes that are not Node's are in the tree only.
      const tree = start.cpu === null || after.cpu === null ? null : Math.max(0, after.cpu - start.cpu);
      const since = typeof from === 'number' && to !== null ? to - from : null;
      // The service's own process counts them: what no count can be is none.
      const requests = Number.isSafeInteger(since) && since !== null && since >= 0 ? since : null;
      return {
        ...signals,
        heap: signals.heap === null || requests === null ? null : { ...signals.heap, requests },
        cpu: { ...signals.cpu, process: tree ?? signals.cpu.process },
        descriptors: files?.descriptors ?? null,
        sockets: files === null ? null : { ...files.sockets },
        cgroup: start.cgroup === null || after.cgroup === null ? null : cgroupDifference(start.cgroup, after.cgroup),
        pressure:
          start.pressure === null || after.pressure === null ? null : pressureShares(start.pressure, after.pressure),
        missing: [...matchers.missing, ...signals.missing, ...callers.missing],
      };
    },
  };
};
