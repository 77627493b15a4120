import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { killMarked, markedProcesses } from '../process/marked-processes.ts';
import { pageSize } from '../process/page-size.ts';
import { listProcesses, readProc } from '../process/proc-files.ts';
import { parseResidentPages } from '../process/process-reading.ts';
import { hasEnded, parseProcessStat } from '../process/process-stat.ts';
import { childrenOf, threadsOf } from '../process/process-tree.ts';
import { signalProcess } from '../process/signal-process.ts';
import type { Isolation } from './isolation.ts';
import type { JobUser } from './job-user.ts';

export interface ProcessUse {
  /** Processes, ended ones that nobody has collected included; not more than one beyond what was asked for. */
  readonly processes: number;
  /** Resident memory, bytes, of those that were counted. */
  readonly memory: number;
}

/** All processes of one sandbox, from the outside. */
export interface SandboxProcesses {
  /** Counts them, up to `most` and one. Synchronous: about 50 µs each. */
  look(most: number): ProcessUse;
  /** As the last look found them. */
  pids(): Iterable<number>;
  /** Kills them at once. What is forked meanwhile may survive it: call it until the first process has ended, then `clear`. */
  kill(): void;
  /** After the end of the first process: returns when none is left. */
  clear(): Promise<void>;
}

/** A process without namespaces is found by its mark when it left the tree: a look at the whole machine, not each time. */
const marksEvery = 4;

const userOf = (pid: number): number | null => {
  const [, uid] = /^Uid:\s+(\d+)/m.exec(readProc(`${pid}/status`) ?? '') ?? [];
  return uid === undefined ? null : Number(uid);
};

/** kill(2) with -1 reaches all processes of a user in one step, those that fork meanwhile too. */
const killUser = ({ uid, gid }: JobUser): void => {
  const as = ['--reuid', String(uid), '--regid', String(gid), '--clear-groups', '--'];
  spawnSync('setpriv', [...as, 'sh', '-c', 'kill -KILL -1'], { stdio: 'ignore' });
};

/** The processes that descend from `root`, a child of this process in a group of its own, or carry `marker`. */
export const createSandboxProcesses = (
  root: number,
  marker: string,
  { namespaces, user }: Pick<Isolation, 'namespaces' | 'user'>,
): SandboxProcesses => {
  // By pid, the moment at which the process began: with it a pid that is used again is told apart.
  let known: ReadonlyMap<number, number> = new Map();
  let looks = 0;
  const own = namespaces === null && user?.isDedicated === true ? user : null;

  /** When a process began; null for one that has ended, whether or not somebody has collected it: not every init does. */
  const beginOf = (pid: number): number | null => {
    const stat = parseProcessStat(readProc(`${pid}/stat`) ?? '');
    return stat === null || hasEnded(stat) ? null : stat.startTicks;
  };

  const survivors = (): number[] => [
    ...[...known].flatMap(([pid, begin]) => (beginOf(pid) === begin ? [pid] : [])),
    ...(namespaces === null ? markedProcesses(marker) : []),
    ...(own === null ? [] : listProcesses().filter((pid) => userOf(pid) === own.uid && beginOf(pid) !== null)),
  ];

  return {
    look: (most) => {
      const marked = namespaces === null && looks++ % marksEvery === 0 ? markedProcesses(marker) : [];
      const alive = new Map<number, number>();
      let memory = 0;
      const waiting = [root, ...known.keys(), ...marked];
      // The array grows while it is walked.
      for (const pid of waiting) {
        if (alive.has(pid)) continue;
        const stat = parseProcessStat(readProc(`${pid}/stat`) ?? '');
        if (stat === null || (known.get(pid) ?? stat.startTicks) !== stat.startTicks) continue;
        alive.set(pid, stat.startTicks);
        if (alive.size > most) break;
        memory += parseResidentPages(readProc(`${pid}/statm`) ?? '') * pageSize;
        waiting.push(...childrenOf(pid, threadsOf(pid)));
      }
      known = alive;
      return { processes: alive.size, memory };
    },
    pids: () => known.keys(),
    kill: () => {
      // The child of `unshare` is the first process of the namespace. When it is gone, unshare ends too.
      const first = namespaces === null ? [] : childrenOf(root, threadsOf(root));
      for (const pid of first) signalProcess(pid, 'SIGKILL');
      if (first.length > 0) return;
      signalProcess(-root, 'SIGKILL');
      if (namespaces !== null) return;
      killMarked(marker, 'SIGKILL');
      if (own !== null) killUser(own);
    },
    clear: async () => {
      for (let round = 0, empty = 0; round < 100 && empty < 2; round++) {
        const left = survivors();
        empty = left.length === 0 ? empty + 1 : 0;
        for (const pid of left) signalProcess(pid, 'SIGKILL');
        if (left.length > 0 && own !== null) killUser(own);
        await sleep(20);
      }
    },
  };
};
