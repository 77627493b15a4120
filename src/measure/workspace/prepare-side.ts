import { stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { PreparationError } from '../../core/errors.ts';
import type { Side } from '../../core/side.ts';
import { printable } from './output-tail.ts';
import { runCommand } from './run-command.ts';
import type { CommandResult } from './run-command.ts';
import { scrubbedEnvironment } from './scrubbed-environment.ts';
import type { Environment } from './scrubbed-environment.ts';

/** What a suite says about its preparation. */
export interface PreparedSuite {
  readonly name: string;
  /** Inside the repository, "." for its top. */
  readonly directory: string;
  readonly install: string | null;
  readonly build: string | null;
  readonly env: Readonly<Record<string, string>>;
}

/** Progress: one command of the preparation. */
export interface PreparationStep {
  readonly side: Side;
  readonly suite: string;
  readonly step: 'install' | 'build';
  readonly command: string;
  /** null while it runs, then its wall time in ms. */
  readonly duration: number | null;
}

export interface PrepareSideOptions {
  readonly side: Side;
  /** Top of the side's checkout. */
  readonly checkout: string;
  readonly suites: readonly PreparedSuite[];
  /** It is scrubbed here; PACEGATE_RUN is kept. */
  readonly environment: Environment;
  /** Directory for the output of the commands: `<side>-<step>-<suite>.log`. */
  readonly logs: string;
  /** The same as people are shown it. */
  readonly shownLogs?: string;
  readonly signal: AbortSignal;
  readonly report: (step: PreparationStep) => void;
}

interface Task {
  readonly step: 'install' | 'build';
  readonly suite: PreparedSuite;
  readonly command: string;
  readonly directory: string;
}

/** Every install before the first build: a build may need what another directory's install brought. */
const tasksOf = (checkout: string, suites: readonly PreparedSuite[]): Task[] => {
  const tasks = new Map<string, Task>();
  for (const step of ['install', 'build'] as const) {
    for (const suite of suites) {
      const command = suite[step];
      const directory = resolve(checkout, suite.directory);
      const key = JSON.stringify([step, directory, command]);
      if (command !== null && !tasks.has(key)) tasks.set(key, { step, suite, command, directory });
    }
  }
  return [...tasks.values()];
};

const isInside = (parent: string, path: string): boolean => {
  const way = relative(parent, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
};

const checkDirectories = async ({ side, checkout, suites }: PrepareSideOptions): Promise<void> => {
  for (const suite of suites) {
    const directory = resolve(checkout, suite.directory);
    if (!isInside(checkout, directory)) {
      throw new PreparationError(
        `${side}: the directory of suite ${suite.name}, ${printable(suite.directory)}, is outside of the repository.`,
        'Set `directory` to a directory of the repository.',
      );
    }
    const found = await stat(directory).catch(() => null);
    if (found?.isDirectory() === true) continue;
    throw new PreparationError(
      `${side}: suite ${suite.name} has no directory ${printable(suite.directory)} on this side.`,
      side === 'base'
        ? 'A new or moved suite can be compared after the merge. Leave it out with --suite until then.'
        : 'Correct `directory` of the suite, or remove the suite from the configuration.',
    );
  }
};

const howItEnded = ({ code, signal }: CommandResult): string => (code === null ? `by ${signal}` : `exit ${code}`);

const failure = (side: Side, task: Task, result: CommandResult, log: string): PreparationError => {
  const output = result.tail.length === 0 ? ['(it wrote nothing)'] : result.tail;
  const what = `${side}: ${task.step} failed (${howItEnded(result)}): ${printable(task.command)}`;
  return new PreparationError(
    [what, ...output.map((line) => `  ${line}`)].join('\n'),
    `Make \`${printable(task.command)}\` work in ${printable(task.suite.directory)} on this side. The whole output is in ${log}.`,
  );
};

const fileName = (text: string): string => text.replace(/[^\w.-]+/g, '_').slice(0, 80);

/**
 * Runs `install` and `build` of the suites in a side's checkout: every distinct command of a directory once, installs
 * first. Throws a PreparationError that names the side, the command, its last lines and its log; the signal's reason on
 * an abort.
 */
export const prepareSide = async (options: PrepareSideOptions): Promise<void> => {
  const { side, checkout, suites, environment, logs, shownLogs = logs, signal, report } = options;
  await checkDirectories(options);
  const run = environment['PACEGATE_RUN'];
  const scrubbed = { ...scrubbedEnvironment(environment), ...(run === undefined ? {} : { PACEGATE_RUN: run }) };
  for (const task of tasksOf(checkout, suites)) {
    const { step, suite, command, directory } = task;
    const name = `${side}-${step}-${fileName(suite.name)}.log`;
    report({ side, suite: suite.name, step, command, duration: null });
    const result = await runCommand({
      command,
      directory,
      environment: { ...scrubbed, ...suite.env, PACEGATE_SIDE: side },
      log: join(logs, name),
      label: `${side}: ${step}`,
      timeout: null,
      signal,
    });
    if (result.code !== 0) throw failure(side, task, result, join(shownLogs, name));
    report({ side, suite: suite.name, step, command, duration: result.duration });
  }
};
