import { access, constants, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UsageError } from '../core/errors.ts';
import type { Investigation } from '../core/investigation.ts';
import type { Result } from '../core/result.ts';
import type { Occasion } from '../investigation/synthesis/priority.ts';
import { askExpert } from '../measure/experts/ask-expert.ts';
import { readLogs } from '../measure/logs/read-logs.ts';
import { readEarlier } from '../measure/read-earlier.ts';
import type { InvestigationLinks } from '../report/investigation/links.ts';
import { renderInvestigationComment } from '../report/investigation/render-comment.ts';
import { renderInvestigation } from '../report/investigation/render-investigation.ts';
import { investigate } from './investigate/investigate.ts';
import type { EarlierRun, LogsAsked, PlaybookStore } from './investigate/ports.ts';
import { configurationSource } from './run/configuration-source.ts';
import { type RunHost, type RunOptions, startRun, tellSides } from './run/start-run.ts';

export interface InvestigateRunOptions extends RunOptions {
  /** A suite, a metric or a route: see InvestigateOptions. */
  readonly asked: string | null;
  /** Directory of an earlier run, from `cwd`, that is gone on with; null: everything is measured. */
  readonly earlier: string | null;
  /** Whether an earlier run of another change ends it, for a person to decide, or this one is measured. */
  readonly otherwise: EarlierRun['otherwise'];
  /** Files count from `cwd`. */
  readonly logs: LogsAsked | null;
  readonly playbook: PlaybookStore | null;
  readonly occasion: Occasion;
  readonly startedBy: string | null;
  readonly reference: string | null;
  readonly investigationLinks?: InvestigationLinks;
}

export interface InvestigateHost extends RunHost {
  /** Told how far it has come, after each step. */
  readonly observe?: (investigation: Investigation) => void;
}

/** An investigation that came to its end; kept below `path`. */
export interface InvestigateOutcome {
  readonly result: Result;
  readonly investigation: Investigation;
  /** As it is shown to people. */
  readonly directory: string;
  /** The same, absolute. */
  readonly path: string;
  /** The comment for a pull request, Markdown. */
  readonly comment: string;
}

/** Hours of measuring must not end in a mistyped name. */
const checkLogs = async (cwd: string, logs: LogsAsked | null): Promise<LogsAsked | null> => {
  if (logs === null) return null;
  const files = logs.files.map((file) => resolve(cwd, file));
  for (const [index, file] of files.entries()) {
    const shown = logs.files[index] ?? '';
    await access(file, constants.R_OK).catch((error: unknown) => {
      throw new UsageError(`The log ${shown} can't be read.`, 'Correct the name after --logs.', { cause: error });
    });
    if ((await stat(file)).isDirectory())
      throw new UsageError(`The log ${shown} is a directory.`, 'Name its files after --logs.');
  }
  return { ...logs, files };
};

/**
 * Root cause with everything that it is found with: see `investigate`.
 *
 * @throws ConfigurationError, UsageError (also for an earlier run of another change), RepositoryError: nothing was measured. OutputError: nothing can be kept. The signal's reason
 * when it is aborted: what was found until then is kept, and was told to `observe`.
 */
export const runInvestigate = async (
  options: InvestigateRunOptions,
  host: InvestigateHost,
): Promise<InvestigateOutcome> => {
  const { cwd, earlier: named, otherwise } = options;
  const logs = await checkLogs(cwd, options.logs);
  const read = named === null ? null : await readEarlier(resolve(cwd, named), named);
  await using run = await startRun({ ...options, results: named === null ? [] : [named] }, host);
  const repository = await run.openSides(options.base, options.head);
  tellSides(repository.sides, host.report);
  const configuration = await configurationSource(options.config, cwd, repository.sides.top);
  const earlier: EarlierRun | null =
    read === null || named === null
      ? null
      : { ...read, shown: named, otherwise, reopen: () => run.reopenArchive(named) };
  const ports = run.portsOn(repository);
  const { suites, scenarios, timeLimit, seed, asked, occasion, startedBy, reference } = options;
  const links = options.investigationLinks ?? {};
  const outcome = await investigate(
    { configuration, suites, scenarios, timeLimit, seed, asked, logs, occasion, startedBy, reference },
    {
      ...ports,
      repository,
      openArchive: run.openArchive(repository),
      earlier,
      arms: run.openArms(repository),
      askExpert,
      readLogs: ({ files, by, deploys }, signal) => readLogs({ files, by, deploys, signal }),
      playbook: options.playbook,
      texts: (investigation, result) => ({
        whole: renderInvestigation(investigation, { result, links }),
        comment: renderInvestigationComment(investigation, { links }),
      }),
      observe: host.observe ?? (() => {}),
    },
  );
  return { ...outcome, path: run.path() };
};
