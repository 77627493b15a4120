import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { PreparationError } from '../../core/errors.ts';
import { createCappedLog } from './capped-log.ts';
import { stopProcesses } from '../process/stop-processes.ts';
import { createOutputTail } from './output-tail.ts';
import type { Environment } from './scrubbed-environment.ts';

/** A command of the configuration, to be run to its end. */
export interface CommandOptions {
  /** For `sh -c`. It comes from the side's configuration, never from a branch or file name. */
  readonly command: string;
  readonly directory: string;
  /** The whole environment of the command; scrub it first. */
  readonly environment: Environment;
  /** File that gets the output: the first 5 MB and the last 64 KB. */
  readonly log: string;
  /** What is being done, for people: "head: install". */
  readonly label: string;
  /** Time after which it is stopped, ms. */
  readonly timeout: number | null;
  readonly signal: AbortSignal;
}

/** How a command ended. `code` is null when a signal ended it, `signal` null when it exited by itself. */
export interface CommandResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Wall time in ms. */
  readonly duration: number;
  /** The last 20 lines that it wrote, without control characters, cut at 300 characters. */
  readonly tail: string[];
  readonly timedOut: boolean;
}

/** How long output may still arrive after the shell has ended, ms: something in the background may hold the pipe. */
const drain = 300;

/** Lets go of a pipe without closing it: a process in the background that still writes would get SIGPIPE. */
const abandon = (stream: Readable): void => {
  stream.removeAllListeners('data');
  stream.resume();
  if (stream instanceof Socket) stream.unref();
};

/**
 * Runs a shell command in its own process group, with no input. On a timeout or an abort the group is stopped, and so
 * is every process that left it but was started by this command (SIGTERM, 2 s, SIGKILL).
 *
 * Throws the signal's reason on an abort, a PreparationError when the shell can't be started, an OutputError when the
 * log can't be written. An exit code other than 0 is not an error here.
 */
export const runCommand = async (options: CommandOptions): Promise<CommandResult> => {
  const { command, directory, log, label, timeout, signal } = options;
  signal.throwIfAborted();
  using file = createCappedLog(log);
  file.write(Buffer.from(`# ${label}\n$ ${command}\n`));
  const step = randomUUID();
  const started = performance.now();
  const child = spawn('sh', ['-c', command], {
    cwd: directory,
    env: { ...options.environment, PACEGATE_STEP: step },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const stop = new AbortController();
  const tail = createOutputTail(20);
  let failure: unknown = null;
  for (const stream of [child.stdout, child.stderr]) {
    const lines = tail.stream();
    stream.on('data', (chunk: Buffer) => {
      lines.write(chunk);
      try {
        if (failure === null) file.write(chunk);
      } catch (error) {
        failure = error;
        stop.abort();
      }
    });
  }
  const ended = once(child, 'exit').catch((error: unknown) => {
    throw new PreparationError(
      `${label} could not be started in ${directory}: ${error instanceof Error ? error.message : String(error)}.`,
      'Check that the directory exists and that `sh` is installed.',
      { cause: error },
    );
  });
  const closed = once(child, 'close').catch(() => {});
  const timer = timeout === null ? null : AbortSignal.timeout(Math.max(0, Math.ceil(timeout)));
  const stopped = AbortSignal.any([signal, stop.signal, ...(timer === null ? [] : [timer])]);
  const stops: Promise<void>[] = [];
  const onStop = (): void => {
    stops.push(stopProcesses(child.pid ?? null, `PACEGATE_STEP=${step}`));
  };
  stopped.addEventListener('abort', onStop, { once: true });
  try {
    await ended;
    await Promise.race([closed, sleep(drain, null, { ref: false })]);
    await Promise.all(stops);
  } finally {
    stopped.removeEventListener('abort', onStop);
    abandon(child.stdout);
    abandon(child.stderr);
  }
  const timedOut = stops.length > 0 && timer?.aborted === true;
  if (stops.length > 0) signal.throwIfAborted();
  if (failure !== null) throw failure;
  const duration = performance.now() - started;
  return { code: child.exitCode, signal: child.signalCode, duration, tail: tail.lines(), timedOut };
};
