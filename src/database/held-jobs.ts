import { type Kysely, type RawBuilder, sql } from 'kysely';
import { fromKysely, type PgBoss } from 'pg-boss';
import type { QueueName } from './queue-names.ts';
import type { Tables } from './tables.ts';

/** A job that was fetched. `tries` is counted up by every fetch after the first: it tells this holder from the next one. */
export interface HeldJob {
  readonly queue: QueueName;
  readonly id: string;
  readonly tries: number;
  readonly data: unknown;
}

/**
 * What a holder does with its job. Each is done only while the job is still its own, and says whether it was: a holder that was
 * silent for too long (its database was gone, its process stopped) must not end what another one works at by then. pg-boss's own
 * functions go by the id alone, and so would its workers.
 */
export interface HeldJobs {
  /** The holder lives. */
  touch(job: HeldJob): Promise<boolean>;
  complete(job: HeldJob): Promise<boolean>;
  /** Another try where there are some left; `wait`, s: not before that, or null for the queue's own waits. */
  fail(job: HeldJob, reason: string, wait: number | null): Promise<boolean>;
  /** As if it had never been fetched: this was no try. */
  giveBack(job: HeldJob): Promise<boolean>;
}

const own = ({ queue, id, tries }: HeldJob): RawBuilder<boolean> =>
  sql<boolean>`name = ${queue} and id = ${id}::uuid and state = 'active' and retry_count = ${tries}`;

export const createHeldJobs = (kysely: Kysely<Tables>, boss: Pick<PgBoss, 'fail'>): HeldJobs => {
  const change = async (job: HeldJob, changes: RawBuilder<unknown>): Promise<boolean> => {
    const { rows } = await sql`
      update pacegate_jobs.job set ${changes} where ${own(job)} returning id
    `.execute(kysely);
    return rows.length > 0;
  };
  return {
    touch: (job) => change(job, sql`heartbeat_on = now()`),
    complete: (job) => change(job, sql`state = 'completed', completed_on = now(), output = null`),
    // Without started_on the next fetch does not count up.
    giveBack: (job) => change(job, sql`state = 'created', started_on = null, heartbeat_on = null`),
    fail: (job, reason, wait) =>
      kysely.transaction().execute(async (transaction) => {
        const { rows } = await sql`
          select id from pacegate_jobs.job where ${own(job)} for update
        `.execute(transaction);
        if (rows.length === 0) return false;
        await boss.fail(job.queue, job.id, { message: reason }, { db: fromKysely(transaction) });
        if (wait !== null)
          await sql`
            update pacegate_jobs.job set start_after = now() + ${wait}::float8 * interval '1 second'
            where name = ${job.queue} and id = ${job.id}::uuid and state = 'retry'
          `.execute(transaction);
        return true;
      }),
  };
};
