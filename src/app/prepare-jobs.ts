import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../core/errors.ts';
import { detectIsolation } from '../measure/sandbox/detect-isolation.ts';
import { type Isolation, isKeptApart } from '../measure/sandbox/isolation.ts';
import type { SandboxLimits } from '../measure/sandbox/limits.ts';
import { sweepJobs } from '../measure/sandbox/sweep-jobs.ts';
import { ownCommandLine } from '../usecases/app/work/own-command-line.ts';
import { browserDirectory } from './browser-directory.ts';
import type { AppHost } from './app-host.ts';
import type { Settings } from './settings.ts';

/** Where and how this machine measures. */
export interface PreparedJobs {
  readonly directory: string;
  readonly limits: SandboxLimits;
  /** Of a load, ms. */
  readonly loadTime: number;
  readonly isolation: Isolation;
  /** Text of the .npmrc that jobs are given; null where none is. */
  readonly npmrc: string | null;
}

const npmrcOf = (path: string | null): string | null => {
  if (path === null) return null;
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(
      `PACEGATE_JOB_NPMRC names ${path}, which can't be read.`,
      'Name a file that this user may read, or leave it out.',
      { cause: error },
    );
  }
};

/**
 * Clears up after workers that were killed, and finds out how measured code can be kept apart on this machine. The log says
 * what that prevents and what it does not. Throws a UsageError where it can't be kept apart as it was asked for.
 */
export const prepareJobs = async (
  { data, secretFiles, limits }: Settings,
  { log, environment }: Pick<AppHost, 'log' | 'environment'>,
): Promise<PreparedJobs> => {
  const npmrc = npmrcOf(limits.npmrc);
  const directory = join(data, 'jobs');
  const swept = await sweepJobs(directory);
  if (swept > 0) log.warn('What workers that were killed had left was removed.', { jobs: swept });
  const detected = await detectIsolation({
    choice: limits.isolation,
    user: limits.user,
    directory,
    hidden: [data, ...secretFiles],
    visible: ownCommandLine().visible,
    environment,
    network: limits.network,
    cores: limits.cores,
  });
  // Not before: a worker whose browser can't be reached measures services and bundles all the same.
  const isolation = { ...detected, visible: [...detected.visible, ...browserDirectory(environment, detected.hidden)] };
  const { namespaces, user, prevented, notPrevented } = isolation;
  const found = { namespaces, user: user?.name ?? null, prevented, notPrevented };
  if (!isKeptApart(isolation))
    log.warn(
      'Measured code is not kept apart: forks are not measured; measure only what you trust (docs/security.md).',
      found,
    );
  else log.info('Measured code is kept apart.', found);
  const { memory, disk, processes, time, cores, network, loadTime } = limits;
  return { directory, limits: { memory, disk, processes, time, cores, network }, loadTime, isolation, npmrc };
};
