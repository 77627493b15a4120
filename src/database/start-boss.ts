import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { PgBoss } from 'pg-boss';
import { type DatabaseLog, reasonOf } from './database-log.ts';
import type { Database, JobsConnection } from './database.ts';
import { jobsSchema, queueNames, queuePlans } from './queue-names.ts';
import { lock } from './store/lock.ts';

export interface BossOptions {
  readonly log: DatabaseLog;
  /** Called when there may be something new in a queue; null: in any. */
  readonly onNews: (queue: string | null) => void;
}

/** pg-boss's listener wakes only its own workers. */
const overheard = (connection: JobsConnection, onNews: BossOptions['onNews']): JobsConnection => ({
  executeSql: (text, values) => connection.executeSql(text, values),
  listen: (channel, onNotification, onReconnect) =>
    connection.listen(
      channel,
      (queue) => {
        onNotification(queue);
        onNews(queue);
      },
      () => {
        onReconnect();
        onNews(null);
      },
    ),
});

/** Only one process can have the embedded database: whoever had these jobs is gone. */
const takeBack = async ({ kysely }: Database, boss: PgBoss): Promise<void> => {
  for (const queue of queueNames) {
    const { rows } = await sql<{ readonly id: string }>`
      select id::text as id from pacegate_jobs.job where name = ${queue} and state = 'active'
    `.execute(kysely);
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) await boss.fail(queue, ids, { message: 'The process that had it is gone.' });
  }
};

/** Two that make the tables at the same moment would fail each other: pg-boss has a lock, but makes its schema before it. */
const oneByOne = ({ kysely }: Database, work: () => Promise<void>): Promise<void> =>
  kysely.transaction().execute(async (transaction) => {
    await lock(transaction, 'start of the queues');
    await work();
  });

/**
 * Starts pg-boss and makes its queues, or brings them up to date. A job whose holder died is found within 20 s of its last sign of
 * life (see queue-names.ts) and 3 s of looking; a key that became free is known to the others after 5 s at most.
 */
export const startBoss = async (database: Database, { log, onNews }: BossOptions): Promise<PgBoss> => {
  const isServer = database.kind === 'server';
  const boss = new PgBoss({
    db: overheard(database.boss, onNews),
    backend: isServer ? 'postgres' : 'pglite',
    schema: jobsSchema,
    useListenNotify: true,
    // Nothing here goes by the calendar, or depends on another job.
    schedule: false,
    flowIntervalSeconds: 3600,
    // The claim is "more than so long ago", of all processes together: it has to be shorter than the interval.
    superviseIntervalSeconds: 3,
    monitorIntervalSeconds: 2,
    queueCacheIntervalSeconds: 2,
    maintenanceIntervalSeconds: 600,
    // The embedded database has its own upkeep.
    monitorVacuum: isServer,
    reindex: isServer,
  });
  boss.on('error', (error) => log.warn('The queues had trouble.', { reason: reasonOf(error) }));
  boss.on('warning', ({ message }) => log.warn('The queues have a warning.', { reason: message }));
  const begin = async (): Promise<void> => {
    await boss.start();
    for (const queue of queueNames) {
      const { policy, options } = queuePlans[queue];
      await boss.createQueue(queue, { policy, ...options });
      // One that an earlier version made stays as it was otherwise.
      await boss.updateQueue(queue, options);
      // Now pg-boss remembers the queue. Else it would ask for it outside of the transaction that a job is sent in, which the one
      // connection of the embedded database is busy with.
      await boss.findJobs(queue, { id: randomUUID() });
    }
  };
  try {
    await (isServer ? oneByOne(database, begin) : begin());
    if (!isServer) await takeBack(database, boss);
  } catch (error) {
    await boss.stop({ graceful: false, close: false }).catch(() => undefined);
    throw error;
  }
  return boss;
};
