import { type DatabaseLog, silentLog } from './database-log.ts';
import type { Database, DatabasePlace } from './database.ts';
import { migrate } from './migrate.ts';
import { type EmbeddedOptions, openEmbedded } from './open-embedded.ts';
import { openServer } from './open-server.ts';

export interface OpenOptions extends Pick<EmbeddedOptions, 'lock' | 'disk'> {
  readonly log?: DatabaseLog;
}

/**
 * Opens the App's database and brings its tables up to date; an embedded one is made where there is none. Throws a DatabaseError
 * where it is in use by another process, damaged, full, of a newer version, or can't be reached.
 */
export const openDatabase = async (
  place: DatabasePlace,
  { log = silentLog, ...embedded }: OpenOptions = {},
): Promise<Database> => {
  await using stack = new AsyncDisposableStack();
  const database = stack.use(
    'url' in place ? await openServer(place.url, { log }) : await openEmbedded(place.directory, { log, ...embedded }),
  );
  await migrate(database);
  stack.move();
  return database;
};
