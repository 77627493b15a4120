import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from './error-code.ts';

/** What a process had in its environment when it was started. */
export interface Mark {
  readonly name: string;
  readonly value: string;
}

const carries = (pid: number, entry: Buffer): boolean => {
  try {
    const environment = readFileSync(`/proc/${pid}/environ`);
    for (let at = environment.indexOf(entry); at !== -1; at = environment.indexOf(entry, at + 1)) {
      const end = at + entry.length;
      if ((at === 0 || environment[at - 1] === 0) && (end === environment.length || environment[end] === 0))
        return true;
    }
    return false;
  } catch {
    // The process ended, or belongs to somebody else.
    return false;
  }
};

/**
 * Processes whose environment carries `mark`, Pacegate's own left out. /proc/PID/environ shows what a process was
 * started with, so it also finds those that left their process group or session. Empty where there is no /proc.
 */
export const markedProcesses = (mark: Mark): number[] => {
  const entry = Buffer.from(`${mark.name}=${mark.value}`);
  let names: string[] = [];
  try {
    names = readdirSync('/proc');
  } catch {
    return [];
  }
  const pids = names.map(Number).filter((it) => Number.isInteger(it) && it > 1 && it !== process.pid);
  return pids.filter((pid) => carries(pid, entry));
};

/** Sends `signal` to a process or, by a negative number, to a process group. False when there is none. */
export const signalProcess = (pid: number, signal: NodeJS.Signals | 0): boolean => {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    // EPERM: it exists, but belongs to another user.
    return errorCode(error) === 'EPERM';
  }
};

/**
 * How often nothing must be found in a row. A process that forks or executes a program just now is missed by one look:
 * during execve(2) its environment reads as empty.
 */
const emptyLooks = 2;

/** Kills every process that carries `mark`, without mercy and without waiting: for exit handlers. */
export const killMarkedSync = (mark: Mark): void => {
  for (let round = 0, empty = 0; round < 10 && empty < emptyLooks; round++) {
    const pids = markedProcesses(mark);
    empty = pids.length === 0 ? empty + 1 : 0;
    for (const pid of pids) signalProcess(pid, 'SIGKILL');
  }
};

/** How long a process may take to end after SIGTERM, ms. */
const grace = 2000;
/** Time between two looks, ms. */
const pause = 20;

/**
 * Ends a process group and every process that carries `mark`: SIGTERM, 2 s, SIGKILL. Returns when none is left, or
 * when the kernel has been told to kill what is left. Processes that appear meanwhile get the signal too.
 */
export const stopProcesses = async (group: number | null, mark: Mark): Promise<void> => {
  const told = new Set<number>();
  const send = (signal: 'SIGTERM' | 'SIGKILL'): boolean => {
    const targets = [...(group === null ? [] : [-group]), ...markedProcesses(mark)];
    const alive = targets.filter((pid) => signalProcess(pid, signal === 'SIGTERM' && told.has(pid) ? 0 : signal));
    for (const pid of alive) told.add(pid);
    return alive.length > 0;
  };
  const deadline = performance.now() + grace;
  for (let empty = 0; performance.now() < deadline; await sleep(pause)) {
    empty = send('SIGTERM') ? 0 : empty + 1;
    if (empty === emptyLooks) return;
  }
  for (let round = 0, empty = 0; round < 25 && empty < emptyLooks; round++) {
    empty = send('SIGKILL') ? 0 : empty + 1;
    await sleep(pause);
  }
};
