import type { Kysely } from 'kysely';
import { told } from './store/database-failure.ts';
import { isOpen, runColumns, toRun } from './store/run-row.ts';
import type { Tables } from './tables.ts';

/** All runs that a worker has, of any repository. Throws a DatabaseError. */
export const activeRuns = (kysely: Kysely<Tables>): Promise<readonly ReturnType<typeof toRun>[]> =>
  told('read runs', async () => {
    const rows = await kysely
      .selectFrom('pacegate.runs')
      .select(runColumns)
      .where('state', '=', 'running')
      .where(isOpen)
      .orderBy('seq')
      .execute();
    return rows.map(toRun);
  });
