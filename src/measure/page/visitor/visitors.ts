import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { groupLives, killGroup } from '../../process/kill-group.ts';
import { killMarked, markedProcesses } from '../../process/marked-processes.ts';
import type { Reply, Task } from './protocol.ts';

/** How the process that had the task ended without an answer. */
export type Outcome =
  Reply | { readonly kind: 'late' } | { readonly kind: 'ended'; readonly how: string; readonly output: string };

/** Starts a process for every task, and ends it with everything it started. */
export interface Visitors {
  /** Rejects with the signal's reason when that is aborted; in no other case. `timeout` in ms. */
  ask(
    task: Task,
    timeout: number,
    signal: AbortSignal,
    environment?: Readonly<Record<string, string>>,
  ): Promise<Outcome>;
  /** For exit handlers: ends what is under way at once. */
  killSync(): void;
}

/** Beside this file, with the ending this file has: sources and compiled code run alike. */
const entry = fileURLToPath(new URL(`./visit-main${extname(import.meta.url)}`, import.meta.url));

/** The process of a browser that a visitor started and could not end itself, as chrome-launcher notes it. */
const browserOf = async (task: Task): Promise<number | null> => {
  if (task.kind !== 'visit') return null;
  const pid = Number(await readFile(join(task.profile, 'chrome.pid'), 'utf8').catch(() => ''));
  return Number.isInteger(pid) && pid > 1 ? pid : null;
};

/** Bound for what takes some milliseconds: the kernel's clearing up after SIGKILL. ms. */
const killTimeout = 5000;

const markerOf = (id: string): string => `PACEGATE_VISIT=${id}`;

/** Waits for the end of what was killed: until then it may write into the profile. */
const settled = async (id: string, group: number | null): Promise<void> => {
  const deadline = performance.now() + killTimeout;
  const lives = (): boolean => markedProcesses(markerOf(id)).length > 0 || (group !== null && groupLives(group));
  while (lives() && performance.now() < deadline) await delay(10);
};

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** `environment` is scrubbed. Tasks do not disturb each other; that visits do is the caller's matter. */
export const createVisitors = (environment: Readonly<Record<string, string>>): Visitors => {
  const living = new Map<string, ChildProcess>();

  const kill = (id: string, child: ChildProcess): void => {
    if (!hasEnded(child) && child.pid !== undefined) killGroup(child.pid, 'SIGKILL');
    // The browser and its helpers have groups of their own.
    killMarked(markerOf(id), 'SIGKILL');
  };

  const outcomeOf = (
    child: ChildProcess,
    task: Task,
    timeout: number,
    signal: AbortSignal,
  ): Promise<Outcome | null> => {
    const outcome = Promise.withResolvers<Outcome | null>();
    let output = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-2000);
    });
    child.once('message', (reply: Reply) => outcome.resolve(reply));
    child.once('error', (error) => outcome.resolve({ kind: 'ended', how: error.message, output }));
    child.once('exit', (code, ending) => outcome.resolve({ kind: 'ended', how: ending ?? `exit ${code}`, output }));
    child.send(task, (error) => {
      if (error !== null) outcome.resolve({ kind: 'ended', how: error.message, output });
    });
    const timer = setTimeout(() => outcome.resolve({ kind: 'late' }), timeout);
    const abort = (): void => outcome.resolve(null);
    signal.addEventListener('abort', abort, { once: true });
    return outcome.promise.finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    });
  };

  return {
    ask: async (task, timeout, signal, own = {}) => {
      signal.throwIfAborted();
      const id = randomUUID();
      const child = fork(entry, [], {
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
        execArgv: [],
        env: { ...environment, ...own, PACEGATE_VISIT: id },
        // A group of its own: Ctrl-C in a terminal reaches it by way of the orchestration.
        detached: true,
      });
      const gone = new Promise<void>((resolve) => {
        child.once('exit', () => resolve());
        child.once('error', () => resolve());
      });
      living.set(id, child);
      let browser: number | null = null;
      try {
        const outcome = await outcomeOf(child, task, timeout, signal);
        // A visitor that answers has ended its browser, whose number may have been given away since.
        const left = outcome === null || outcome.kind === 'late' || outcome.kind === 'ended';
        browser = left ? await browserOf(task) : null;
        if (browser !== null) killGroup(browser, 'SIGKILL');
        if (outcome === null) throw signal.reason;
        return outcome;
      } finally {
        kill(id, child);
        await gone;
        await settled(id, browser);
        living.delete(id);
      }
    },
    killSync: () => {
      for (const [id, child] of living) kill(id, child);
    },
  };
};
