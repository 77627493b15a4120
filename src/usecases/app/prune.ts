import type { JobTools } from './jobs/job-tools.ts';
import type { AppStore } from './ports.ts';

type Keep = Parameters<AppStore['prune']>[0];

const day = 24 * 3_600_000;

/**
 * ms. GitHub delivers again what is at most three days old (seven on an Enterprise Server), and shows checks for 400 days.
 * Raw data are megabytes a run, and are wanted while a pull request is open.
 */
export const defaultKeep = { deliveries: 14 * day, raw: 30 * day, runs: 400 * day } as const satisfies Keep;

/** Removes what is too old to be wanted. Throws a DatabaseError. */
export const prune = async (
  { store, log }: Pick<JobTools, 'store' | 'log'>,
  keep: Keep = defaultKeep,
): Promise<void> => {
  const removed = await store.prune(keep);
  if (Object.values(removed).some((count) => count > 0)) log.info('Old data were removed.', removed);
};
