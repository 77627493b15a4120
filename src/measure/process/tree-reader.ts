import { readProc } from './proc-files.ts';
import { readProcess, type ProcessReading } from './process-reading.ts';
import { hasEnded, parseProcessStat } from './process-stat.ts';
import { account, emptyAccount, type TreeAccount } from './tree-account.ts';

/** What a tree of processes has used up to one moment. Only differences of two readings mean something. */
export interface TreeReading {
  /** performance.now() of this process at the middle of the reading, ms. */
  readonly at: number;
  /** CPU time of the whole tree, ended threads and processes included, ms; never falls. Precision: see `account`. */
  readonly cpu: number;
  /** Time in the run queue, ms; never falls. */
  readonly wait: {
    /**
     * Of the thread that worked most since the reading before: the main thread of a Node service, whichever thread
     * answers the requests elsewhere.
     */
    readonly main: number;
  };
  /** Resident memory now, summed over processes, bytes. Pages that they share count in each of them. */
  readonly rss: number;
}

export interface TreeReader {
  /** Synchronous; takes some tenths of a millisecond for a small tree. Null when no process of the tree lives. */
  read(): TreeReading | null;
}

/** Why processes can't be observed on this machine, as a sentence for the report; null where they can. */
export const treeReaderUnavailable = (): string | null => {
  if (process.platform !== 'linux')
    return `CPU time and memory of processes are read from /proc, which ${process.platform} lacks.`;
  if (readProc('self/stat') === null)
    return 'CPU time and memory of processes are read from /proc, which is not mounted.';
  return readProc('self/schedstat') === null
    ? 'This kernel does not tell the CPU time of threads (no /proc/PID/schedstat).'
    : null;
};

/**
 * Reads every process of the tree: `root`, the known ones and what descends from them. A pid whose process did not begin
 * at the moment that is known for it names a stranger by now.
 */
const readTree = (root: number, rootStart: number | undefined, { processes }: TreeAccount): ProcessReading[] => {
  const readings = new Map<number, ProcessReading>();
  const waiting = [root, ...processes.keys()];
  // The array grows while it is walked.
  for (const pid of waiting) {
    if (readings.has(pid)) continue;
    const known = processes.get(pid);
    const start = known?.startTicks ?? (pid === root ? rootStart : undefined);
    const reading = readProcess(pid, known?.threads);
    if (reading === null || (start ?? reading.startTicks) !== reading.startTicks) continue;
    readings.set(pid, reading);
    waiting.push(...reading.children);
  }
  return [...readings.values()];
};

/**
 * Observes the process `root` and all that descends from it. A process that was seen once stays in the tree when its
 * parent ends.
 */
export const createTreeReader = (root: number): TreeReader => {
  let state = emptyAccount;
  const rootStart = parseProcessStat(readProc(`${root}/stat`) ?? '')?.startTicks;
  return {
    read: () => {
      const begin = performance.now();
      const readings = readTree(root, rootStart, state);
      const end = performance.now();
      if (readings.every(hasEnded)) return null;
      state = account(state, readings);
      const rss = readings.reduce((total, { resident }) => total + resident, 0);
      return { at: (begin + end) / 2, cpu: state.cpu, wait: { main: state.wait }, rss };
    },
  };
};
