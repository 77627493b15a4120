import type { Kysely } from 'kysely';
import type { PgBoss } from 'pg-boss';
import { readAppJob, readMeasurement } from './app-job.ts';
import type { Bell } from './bell.ts';
import type { DatabaseLog } from './database-log.ts';
import { createHeldJobs, type HeldJob } from './held-jobs.ts';
import { type JobLoop, startJobLoop } from './job-loop.ts';
import { type QueueName, queuePlans } from './queue-names.ts';
import type { JobServer } from './queues.ts';
import type { Tables } from './tables.ts';

export interface JobServerOptions {
  readonly kysely: Kysely<Tables>;
  readonly boss: Pick<PgBoss, 'fetch' | 'fail'>;
  readonly bells: Readonly<Record<QueueName, Bell>>;
  readonly log: DatabaseLog;
  /** App jobs at a time: they wait for GitHub most of it. */
  readonly concurrency?: number;
  /** ms: see job-loop.ts and run-job.ts. */
  readonly idle?: number;
  readonly beat?: number;
}

type Handle = (data: unknown, signal: AbortSignal) => Promise<void>;

export const createJobServer = ({
  kysely,
  boss,
  bells,
  log,
  concurrency = 8,
  idle = 2000,
  beat = 5000,
}: JobServerOptions): JobServer => {
  const jobs = createHeldJobs(kysely, boss);
  const loops = new Map<QueueName, JobLoop>();
  let stopping: Promise<unknown> | null = null;

  const fetchFrom =
    (queue: QueueName) =>
    async (count: number): Promise<readonly HeldJob[]> => {
      const fetched = await boss.fetch<unknown>(queue, {
        batchSize: count,
        includeMetadata: true,
        // The policy alone refuses a job whose key is active, and with it all that wait behind. The group passes it over.
        ...(queuePlans[queue].policy === 'singleton' ? { groupConcurrency: 1 } : {}),
      });
      return fetched.map(({ id, retryCount, data }) => ({ queue, id, tries: retryCount, data }));
    };

  const serve = (queue: QueueName, atOnce: number, handle: Handle): Promise<void> => {
    if (stopping !== null || loops.has(queue))
      return Promise.reject(new Error(`The queue ${queue} is served by this process already, or was.`));
    const loop = startJobLoop({
      name: queue,
      concurrency: atOnce,
      fetch: fetchFrom(queue),
      bell: bells[queue],
      wait: queuePlans[queue].wait,
      jobs,
      handle,
      log,
      idle,
      beat,
    });
    loops.set(queue, loop);
    return Promise.resolve();
  };

  return {
    serve: (handle) => serve('app', concurrency, async (data, signal) => handle(readAppJob(data), signal)),
    serveMeasurements: (worker, handle) => {
      log.info('This process measures, one at a time.', { worker });
      return serve('measure', 1, async (data, signal) => handle(readMeasurement(data), signal));
    },
    stop: async (patience) => {
      stopping ??= Promise.all([...loops.values()].map((loop) => loop.stop(patience)));
      await stopping;
    },
  };
};
