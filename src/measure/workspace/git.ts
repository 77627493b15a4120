import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { RepositoryError } from '../../core/errors.ts';
import { errorCode } from '../../core/error-code.ts';
import type { GitSetting } from './git-configuration.ts';
import { gitEnvironment } from './git-environment.ts';
import { signalProcess } from '../process/signal-process.ts';
import { printable } from './output-tail.ts';
import type { Environment } from './scrubbed-environment.ts';

/** What git says of a write that failed, on a full disk for the most part. */
const unwritten = /no space left|out of disk ?space|disk quota|(?:failed|unable) to write|write error/i;

/** One git command that exited with another code than 0. The message holds what git said, on one line. */
export class GitFailure extends RepositoryError {
  readonly exitCode: number | null;
  /** What git wrote to standard error, whole, for matching. */
  readonly output: string;

  constructor(command: string, exitCode: number | null, output: string) {
    const said = oneLine(output);
    super(
      `git ${command} failed (exit ${exitCode ?? 'by signal'})${said === '' ? '' : `: ${said}`}`,
      unwritten.test(output)
        ? 'See that the disk with the temporary directory (TMPDIR) has space left, and run again.'
        : 'Run `git status` and `git fsck` in the repository, put right what they report, and run again.',
    );
    this.exitCode = exitCode;
    this.output = output;
  }
}

export interface GitOptions {
  readonly directory: string;
  /** Sent to standard input, which is empty otherwise. */
  readonly input?: string | Buffer;
  /** Added to the environment. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly settings?: readonly GitSetting[];
  /** ms. Without it only the signal ends the command. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
  /** Bytes of standard output: git is stopped when it writes more, and its exit code is null. */
  readonly most?: number;
}

export interface GitResult {
  /** null: stopped after its time or beyond its bytes, or ended by a signal. */
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** git as a program. Both throw the signal's reason on an abort and a RepositoryError when git is missing. */
export interface Git {
  /** Runs to the end, whatever the exit code. */
  run(args: readonly string[], options: GitOptions): Promise<GitResult>;
  /** Standard output without its last line feed. Throws a GitFailure for an exit code other than 0. */
  text(args: readonly string[], options: GitOptions): Promise<string>;
}

/** What git says, as one printable line without its prefixes and without credentials in URLs. */
export const oneLine = (output: string): string => {
  const lines = output.split('\n').map((it) => it.replace(/^(fatal|error|remote|hint|warning): /, '').trim());
  const shown = lines.filter((it) => it !== '').join(' · ');
  return printable(shown.replace(/:\/\/[^/@\s]*@/g, '://'), 400);
};

const startFailure = async (cause: unknown, directory: string): Promise<RepositoryError> => {
  // ENOENT is also what spawn says when the directory is missing.
  const found = await stat(directory).catch(() => null);
  if (found?.isDirectory() !== true) {
    return new RepositoryError(`There is no directory ${directory}.`, 'Run Pacegate inside a git repository.', {
      cause,
    });
  }
  return new RepositoryError(
    errorCode(cause) === 'ENOENT'
      ? 'git is not installed.'
      : `git can't be started (${errorCode(cause) ?? 'unknown'}).`,
    'Install git 2.31 or later and make sure that it is on the PATH.',
    { cause },
  );
};

/** How long a helper may hold the pipes after git has ended, ms: ssh's shared connections stay for minutes. */
const drain = 1000;

const collect = (stream: Readable, most = Infinity, onMore = (): void => {}): Buffer[] => {
  const chunks: Buffer[] = [];
  let length = 0;
  stream.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= most) chunks.push(chunk);
    else onMore();
  });
  return chunks;
};

/** git with `environment`, which is usually that of the process; `signal` stops every command of it. */
export const createGit = (environment: Environment, signal: AbortSignal): Git => {
  const run = async (args: readonly string[], options: GitOptions): Promise<GitResult> => {
    const signals = options.signal === undefined ? [signal] : [signal, options.signal];
    const aborted = AbortSignal.any(signals);
    aborted.throwIfAborted();
    const child = spawn('git', args, {
      cwd: options.directory,
      env: { ...gitEnvironment(environment, options.settings ?? []), ...options.variables },
      stdio: ['pipe', 'pipe', 'pipe'],
      // An own session: no terminal that ssh could ask on, and one group to stop with all helpers (git-remote-https).
      detached: true,
    });
    const stop = AbortSignal.any(
      options.timeout === undefined ? signals : [...signals, AbortSignal.timeout(options.timeout)],
    );
    let isMore = false;
    const onStop = (): void => {
      if (child.pid !== undefined) signalProcess(-child.pid, 'SIGKILL');
    };
    stop.addEventListener('abort', onStop, { once: true });
    try {
      const closed = once(child, 'close');
      const stdout = collect(child.stdout, options.most, () => {
        isMore = true;
        onStop();
      });
      const stderr = collect(child.stderr);
      // EPIPE: git ended before it read all. Its exit code tells why.
      child.stdin.on('error', () => {});
      child.stdin.end(options.input ?? '');
      await Promise.race([closed, once(child, 'exit').then(() => sleep(drain, null, { ref: false }))]);
      child.stdout.destroy();
      child.stderr.destroy();
      aborted.throwIfAborted();
      // It may have been at its end already when it was stopped.
      const code = isMore ? null : child.exitCode;
      return { code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() };
    } catch (error) {
      aborted.throwIfAborted();
      throw await startFailure(error, options.directory);
    } finally {
      stop.removeEventListener('abort', onStop);
    }
  };
  const text = async (args: readonly string[], options: GitOptions): Promise<string> => {
    const { code, stdout, stderr } = await run(args, options);
    if (code !== 0) throw new GitFailure(args[0] ?? '', code, stderr);
    return stdout.toString().replace(/\n$/, '');
  };
  return { run, text };
};
