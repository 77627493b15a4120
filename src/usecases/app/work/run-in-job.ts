import { mkdir } from 'node:fs/promises';
import { PreparationError } from '../../../core/errors.ts';
import { affordableDisk } from '../../../measure/sandbox/free-space.ts';
import { fetchCommits, type WantedCommit } from '../../../measure/sandbox/fetch-commits.ts';
import { createJobDirectory, type JobDirectory } from '../../../measure/sandbox/job-directory.ts';
import type { Breach, SandboxLimits } from '../../../measure/sandbox/limits.ts';
import { runSandboxed, type SandboxEnd } from '../../../measure/sandbox/run-sandboxed.ts';
import { watchDisk } from '../../../measure/sandbox/watch-disk.ts';
import { SupersededError } from './heartbeat.ts';
import { ownCommandLine } from './own-command-line.ts';
import { patiently } from './patiently.ts';
import type { Assignment } from './work-tools.ts';

/** From when until when a command ran. */
export interface During {
  readonly from: Date;
  readonly to: Date;
}

export interface JobOrder<T> {
  readonly wanted: readonly WantedCommit[];
  /** Command and flags of Pacegate, asked for once all is prepared. What is kept goes to `output`. */
  readonly args: (output: string) => readonly string[];
  /** Puts into the repository what the measurement is to find there. */
  readonly prepare?: (job: JobDirectory) => Promise<void>;
  /** Of its processes, where it needs others than every job has. */
  readonly limits?: Partial<SandboxLimits>;
  /**
   * Makes something of what there is when the command came to no result: null where there is nothing to make it of. Everything that ran has
   * ended by then.
   */
  readonly salvage?: (job: JobDirectory, during: During, why: PreparationError) => Promise<T | null>;
  /** The same when somebody has cancelled the run: whatever is to become of it is done here, and the abort goes on. */
  readonly onCancelled?: (job: JobDirectory, during: During) => Promise<void>;
  /** Looks at the job while it runs, until it is disposed of. */
  readonly watch?: (job: JobDirectory) => AsyncDisposable;
  /** Reads what was measured. Everything that ran has ended by then, and all of it may be a stranger's. */
  readonly read: (job: JobDirectory, during: During) => Promise<T>;
}

/** Codes with which the command ends when it has written a result; see src/cli/exit-codes.ts. */
const withResult: ReadonlySet<number | null> = new Set([0, 1, 3, 4]);

const smaller =
  'Make the measurement smaller (fewer suites, shorter builds), or ask who runs the App for higher limits.';

/** The command's own words for why there is no result. They may be a stranger's. */
const wordsOf = ({ tail }: SandboxEnd): string => (tail.length === 0 ? 'It said nothing.' : tail.slice(-15).join('\n'));

const noResult = (end: SandboxEnd): PreparationError => {
  if (end.breach !== null) return new PreparationError(end.breach.text, smaller);
  // 128 and the signal's number, from a shell.
  if (end.signal === 'SIGKILL' || end.code === 137)
    return new PreparationError(
      'The measurement was killed from outside; the machine ran out of memory, most likely.',
      smaller,
    );
  return new PreparationError(
    `Nothing was measured. What the measuring command said:\n${wordsOf(end)}`,
    'Run `pacegate check` in the repository, which says the same and more.',
  );
};

/** The result is not there although the command ended as if it were: it could not be written. */
export const withoutResult = (): PreparationError =>
  new PreparationError(
    'The measurement ended without a result that could be read.',
    'Measure again; if it stays so, look whether a build removes files outside of its directory.',
  );

const cloneUrl = ({ repository, tools }: Assignment): string =>
  `${tools.serverUrl.replace(/\/+$/, '')}/${repository.owner}/${repository.name}.git`;

const fetchInto = async (job: JobDirectory, assignment: Assignment, wanted: readonly WantedCommit[]): Promise<void> => {
  const { repository, tools, signal } = assignment;
  const { installationId } = repository;
  if (installationId === null)
    throw new PreparationError('The App is not installed on this repository.', 'Install it, and push again.');
  const breaking = new AbortController();
  const watching = new AbortController();
  const watch = watchDisk({
    directory: job.path,
    most: affordableDisk(job.path, tools.limits.disk),
    pids: () => [],
    onBreach: ({ text }: Breach) => breaking.abort(new PreparationError(text, smaller)),
    signal: watching.signal,
  });
  try {
    await fetchCommits({
      directory: job.repository,
      url: cloneUrl(assignment),
      wanted,
      token: () =>
        patiently(async () => (await tools.clients.cloneToken(installationId, repository.id)).token, assignment),
      environment: tools.environment ?? process.env,
      signal: AbortSignal.any([signal, breaking.signal]),
    });
  } finally {
    watching.abort();
    await watch;
  }
};

/**
 * Fetches commits into a directory of their own, runs Pacegate there in the sandbox and reads what it wrote. The directory is gone
 * afterwards, whatever happens. Throws a PreparationError with the reason where nothing was measured.
 */
export const runInJob = async <T>(assignment: Assignment, order: JobOrder<T>): Promise<T> => {
  const { run, tools, signal, report } = assignment;
  await using stack = new AsyncDisposableStack();
  const job = stack.adopt(await createJobDirectory(tools.directory), async (it) => {
    // What was measured is worth more than a directory that stays until the worker starts again.
    try {
      await it[Symbol.asyncDispose]();
    } catch (error) {
      tools.log.error('The directory of a job could not be removed.', { run: run.id, error: String(error) });
    }
  });
  report('fetching the commits');
  await fetchInto(job, assignment, order.wanted);
  await mkdir(job.output);
  await order.prepare?.(job);
  const [command = process.execPath, ...before] = tools.cli ?? ownCommandLine().cli;
  report('starting the measurement');
  const from = new Date();
  /** What was cancelled leaves what it had measured. */
  const guarded = async (work: () => Promise<SandboxEnd>): Promise<SandboxEnd> => {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted && signal.reason instanceof SupersededError) await order.onCancelled?.(job, during());
      throw error;
    }
  };
  const during = (): During => ({ from, to: new Date() });
  const end = await guarded(async () => {
    await using watch = order.watch?.(job);
    void watch;
    return await runSandboxed({
      command,
      args: [...before, ...order.args(job.output)],
      directory: job.path,
      workingDirectory: job.repository,
      environment: tools.environment ?? process.env,
      limits: { ...tools.limits, ...order.limits },
      isolation: tools.isolation,
      npmrc: tools.npmrc ?? null,
      signal,
      onLine: report,
    });
  });
  if (end.breach !== null || !withResult.has(end.code)) {
    const why = noResult(end);
    const rest = await order.salvage?.(job, during(), why);
    if (rest == null) throw why;
    return rest;
  }
  report('judging what was measured');
  // Awaited, or the directory would be gone before it is read.
  return await order.read(job, during());
};
