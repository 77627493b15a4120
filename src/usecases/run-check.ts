import type { Result } from '../core/result.ts';
import { check } from './check.ts';
import { configurationSource } from './run/configuration-source.ts';
import { type RunHost, type RunOptions, startRun, tellSides } from './run/start-run.ts';

export type { RunHost, RunOptions } from './run/start-run.ts';

/** A run that came to its result, which is kept below `path`. */
export interface CheckOutcome {
  readonly result: Result;
  /** The output directory as it is shown to people. */
  readonly directory: string;
  /** The same, absolute. */
  readonly path: string;
  /** The comment for a pull request, Markdown. */
  readonly comment: string;
}

/**
 * The gate with everything that it measures with: judges `options.head` against the merge base with `options.base`.
 *
 * @throws ConfigurationError, UsageError, RepositoryError: nothing was measured. OutputError: the result can't be kept.
 * The signal's reason when it is aborted. Everything else that goes wrong is an `invalid` result.
 */
export const runCheck = async (options: RunOptions, host: RunHost): Promise<CheckOutcome> => {
  await using run = await startRun(options, host);
  const repository = await run.openSides(options.base, options.head);
  tellSides(repository.sides, host.report);
  const configuration = await configurationSource(options.config, options.cwd, repository.sides.top);
  const { suites, scenarios, timeLimit, seed } = options;
  const checked = await check({ configuration, suites, scenarios, timeLimit, seed }, run.portsOn(repository));
  return { ...checked, path: run.path() };
};
