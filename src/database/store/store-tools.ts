import type { Kysely } from 'kysely';
import type { Clock } from '../../core/clock.ts';
import type { AppJob, StoreCounts } from '../../usecases/app/ports.ts';
import type { Tables } from '../tables.ts';

/** The database, or a transaction on it. */
export type On = Kysely<Tables>;

/** What the store needs of the queues. Jobs are put and dropped in the transaction that they are given. */
export interface StoreQueues {
  /** `delay`, ms: not before that. `priority`: higher is sooner. */
  enqueueApp(on: On, job: AppJob, options?: { readonly delay?: number; readonly priority?: number }): Promise<void>;
  enqueueMeasurement(
    on: On,
    it: { readonly runId: string; readonly key: string; readonly priority: number; readonly isLong?: boolean },
  ): Promise<void>;
  /** Those that no worker has yet. */
  dropMeasurements(on: On, runIds: readonly string[]): Promise<void>;
  /** Those of the runs that wait to be opened or measured, or are just now. Never within a transaction. */
  withLiveJob(runIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** What opening or measuring the run failed with last; null where nobody knows. Never within a transaction. */
  lastFailure(runId: string): Promise<string | null>;
  stats(): Promise<StoreCounts['queues']>;
}

/** What the parts of the store work with. */
export interface StoreTools {
  readonly queues: StoreQueues;
  readonly clock: Pick<Clock, 'date'>;
  /** Gives a name that nothing else has. */
  readonly newId: () => string;
}
