import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { listProcesses, readProc } from '../../../src/measure/process/proc-files.ts';
import { hasEnded, parseProcessStat } from '../../../src/measure/process/process-stat.ts';
import { detectIsolation, type IsolationRequest } from '../../../src/measure/sandbox/detect-isolation.ts';
import type { Isolation } from '../../../src/measure/sandbox/isolation.ts';
import { createJobDirectory, type JobDirectory } from '../../../src/measure/sandbox/job-directory.ts';
import type { SandboxLimits } from '../../../src/measure/sandbox/limits.ts';
import { runSandboxed, type SandboxEnd } from '../../../src/measure/sandbox/run-sandboxed.ts';
import { ownCommandLine } from '../../../src/usecases/app/work/own-command-line.ts';
import { type Scratch, scratch } from '../workspace/repositories.ts';

/** The strongest isolation of this machine, or why there is none, in words for the name of a test that is skipped. */
export const isolationHere = async (more: Partial<IsolationRequest> = {}): Promise<Isolation | string> => {
  await using room = await scratch();
  // Another user has to get through to the job.
  chmodSync(room.path, 0o711);
  const { visible } = ownCommandLine();
  const request = { choice: 'auto', user: null, hidden: [], visible, environment: process.env, ...more } as const;
  try {
    return await detectIsolation({ ...request, directory: join(room.path, 'jobs') });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

export const generous: SandboxLimits = { memory: 4e9, disk: 4e9, processes: 200, time: 120_000 };

export interface Sandboxed extends SandboxEnd {
  readonly job: JobDirectory;
  readonly lines: readonly string[];
}

interface More {
  readonly limits?: Partial<SandboxLimits>;
  readonly environment?: Record<string, string | undefined>;
  readonly npmrc?: string;
  readonly signal?: AbortSignal;
  readonly onLine?: (line: string) => void;
}

/** Runs a script of the shell in a sandbox. The job's directory goes with the room. */
export const runScript = async (
  room: Scratch,
  isolation: Isolation,
  script: string,
  { limits = {}, environment = process.env, npmrc, signal = new AbortController().signal, onLine }: More = {},
): Promise<Sandboxed> => {
  chmodSync(room.path, 0o755);
  const job = await createJobDirectory(join(room.path, 'jobs'));
  const lines: string[] = [];
  const end = await runSandboxed({
    command: 'sh',
    args: ['-c', script],
    directory: job.path,
    environment,
    limits: { ...generous, ...limits },
    isolation,
    ...(npmrc !== undefined && { npmrc }),
    signal,
    onLine: (line) => {
      lines.push(line);
      onLine?.(line);
    },
  });
  return { ...end, job, lines };
};

/** Living processes with this text among their arguments, wherever they run. */
export const runningWith = (text: string): number[] =>
  listProcesses().filter((pid) => {
    const stat = parseProcessStat(readProc(`${pid}/stat`) ?? '');
    return stat !== null && !hasEnded(stat) && (readProc(`${pid}/cmdline`) ?? '').includes(text);
  });

/** A process beside the sandbox that has something to hide in its environment. */
export const neighbour = async (secret: string): Promise<AsyncDisposable & { readonly pid: number }> => {
  const child = spawn('sleep', ['300'], { env: { PATH: process.env['PATH'], SECRET: secret } });
  const ended = once(child, 'exit');
  await once(child, 'spawn');
  return {
    pid: child.pid ?? 0,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};
