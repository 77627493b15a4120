import { systemClock } from '../../core/clock.ts';
import { type FailedDelivery, failedDeliveries, redeliver as askAgain } from '../../github/hook-deliveries.ts';
import type { JobTools } from './jobs/job-tools.ts';

export interface RedeliveryOptions {
  /** Up to then all deliveries are known to have been taken; null where nothing is known. */
  readonly since: Date | null;
  /** How many are asked for at most in one turn. */
  readonly most?: number;
}

/** GitHub keeps deliveries for three days; ms. */
const longestKept = 3 * 24 * 3_600_000;

/** A delivery that is refused each time is not sent for ever. */
const mostAttempts = 8;

/** Whether it is time for another attempt: the second at once, the others 1, 2, 4, … minutes later, for an hour in all. */
const isDue = ({ attempts, lastAt }: FailedDelivery, now: number): boolean =>
  attempts < 2 || now - lastAt.getTime() >= 60_000 * 2 ** (attempts - 2);

/** Deliveries are listed some time after they were made; ms. */
const lag = 2 * 60_000;

/**
 * Has GitHub send again what the App never took, as after a downtime: the oldest first. Those that were taken after all are
 * known by their id and change nothing. Gives until when all is well, for the next turn. Throws a GitHubError, and a
 * DatabaseError where nothing could be taken now either.
 */
export const redeliver = async (
  { store, clients, log, clock = systemClock }: Pick<JobTools, 'store' | 'clients' | 'log' | 'clock'>,
  { since, most = 50 }: RedeliveryOptions,
): Promise<Date> => {
  await store.ping();
  const now = clock.date().getTime();
  const earliest = new Date(Math.max(since?.getTime() ?? 0, now - longestKept));
  const failed = await failedDeliveries(clients.app, { since: earliest });
  const hopeful = failed.filter(({ attempts }) => attempts < mostAttempts);
  let sent = 0;
  for (const { id, guid, event } of hopeful.filter((it) => isDue(it, now)).slice(0, most)) {
    if (await askAgain(clients.app, id)) sent += 1;
    else log.warn('GitHub does not deliver an event again.', { delivery: guid, event });
  }
  if (sent > 0) log.info('GitHub was asked to deliver again.', { sent, failed: failed.length });
  // Whether it went well this time is seen at the next turn.
  return hopeful[0]?.at ?? new Date(Math.max(earliest.getTime(), now - lag));
};
