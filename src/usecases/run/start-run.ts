import { join, resolve } from 'node:path';
import { findings } from '../../advice/find.ts';
import type { BaselineStore } from '../../baseline/baseline-store.ts';
import { parseConfiguration } from '../../config/load-configuration.ts';
import { systemClock } from '../../core/clock.ts';
import { type ArmBench, openArmBench } from '../../measure/arm/arm-bench.ts';
import { defaultDirectory, openArchive, type RunArchive } from '../../measure/archive.ts';
import { openBundleBench } from '../../measure/bundle/open-bundle-bench.ts';
import { openLaboratory } from '../../measure/laboratory.ts';
import { readMachine } from '../../measure/machine.ts';
import { type OpenRepository, openRepository } from '../../measure/repository.ts';
import { createRunDirectory } from '../../measure/workspace/run-directory.ts';
import { scrubbedEnvironment } from '../../measure/workspace/scrubbed-environment.ts';
import { type CommentLinks, renderComment } from '../../report/comment.ts';
import { renderReport } from '../../report/html/render-report.ts';
import type { Progress } from '../../report/progress.ts';
import type { CheckPorts } from '../check.ts';
import type { Sides } from '../ports.ts';

/** What a run is asked for, by whoever starts it: the command line, the Action or a worker. */
export interface RunOptions {
  /** Anywhere inside the repository. */
  readonly cwd: string;
  /** null: the default branch. */
  readonly base: string | null;
  /** null: the working tree. */
  readonly head: string | null;
  /** `.github/pacegate.yml` counts from the root of the repository, any other path from `cwd`. */
  readonly config: string;
  /** Names; empty for all. */
  readonly suites: readonly string[];
  readonly scenarios: readonly string[];
  /** ms; null for the policy's. */
  readonly timeLimit: number | null;
  readonly seed: number;
  /** Output directory, from `cwd`; null for the default. */
  readonly out: string | null;
  /** Directories of earlier runs that this one reads, from `cwd`. */
  readonly results?: readonly string[];
  /** Fills `${NAME}` in the configuration; scrubbed before any command sees it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Of Pacegate. */
  readonly version: string;
  /** The stored record, or null where there is none to look at. */
  readonly baseline: BaselineStore | null;
  readonly links?: CommentLinks;
}

/** The process that a run lives in. */
export interface RunHost {
  readonly signal: AbortSignal;
  readonly report: (progress: Progress) => void;
  /** Registers what must go at once when the process ends in the middle, the last first; disposing takes it back. */
  readonly onExit: (cleanup: () => void) => Disposable;
}

/** A run with its temporary directory. Disposing ends what it left behind and removes the directory. */
export interface StartedRun extends AsyncDisposable {
  /** Finds both sides and tells which they are. Throws a RepositoryError. May be asked again with another base. */
  openSides(base: string | null, head: string | null): Promise<OpenRepository>;
  /** The adapters of a run on these sides. */
  portsOn(repository: OpenRepository): CheckPorts;
  /** Opens the directory of results of a run on these sides. */
  openArchive(repository: OpenRepository): () => Promise<RunArchive>;
  /** Opens that of an earlier run, from the run's `cwd`, and keeps what is in it. */
  reopenArchive(path: string): Promise<RunArchive>;
  /** Where arms of experiments are made out of these sides, once they are prepared. */
  openArms(repository: OpenRepository): ArmBench;
  /** Absolute, where results go; only known once the archive was opened. */
  readonly path: () => string;
}

/** Starts a run: makes its temporary directory. Throws an OutputError when it can't be made. */
export const startRun = async (options: RunOptions, host: RunHost): Promise<StartedRun> => {
  const { cwd, version } = options;
  const { signal, report } = host;
  const step = (text: string): void => report({ kind: 'step', text });
  await using stack = new AsyncDisposableStack();
  // Before the directory, so that a second signal while it is being removed still leaves nothing.
  const exits = stack.use(new DisposableStack());
  const run = stack.use(await createRunDirectory());
  exits.use(host.onExit(() => run.removeSync()));
  const environment = { ...options.environment, PACEGATE_RUN: run.id };
  let logs = { path: run.path, shown: run.path };
  let output = '';
  let opened = 0;

  const openSides = (base: string | null, head: string | null): Promise<OpenRepository> => {
    opened += 1;
    // A repository that is opened again must not find what the first attempt left.
    const directory = opened === 1 ? run.path : join(run.path, `attempt-${opened}`);
    const outputs = [...(options.out === null ? [] : [options.out]), ...(options.results ?? [])].map((it) =>
      resolve(cwd, it),
    );
    return openRepository({ cwd, base, head, directory, outputs, environment, logs: () => logs, signal, step });
  };

  const archiveOf =
    ({ sides }: OpenRepository) =>
    async (): Promise<RunArchive> => {
      const path = options.out ?? defaultDirectory(sides.top, new Date(), sides.head.commit);
      const archive = await openArchive(cwd, path, options.out === null ? join(sides.top, '.pacegate') : null);
      output = resolve(cwd, path);
      logs = archive.logs;
      step(`results go to ${archive.directory}`);
      return archive;
    };

  const reopenArchive = async (path: string): Promise<RunArchive> => {
    const archive = await openArchive(cwd, path, null, { keeps: true });
    output = resolve(cwd, path);
    logs = archive.logs;
    step(`results go to ${archive.directory}`);
    return archive;
  };

  const openArms = ({ checkouts }: OpenRepository): ArmBench =>
    openArmBench({ checkouts, directory: run.path, environment, logs: () => logs, signal });

  const portsOn = (repository: OpenRepository): CheckPorts => {
    const { checkouts } = repository;
    return {
      clock: systemClock,
      repository,
      parse: (file, text) => parseConfiguration({ file, text, environment: options.environment }),
      openArchive: archiveOf(repository),
      openLaboratory: async () => {
        const laboratory = await openLaboratory({
          directory: run.path,
          checkouts,
          environment: { ...scrubbedEnvironment(environment), PACEGATE_RUN: run.id },
          chromeFlags: options.environment['PACEGATE_CHROME_FLAGS'],
          logs,
          profiles: { path: join(output, 'raw'), shown: 'raw' },
          version,
          signal,
        });
        exits.use(host.onExit(() => laboratory.killSync()));
        return laboratory;
      },
      bundles: openBundleBench({
        checkouts,
        directory: run.path,
        environment,
        logs: () => logs,
        output: () => output,
        signal,
      }),
      machine: readMachine(version),
      findings,
      comment: (result) => renderComment(result, options.links === undefined ? {} : { links: options.links }),
      page: renderReport,
      report,
      signal,
      baseline: options.baseline,
      calibrate: null,
    };
  };
  const owned = stack.move();
  return {
    openSides,
    portsOn,
    openArchive: archiveOf,
    reopenArchive,
    openArms,
    path: () => output,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
};

/** Tells which commits the sides are. */
export const tellSides = ({ base, head }: Pick<Sides, 'base' | 'head'>, report: RunHost['report']): void => {
  const short = (commit: string): string => commit.slice(0, 10);
  report({ kind: 'step', text: `base ${base.ref} (${short(base.commit)})` });
  const work = head.dirty ? ', with uncommitted work' : '';
  report({ kind: 'step', text: `head ${head.ref} (${short(head.commit)}${work})` });
};
