import { once } from 'node:events';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PreparationError } from '../../core/errors.ts';
import { createOutputTail } from '../workspace/output-tail.ts';
import { affordableDisk } from './free-space.ts';
import { jobMarker } from './job-environment.ts';
import { type Breach, breachOf } from './limits.ts';
import { createLineReader } from './line-reader.ts';
import { readRegistries } from './npm-registries.ts';
import { prepareJob } from './prepare-job.ts';
import { createSandboxProcesses } from './sandbox-processes.ts';
import { setupFailed } from './setup-script.ts';
import { type SandboxOrder, startSandboxed } from './start-sandboxed.ts';
import { watchDisk } from './watch-disk.ts';
import { watchProcesses } from './watch-processes.ts';

export interface SandboxEnd {
  /** null when a signal ended the command. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The limit for which everything was killed, or null. */
  readonly breach: Breach | null;
  /** The last lines of both streams. A stranger's text, without control characters. */
  readonly tail: readonly string[];
  /** Wall time, ms. */
  readonly duration: number;
}

/** Timers can't be set for longer, ms. */
const longestTimer = 2 ** 31 - 1;
/** How long output is waited for that is in the pipes when the last process has ended, ms. */
const drain = 1000;
/** Between two attempts to kill, ms: a process that was being started at the first one is there at the next. */
const again = 200;

const cure =
  'Look at the log of the worker from its start, which says what it tried; PACEGATE_JOB_ISOLATION names another way.';

const startFailure = (error: unknown): PreparationError =>
  new PreparationError(
    `The sandbox could not be started: ${error instanceof Error ? error.message : String(error)}.`,
    cure,
    { cause: error },
  );

/**
 * Runs a command so that it sees, uses and leaves behind no more than it may: see Isolation for what is kept from it. When it has
 * ended, crossed a limit or been aborted, everything that it started is killed before this returns.
 *
 * Throws the signal's reason on an abort, a PreparationError when the sandbox can't be set up, and an OutputError when the
 * job's directory can't be. A limit that was crossed and an exit code are told in the outcome.
 */
export const runSandboxed = async (order: SandboxOrder): Promise<SandboxEnd> => {
  const { directory, limits, isolation, environment, signal, onLine = () => {} } = order;
  signal.throwIfAborted();
  await prepareJob(directory, isolation.user, order.npmrc ?? readRegistries(environment));
  signal.throwIfAborted();
  const started = performance.now();
  const disk = affordableDisk(directory, limits.disk);
  const child = startSandboxed(order, disk);
  const closed = once(child, 'close').catch(() => {});
  const ended = once(child, 'exit').catch((error: unknown) => {
    throw startFailure(error);
  });
  const tail = createOutputTail(30);
  const lines = createLineReader(onLine);
  for (const stream of [child.stdout, child.stderr]) {
    const kept = tail.stream();
    stream?.on('data', (chunk: Buffer) => kept.write(chunk));
  }
  child.stderr?.on('data', (chunk: Buffer) => lines.write(chunk));

  const { pid } = child;
  const processes = pid === undefined ? null : createSandboxProcesses(pid, jobMarker(basename(directory)), isolation);
  const watching = new AbortController();
  const state: { breach: Breach | null; killing: NodeJS.Timeout | null } = { breach: null, killing: null };
  const kill = (): void => {
    processes?.kill();
    state.killing ??= setInterval(() => processes?.kill(), again);
  };
  const onBreach = (it: Breach): void => {
    state.breach ??= it;
    kill();
  };
  signal.addEventListener('abort', kill, { once: true });
  const timer = setTimeout(
    () => onBreach(breachOf('time', limits.time, limits.time)),
    Math.min(longestTimer, limits.time),
  );
  const watch = { limits, onBreach, signal: watching.signal };
  const watches = Promise.all(
    processes === null
      ? []
      : [
          watchProcesses({ ...watch, processes }),
          watchDisk({ ...watch, directory, most: disk, pids: () => processes.pids() }),
        ],
  );
  // Looked at in the end; until then nobody else hears of a failure.
  watches.catch(() => {});
  try {
    await ended;
  } finally {
    clearTimeout(timer);
    if (state.killing !== null) clearInterval(state.killing);
    signal.removeEventListener('abort', kill);
    watching.abort();
    await processes?.clear();
    await watches;
    await Promise.race([closed, sleep(drain, null, { ref: false })]);
    child.stdout?.destroy();
    child.stderr?.destroy();
  }
  signal.throwIfAborted();
  const end = { code: child.exitCode, signal: child.signalCode, breach: state.breach, tail: tail.lines() };
  if (end.code === setupFailed && isolation.namespaces !== null && end.breach === null)
    throw new PreparationError(end.tail.at(-1) ?? "The sandbox can't be set up.", cure);
  return { ...end, duration: performance.now() - started };
};
