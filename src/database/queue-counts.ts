import { type Kysely, sql } from 'kysely';
import { queueNames } from './queue-names.ts';
import type { QueueCount } from './queues.ts';
import type { Tables } from './tables.ts';

/** Reads what waits and runs, of each queue. Jobs that wait for another try, or for their time, wait. */
export const countQueues = async (kysely: Kysely<Tables>): Promise<readonly QueueCount[]> => {
  const { rows } = await sql<QueueCount>`
    select
      name as queue,
      (count(*) filter (where state < 'active'))::int as waiting,
      (count(*) filter (where state = 'active'))::int as active,
      coalesce(extract(epoch from now() - min(created_on) filter (where state < 'active')), 0)::float8 as oldest
    from pacegate_jobs.job
    where name in (${sql.join(queueNames)}) and state < 'completed'
    group by name
  `.execute(kysely);
  return queueNames.map(
    (queue) => rows.find((it) => it.queue === queue) ?? { queue, waiting: 0, active: 0, oldest: 0 },
  );
};
