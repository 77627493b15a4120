import { listProcesses, readProc } from './proc-files.ts';
import { signalProcess } from './signal-process.ts';

/**
 * The living processes whose initial environment holds `marker`, a whole entry such as "PACEGATE_RUN=7c1f". A process
 * keeps it through setsid, double forks and the death of its parent, which is how one is found that left its group.
 *
 * Not found: processes that were started with an emptied environment or run as another user, zombies, and this process
 * itself. Empty where there is no /proc.
 */
export const markedProcesses = (marker: string): number[] => {
  return listProcesses().filter((pid) => {
    if (pid === process.pid) return false;
    const environment = readProc(`${pid}/environ`);
    // The search of the whole text is cheap and settles nearly all; the split makes sure of whole entries.
    return environment !== null && environment.includes(marker) && environment.split('\0').includes(marker);
  });
};

/** A process that forks while it is being killed leaves children behind that the last scan did not see. */
const mostScans = 50;

/**
 * Sends `signal` once to every process that carries `marker`, and scans again until no new one turns up.
 * Synchronous, so that handlers of the exit event can use it. Returns the processes that were signalled.
 */
export const killMarked = (marker: string, signal: NodeJS.Signals): number[] => {
  const signalled = new Set<number>();
  for (let scan = 0; scan < mostScans; scan++) {
    const fresh = markedProcesses(marker).filter((pid) => !signalled.has(pid));
    if (fresh.length === 0) break;
    for (const pid of fresh) {
      signalled.add(pid);
      signalProcess(pid, signal);
    }
  }
  return [...signalled];
};
