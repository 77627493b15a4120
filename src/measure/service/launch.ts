import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { probeEnvironment } from '../probe/probe-environment.ts';
import { groupLives } from '../process/kill-group.ts';
import { createServiceLog, type ServiceLog } from './service-log.ts';
import type { Death, ServiceOptions } from './service.ts';
import { startFailure } from './start-failure.ts';
import { killTree, stopTree, type Tree } from './stop-tree.ts';
import { createTextWatcher } from './text-watcher.ts';

/** A service's processes from the moment they exist, ready or not. */
export interface Launched {
  readonly pid: number;
  /** Entry of the environment that finds its processes wherever they go. */
  readonly marker: string;
  readonly log: ServiceLog;
  /** Whether the line that `ready.log` asks for was seen; true when it asks for none. */
  readonly lineSeen: boolean;
  readonly death: Death | null;
  /** Resolves when the first process of the tree has ended, whoever ended it. */
  readonly ended: Promise<Death>;
  /** Whether it was told to stop, or killed, by its owner. */
  readonly stopping: boolean;
  /** Waits, briefly, for output that is still in the pipes after the end. */
  drained(): Promise<void>;
  stop(grace: number): Promise<void>;
  killSync(): void;
}

/** Output of a process that ended is in the pipe already; a grandchild may hold the pipe open for ever. In ms. */
const drainTimeout = 500;

const environmentOf = (options: ServiceOptions, unique: string): Record<string, string> => ({
  PACEGATE_RUN: unique,
  ...options.environment,
  PORT: String(options.port),
  PACEGATE_SIDE: options.side,
  PACEGATE_RUN_SIDE: unique,
  ...(options.probe === null ? {} : probeEnvironment(options.probe, options.environment)),
});

const started = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => (child.pid === undefined ? reject(new Error('no process')) : resolve(child.pid)));
  });

/** Starts the command in a process group of its own. Throws a ServiceError when no process can be started. */
export const launch = async (options: ServiceOptions): Promise<Launched> => {
  const unique = randomUUID();
  const marker = `PACEGATE_RUN_SIDE=${unique}`;
  const log = createServiceLog();
  const shell = ['/bin/sh', '-c', options.command];
  const [program, ...parameters] = options.cores === undefined ? shell : ['taskset', '-c', options.cores, ...shell];
  const child = spawn(program ?? '/bin/sh', parameters, {
    cwd: options.directory,
    env: environmentOf(options, unique),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let death: Death | null = null;
  let group: number | null = child.pid ?? null;
  let stopping = false;
  let stopped: Promise<void> | null = null;
  const ended = new Promise<Death>((resolve) => {
    child.once('exit', (code, signal) => {
      death = { code, signal };
      if (group !== null && !groupLives(group)) group = null;
      resolve(death);
    });
  });
  const closed = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
  });
  // One watcher a stream: a piece of the one may arrive within a line of the other.
  const watchers = [child.stdout, child.stderr].map((stream) => {
    const watcher = createTextWatcher(options.ready.log ?? '');
    stream.on('data', (chunk: Buffer) => {
      log.append(chunk);
      watcher.append(chunk);
    });
    return watcher;
  });
  const pid = await started(child).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw startFailure({ kind: 'not-started', reason }, options, []);
  });
  const tree = (): Tree => ({ group, marker, port: options.port });
  // An error after the start (a signal that could not be sent) must not end this process.
  child.on('error', () => {});

  const stopAll = async (grace: number): Promise<void> => {
    await stopTree(tree(), grace);
    // The kernel is done with it; this process hears so, and reads its last words, a moment later.
    await Promise.race([closed, delay(drainTimeout, undefined, { ref: false })]);
  };

  return {
    pid,
    marker,
    log,
    get lineSeen() {
      return watchers.some(({ found }) => found);
    },
    get death() {
      return death;
    },
    get stopping() {
      return stopping;
    },
    ended,
    drained: () => Promise.race([closed, delay(drainTimeout, undefined, { ref: false })]),
    stop: (grace) => {
      stopping = true;
      stopped ??= stopAll(grace).finally(() => {
        child.stdout.destroy();
        child.stderr.destroy();
      });
      return stopped;
    },
    killSync: () => {
      stopping = true;
      killTree(tree());
    },
  };
};
