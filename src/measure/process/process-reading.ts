import { pageSize } from './page-size.ts';
import { readProc } from './proc-files.ts';
import { parseProcessStat, type ProcessStat } from './process-stat.ts';
import { childrenOf, threadsOf } from './process-tree.ts';

/** Times of a thread since it began, in ms: on a core, and waiting in a run queue for one. */
export interface ThreadTimes {
  readonly cpu: number;
  readonly wait: number;
}

/** What /proc told about one process at one moment. */
export interface ProcessReading extends ProcessStat {
  /** Resident memory, bytes. Pages that processes share count in each of them. */
  readonly resident: number;
  /** By thread identifier. */
  readonly threads: ReadonlyMap<number, ThreadTimes>;
  /** Children of the threads that have run since the last reading. */
  readonly children: readonly number[];
}

/** Parses /proc/PID/task/TID/schedstat: "cpu wait slices", the first two in nanoseconds; null when it is not that. */
export const parseSchedstat = (text: string): ThreadTimes | null => {
  const [cpu, wait] = text.split(' ');
  const times = { cpu: Number(cpu || Number.NaN) / 1e6, wait: Number(wait || Number.NaN) / 1e6 };
  return Number.isFinite(times.cpu) && Number.isFinite(times.wait) ? times : null;
};

/** Parses the resident pages out of /proc/PID/statm; 0 when it is not of that form, as for a zombie. */
export const parseResidentPages = (text: string): number => {
  const pages = Number(text.split(' ')[1]);
  return Number.isInteger(pages) && pages >= 0 ? pages : 0;
};

/** Threads of which no earlier reading is known. */
const unknown: ReadonlyMap<number, ThreadTimes> = new Map();

/**
 * Reads a process; null when it has ended and was collected. Takes about 10 µs a thread. A thread that has not run
 * since `last` can't have started a process, so it is not asked for its children again.
 */
export const readProcess = (pid: number, last: ReadonlyMap<number, ThreadTimes> = unknown): ProcessReading | null => {
  const stat = parseProcessStat(readProc(`${pid}/stat`) ?? '');
  if (stat === null) return null;
  const threadIds = threadsOf(pid);
  const threads = new Map<number, ThreadTimes>();
  for (const thread of threadIds) {
    const times = parseSchedstat(readProc(`${pid}/task/${thread}/schedstat`) ?? '');
    if (times !== null) threads.set(thread, times);
  }
  return {
    ...stat,
    resident: parseResidentPages(readProc(`${pid}/statm`) ?? '') * pageSize,
    threads,
    children: childrenOf(
      pid,
      threadIds.filter((id) => last.get(id)?.cpu !== threads.get(id)?.cpu),
    ),
  };
};
