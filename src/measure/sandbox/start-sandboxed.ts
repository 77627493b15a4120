import { type ChildProcess, spawn } from 'node:child_process';
import { basename, join } from 'node:path';
import { allowedCores } from '../process/cores.ts';
import type { Environment } from '../workspace/scrubbed-environment.ts';
import { type Isolation, isKeptApart } from './isolation.ts';
import { jobCores } from './job-cores.ts';
import { jobEnvironment } from './job-environment.ts';
import { launchOf } from './launch.ts';
import type { SandboxLimits } from './limits.ts';
import { planMounts } from './mount-plan.ts';
import { openFilesLimit } from './open-files-limit.ts';
import { readMountRequest } from './read-mount-request.ts';

export interface SandboxOrder {
  readonly command: string;
  readonly args: readonly string[];
  /** Of the job, see createJobDirectory. What is in it is given to the job's user. */
  readonly directory: string;
  /** Where the command works; the job's home unless told. */
  readonly workingDirectory?: string;
  /** The worker's own: what a job may see of it is picked here. */
  readonly environment: Environment;
  readonly limits: SandboxLimits;
  readonly isolation: Isolation;
  /** Text of an .npmrc, tokens and all, that the measured code is given on purpose; only the worker's registries unless told. */
  readonly npmrc?: string | null;
  /** Kills everything when it is aborted. */
  readonly signal: AbortSignal;
  /** Told each line of standard error, which may be anybody's text by then: printable, at most 300 characters. */
  readonly onLine?: (line: string) => void;
}

/** Threads that a process may have on average, before the kernel refuses a user more. */
const threads = 16;

/**
 * Starts the command of an order in the order's isolation, in a process group of its own. `disk` is how large a file may become,
 * bytes. The directory of the job must be prepared: see prepareJob.
 */
export const startSandboxed = (order: SandboxOrder, disk: number): ChildProcess => {
  const { directory, isolation, limits, environment, command, args } = order;
  const { workingDirectory = join(directory, 'home') } = order;
  const { namespaces, user } = isolation;
  const [program, ...rest] = launchOf({
    isolation,
    command,
    args,
    workingDirectory,
    mounts: namespaces === null ? [] : planMounts(readMountRequest(directory, isolation)),
    network: limits.network ?? 'host',
    self: { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 },
    limits: {
      openFiles: openFilesLimit(limits.openFiles),
      fileSize: disk,
      tasks: isKeptApart(isolation) ? threads * limits.processes : null,
      ...jobCores(limits, allowedCores()),
    },
  });
  return spawn(program, rest, {
    // In a namespace it goes to its directory when that is mounted.
    cwd: namespaces === null ? workingDirectory : '/',
    env: jobEnvironment(environment, { directory, id: basename(directory), user: user?.name ?? 'pacegate' }),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
};
