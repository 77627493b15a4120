import { join } from 'node:path';
import { createSqlStore } from '../../../src/baseline/sql-store.ts';
import { systemClock } from '../../../src/core/clock.ts';
import { createAppStore } from '../../../src/database/create-store.ts';
import type { Database } from '../../../src/database/database.ts';
import { openDatabase } from '../../../src/database/open-database.ts';
import { startQueues } from '../../../src/database/start-queues.ts';
import type { AppStore } from '../../../src/usecases/app/ports.ts';
import { openRoom, type Room } from '../../e2e/app/room.ts';
import { startPostgres } from './postgres.ts';

/** Where the app keeps its data. */
export type DatabaseKind = 'embedded' | 'server';

/** A room for an app, and its database. */
export interface Place extends AsyncDisposable {
  readonly kind: DatabaseKind;
  readonly room: Room;
  /** For the app's settings; undefined for the embedded one. */
  readonly databaseUrl: string | undefined;
  /** Opens the store beside the app. The embedded one serves one process at a time: the app must have ended. */
  openStore(): Promise<OpenStore>;
}

export interface OpenStore extends AsyncDisposable {
  readonly store: AppStore;
  readonly database: Database;
}

export const openPlace = async (kind: DatabaseKind): Promise<Place> => {
  await using owned = new AsyncDisposableStack();
  const room = owned.use(await openRoom('app-bench'));
  const postgres = kind === 'server' ? owned.use(await startPostgres()) : null;
  const databaseUrl = postgres?.url;
  const openStore = async (): Promise<OpenStore> => {
    await using parts = new AsyncDisposableStack();
    const where = databaseUrl === undefined ? { directory: join(room.data, 'database') } : { url: databaseUrl };
    const database = parts.use(await openDatabase(where));
    const queues = parts.use(await startQueues(database));
    const store = createAppStore({
      database,
      queues,
      clock: systemClock,
      baselineStore: (table) => createSqlStore(table),
    });
    const both = parts.move();
    return { store, database, [Symbol.asyncDispose]: () => both.disposeAsync() };
  };
  const all = owned.move();
  return { kind, room, databaseUrl, openStore, [Symbol.asyncDispose]: () => all.disposeAsync() };
};
