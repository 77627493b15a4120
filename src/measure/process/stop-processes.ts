import { setTimeout as sleep } from 'node:timers/promises';
import { markedProcesses } from './marked-processes.ts';
import { signalProcess } from './signal-process.ts';

/**
 * How often nothing must be found in a row. A process that forks or executes a program just now is missed by one look:
 * during execve(2) its environment reads as empty.
 */
const emptyLooks = 2;

/** Kills every process that carries `marker`, without mercy and without waiting: for exit handlers. */
export const killMarkedSync = (marker: string): void => {
  for (let round = 0, empty = 0; round < 10 && empty < emptyLooks; round++) {
    const pids = markedProcesses(marker);
    empty = pids.length === 0 ? empty + 1 : 0;
    for (const pid of pids) signalProcess(pid, 'SIGKILL');
  }
};

/** Time between two looks, ms. */
const pause = 20;

/**
 * Kills every process that carries `marker` until none has turned up for `quiet` ms, for one that has time: a child of a
 * process that was killed carries the marker only after its execve(2), which a busy machine may put off. Gives up after
 * ten times as long.
 */
export const killMarkedUntilQuiet = async (marker: string, quiet = 1000): Promise<void> => {
  const start = performance.now();
  for (let last = start, now = start; now - last < quiet && now - start < 10 * quiet; now = performance.now()) {
    const pids = markedProcesses(marker);
    for (const pid of pids) signalProcess(pid, 'SIGKILL');
    if (pids.length > 0) last = now;
    await sleep(pause);
  }
};

/** How long a process may take to end after SIGTERM, ms. */
const grace = 2000;

/**
 * Ends a process group and every process that carries `marker`: SIGTERM, 2 s, SIGKILL. Returns when none is left, or
 * when the kernel has been told to kill what is left. Processes that appear meanwhile get the signal too.
 */
export const stopProcesses = async (group: number | null, marker: string): Promise<void> => {
  const told = new Set<number>();
  const send = (signal: 'SIGTERM' | 'SIGKILL'): boolean => {
    const targets = [...(group === null ? [] : [-group]), ...markedProcesses(marker)];
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
