import { createSqlStore } from '../baseline/sql-store.ts';
import { systemClock } from '../core/clock.ts';
import type { DatabaseError } from '../core/errors.ts';
import { activeRuns } from '../database/active-runs.ts';
import { createAppStore } from '../database/create-store.ts';
import type { DatabasePlace } from '../database/database.ts';
import { openDatabase } from '../database/open-database.ts';
import { startQueues } from '../database/start-queues.ts';
import type { ActiveRuns } from '../usecases/app/active-runs.ts';
import type { AppLog } from '../usecases/app/app-log.ts';
import type { AppStore, JobServer } from '../usecases/app/ports.ts';

/** The database, open. Disposing closes it; jobs must have been stopped before. */
export interface OpenStore extends AsyncDisposable {
  readonly store: AppStore & ActiveRuns;
  readonly jobs: JobServer;
  /** Resolves once the database has stopped for good in this process. */
  readonly stopped: Promise<DatabaseError>;
}

/** Opens the App's database with its queues. Throws a DatabaseError. */
export const openStore = async (place: DatabasePlace, log: AppLog): Promise<OpenStore> => {
  await using stack = new AsyncDisposableStack();
  const database = stack.use(await openDatabase(place, { log }));
  const queues = stack.use(await startQueues(database, { log }));
  const store = createAppStore({
    database,
    queues,
    clock: systemClock,
    baselineStore: (table) => createSqlStore(table),
  });
  const all = stack.move();
  return {
    store: { ...store, activeRuns: () => activeRuns(database.kysely) },
    jobs: queues.server,
    stopped: database.stopped,
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
};
