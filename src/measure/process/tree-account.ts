import type { ProcessReading, ThreadTimes } from './process-reading.ts';
import { msPerTick } from './process-stat.ts';

/** What is known of one living process from all readings so far. Times in ms. */
interface Account {
  readonly startTicks: number;
  readonly parent: number;
  readonly threads: ReadonlyMap<number, ThreadTimes>;
  /** CPU time of threads that ended, as last seen. */
  readonly endedThreads: number;
  /** CPU time of the process itself. */
  readonly own: number;
  /** CPU time of its children that ended, as last seen in them. */
  readonly endedSeen: number;
  /** CPU time of its children that ended, at least: what the kernel tells counts too. */
  readonly ended: number;
}

/** The state of the bookkeeping: see `account`. */
export interface TreeAccount {
  readonly processes: ReadonlyMap<number, Account>;
  /** CPU time of ended processes whose parent is not in the tree any more, ms. */
  readonly endedOrphans: number;
  /** CPU time of the whole tree, ms. */
  readonly cpu: number;
  /** Time that the busiest thread between each two readings waited for a core, summed up, ms. */
  readonly wait: number;
}

export const emptyAccount: TreeAccount = { processes: new Map(), endedOrphans: 0, cpu: 0, wait: 0 };

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

const updated = (reading: ProcessReading, last: Account | undefined, endedSeen: number): Account => {
  const endedThreads =
    (last?.endedThreads ?? 0) +
    sum([...(last?.threads ?? [])].filter(([id]) => !reading.threads.has(id)).map(([, times]) => times.cpu));
  const living = sum([...reading.threads.values()].map((times) => times.cpu));
  return {
    startTicks: reading.startTicks,
    parent: reading.parent,
    threads: reading.threads,
    endedThreads,
    own: Math.max(living + endedThreads, reading.cpuTicks * msPerTick, last?.own ?? 0),
    endedSeen,
    ended: Math.max(endedSeen, reading.childTicks * msPerTick, last?.ended ?? 0),
  };
};

/** The nearest living ancestor: the kernel adds the time of what it collected to that one's total, step by step. */
const heirOf = (ended: Account, before: TreeAccount, alive: ReadonlyMap<number, ProcessReading>): number | null => {
  const passed = new Set<number>();
  for (let pid = ended.parent; !passed.has(pid);) {
    if (alive.has(pid)) return pid;
    passed.add(pid);
    const ancestor = before.processes.get(pid);
    if (ancestor === undefined) return null;
    pid = ancestor.parent;
  }
  return null;
};

/** The wait, since `before`, of the thread that worked most since then. */
const waitOfBusiest = (before: TreeAccount, readings: readonly ProcessReading[]): number => {
  let busiest: ThreadTimes = { cpu: 0, wait: 0 };
  for (const { pid, startTicks, threads } of readings) {
    const account = before.processes.get(pid);
    const known = account?.startTicks === startTicks ? account.threads : null;
    for (const [id, times] of threads) {
      const then = known?.get(id) ?? { cpu: 0, wait: 0 };
      const since = { cpu: times.cpu - then.cpu, wait: times.wait - then.wait };
      if (since.cpu > busiest.cpu) busiest = since;
    }
  }
  return Math.max(0, busiest.wait);
};

/**
 * Adds readings of every living process of a tree to the bookkeeping, so that the CPU time never falls although threads
 * and processes end.
 *
 * Precision: exact to the nanosecond as of the scheduler's last tick (at most 4 ms for a running thread) while nothing
 * ends. What a thread used between its last reading and its end is known from the process's own total, which the kernel
 * shows in two parts rounded down to 10 ms: up to 20 ms of it are missed. Likewise for a child: what it used after its
 * last reading, or in a life between two readings, arrives in its parent's total of collected children. Both sources
 * are lower bounds of the same quantity, so the larger is taken and nothing counts twice. Lost is the last part of an
 * orphan, and of a child whose parent ignores SIGCHLD.
 */
export const account = (before: TreeAccount, readings: readonly ProcessReading[]): TreeAccount => {
  const alive = new Map(readings.map((reading) => [reading.pid, reading]));
  const seen = new Map<number, number>();
  let endedOrphans = before.endedOrphans;
  for (const [pid, last] of before.processes) {
    if (alive.get(pid)?.startTicks === last.startTicks) continue;
    const spent = last.own + last.ended;
    const heir = heirOf(last, before, alive);
    if (heir === null) endedOrphans += spent;
    else seen.set(heir, (seen.get(heir) ?? 0) + spent);
  }
  const processes = new Map(
    readings.map((reading) => {
      const known = before.processes.get(reading.pid);
      const last = known?.startTicks === reading.startTicks ? known : undefined;
      return [reading.pid, updated(reading, last, (last?.endedSeen ?? 0) + (seen.get(reading.pid) ?? 0))];
    }),
  );
  const cpu = sum([...processes.values()].map(({ own, ended }) => own + ended)) + endedOrphans;
  return {
    processes,
    endedOrphans,
    // Rounding in the kernel's totals can make the new sum fall short of the last by some milliseconds.
    cpu: Math.max(cpu, before.cpu),
    wait: before.wait + waitOfBusiest(before, readings),
  };
};
