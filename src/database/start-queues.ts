import { sql } from 'kysely';
import { fromKysely } from 'pg-boss';
import { DatabaseError } from '../core/errors.ts';
import type { AppJob } from './app-job.ts';
import { createBell } from './bell.ts';
import { type DatabaseLog, reasonOf, silentLog } from './database-log.ts';
import type { Database } from './database.ts';
import { explainDatabase } from './explain-database.ts';
import { measurementId, openingId } from './job-id.ts';
import { createJobServer, type JobServerOptions } from './job-server.ts';
import { countQueues } from './queue-counts.ts';
import { postingTries, queueNames } from './queue-names.ts';
import type { Queues } from './queues.ts';
import { lastFailureOf, runsWithLiveJob } from './run-jobs.ts';
import { startBoss } from './start-boss.ts';

export interface QueueOptions extends Pick<JobServerOptions, 'concurrency' | 'idle' | 'beat'> {
  readonly log?: DatabaseLog;
}

/** s until the job of a load is given up: an hour more than a load may take. pg-boss takes no more than a day. */
const longExpiry = 86_399;

/** Jobs come first that somebody waits for already; those that open a run have its priority. See `priorities` of the model. */
const usualPriority = 20;

/** The watchdog looks for the job that opens a run. What a run came to is not given up: its check would stay open for ever. Nor is what is told once. */
const ofKind = (job: AppJob): { readonly id?: string; readonly retryLimit?: number } => {
  switch (job.kind) {
    case 'open':
      return { id: openingId(job.runId) };
    case 'post':
    case 'alert':
      return { retryLimit: postingTries };
    case 'command':
    case 'upload':
      return {};
  }
};

/** Opens the queues of a database, which must stay open as long as they. Throws a DatabaseError. */
export const startQueues = async (
  database: Database,
  { log = silentLog, ...serving }: QueueOptions = {},
): Promise<Queues> => {
  const { kysely, kind, place } = database;
  const bells = { app: createBell(), measure: createBell() };
  const onNews = (queue: string | null): void => {
    for (const name of queueNames) if (queue === null || queue === name) bells[name].ring();
  };
  const boss = await startBoss(database, { log, onNews }).catch((error: unknown) => {
    throw (
      explainDatabase(error, { kind, name: place }) ??
      new DatabaseError(
        `The queues in ${place} could not be opened: ${reasonOf(error)}.`,
        'Look whether the schema pacegate_jobs belongs to the role of DATABASE_URL; else restore the last backup.',
        { cause: error },
      )
    );
  });
  const server = createJobServer({ kysely, boss, bells, log, ...serving });
  return {
    enqueueApp: async (on, job, { delay, priority } = {}) => {
      // A number is seconds to pg-boss.
      const later = delay === undefined || delay <= 0 ? {} : { startAfter: delay / 1000 };
      await boss.send('app', job, {
        db: fromKysely(on),
        priority: priority ?? usualPriority,
        ...ofKind(job),
        ...later,
      });
    },
    enqueueMeasurement: async (on, { runId, key, priority, isLong = false }) => {
      await boss.send(
        'measure',
        { runId },
        {
          id: measurementId(runId),
          singletonKey: key,
          group: { id: key },
          priority,
          db: fromKysely(on),
          ...(isLong ? { expireInSeconds: longExpiry } : {}),
        },
      );
    },
    dropMeasurements: async (on, runIds) => {
      if (runIds.length === 0) return;
      const ids = runIds.map((runId) => sql`${measurementId(runId)}::uuid`);
      await sql`
        delete from pacegate_jobs.job where name = 'measure' and id in (${sql.join(ids)}) and state < 'active'
      `.execute(on);
    },
    stats: () => countQueues(kysely),
    withLiveJob: (runIds) => runsWithLiveJob(kysely, runIds),
    lastFailure: (runId) => lastFailureOf(kysely, runId),
    server,
    [Symbol.asyncDispose]: async () => {
      await server.stop(0);
      await boss.stop({ graceful: false, close: false });
    },
  };
};
