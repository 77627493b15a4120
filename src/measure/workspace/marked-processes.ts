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

/** Kills every process that carries `mark`, without mercy and without waiting: for exit handlers. */
export const killMarkedSync = (mark: Mark): void => {
  // Again, because a process may fork between the look and the kill.
  for (let round = 0; round < 5; round++) {
    const pids = markedProcesses(mark);
    if (pids.length === 0) return;
    for (const pid of pids) signalProcess(pid, 'SIGKILL');
  }
};

/** How long a process may take to end after SIGTERM, ms. */
const grace = 2000;

/**
 * Ends a process group and every process that carries `mark`: SIGTERM, 2 s, SIGKILL. Returns when none is left, or
 * when the kernel has been told to kill what is left.
 */
export const stopProcesses = async (group: number | null, mark: Mark): Promise<void> => {
  const send = (signal: NodeJS.Signals): boolean => {
    const inGroup = group !== null && signalProcess(-group, signal);
    const pids = markedProcesses(mark);
    for (const pid of pids) signalProcess(pid, signal);
    return inGroup || pids.length > 0;
  };
  const isAlive = (): boolean => (group !== null && signalProcess(-group, 0)) || markedProcesses(mark).length > 0;
  if (!send('SIGTERM')) return;
  const deadline = performance.now() + grace;
  while (performance.now() < deadline) {
    await sleep(20);
    if (!isAlive()) return;
  }
  for (let round = 0; round < 10 && send('SIGKILL'); round++) await sleep(20);
};
