import { setTimeout as sleep } from 'node:timers/promises';
import { type Breach, breachOf, type SandboxLimits } from './limits.ts';
import type { SandboxProcesses } from './sandbox-processes.ts';

export interface ProcessWatch {
  readonly processes: Pick<SandboxProcesses, 'look'>;
  readonly limits: Pick<SandboxLimits, 'memory' | 'processes'>;
  readonly onBreach: (breach: Breach) => void;
  /** Ends the watch. */
  readonly signal: AbortSignal;
}

/** ms: usually, and when half of a limit is used. */
const interval = { usual: 500, near: 100 } as const;
/** The programs that lead to the command are not its own. */
const leading = 3;

/** Sees to it that memory and processes stay within their limits. Ends with the first breach. */
export const watchProcesses = async ({ processes, limits, onBreach, signal }: ProcessWatch): Promise<void> => {
  while (!signal.aborted) {
    const most = limits.processes + leading;
    const { processes: count, memory } = processes.look(most);
    if (count > most) return onBreach(breachOf('processes', count, limits.processes));
    if (memory > limits.memory) return onBreach(breachOf('memory', memory, limits.memory));
    const isNear = count > most / 2 || memory > limits.memory / 2;
    await sleep(isNear ? interval.near : interval.usual, undefined, { signal }).catch(() => {});
  }
};
