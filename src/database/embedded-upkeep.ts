import type { PGlite } from '@electric-sql/pglite';
import { type DatabaseLog, reasonOf } from './database-log.ts';
import type { EmbeddedPool } from './embedded-pool.ts';

// Processes of their own do this on a server: without them the log (pg_wal) grows until the database is closed, and dead rows
// stay for ever.

const minute = 60_000;

export interface UpkeepOptions {
  readonly pglite: Pick<PGlite, 'query' | 'exec'>;
  readonly pool: Pick<EmbeddedPool, 'alone'>;
  readonly log: DatabaseLog;
}

export interface Upkeep extends Disposable {
  /** Writes what is in the log to the tables, so that the log is used anew. */
  checkpoint(): Promise<void>;
  /** Lets the place of dead rows be used anew, and counts anew what the planner goes by. */
  vacuum(): Promise<void>;
}

/** Does what PostgreSQL can't do by itself in one process, now and then. Others wait for a table at most. */
export const keepUp = ({ pglite, pool, log }: UpkeepOptions): Upkeep => {
  let isOver = false;

  const checkpoint = async (): Promise<void> => {
    await pool.alone(() => pglite.exec('CHECKPOINT'));
  };

  const vacuum = async (): Promise<void> => {
    const { rows } = await pool.alone(() =>
      pglite.query<{ readonly name: string }>(
        `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
         WHERE schemaname IN ('pacegate', 'pacegate_jobs') ORDER BY 1`,
      ),
    );
    for (const { name } of rows) if (!isOver) await pool.alone(() => pglite.exec(`VACUUM (ANALYZE) ${name}`));
  };

  const every = (time: number, work: () => Promise<void>): NodeJS.Timeout =>
    setInterval(() => {
      work().catch((error: unknown) => {
        if (!isOver) log.warn('The upkeep of the embedded database failed.', { reason: reasonOf(error) });
      });
    }, time).unref();

  const timers = [every(5 * minute, checkpoint), every(60 * minute, vacuum)];
  return {
    checkpoint,
    vacuum,
    [Symbol.dispose]: () => {
      isOver = true;
      for (const timer of timers) clearInterval(timer);
    },
  };
};
