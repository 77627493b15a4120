import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { sql } from 'kysely';
import { DatabaseError } from '../../src/core/errors.ts';
import { allMigrations } from '../../src/database/migrations/all-migrations.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { startQueues } from '../../src/database/start-queues.ts';
import { type DatabaseRoom, freePort, serverHouse } from '../support/database-rooms.ts';
import { until } from '../support/until.ts';
import { databaseContract } from './database-contract.ts';
import { queuesContract } from './queues-contract.ts';
import { servingContract } from './serving-contract.ts';

// A server is started: a busy machine takes its time.
jest.setTimeout(300_000);

let house: Awaited<ReturnType<typeof serverHouse>>;
beforeAll(async () => {
  house = await serverHouse();
});
afterAll(async () => {
  await house[Symbol.asyncDispose]();
});

describe('a PostgreSQL server', () => {
  databaseContract(() => house);
  queuesContract(() => house);
  servingContract(() => house);
});

const urlOf = ({ place }: DatabaseRoom): URL => new URL('url' in place ? place.url : '');

test('its place is for people: no user, no password', async () => {
  await using room = await house.room();
  const { place } = await room.open();
  expect(place).toMatch(/^127\.0\.0\.1:\d+\/room_\d+$/);
});

test('apps that start at once on an empty database make its tables once', async () => {
  await using room = await house.room();
  const databases = await Promise.all(Array.from({ length: 4 }, () => room.open()));
  const queues = await Promise.all(databases.map((database) => startQueues(database)));
  const { rows } = await sql`select name from pacegate.kysely_migration order by name`.execute(databases[0]!.kysely);
  expect(rows).toEqual(Object.keys(allMigrations).map((name) => ({ name })));
  await Promise.all(queues.map((it) => it[Symbol.asyncDispose]()));
});

test.each([
  ['a wrong password', (url: URL) => (url.password = 'wrong-password'), /password authentication failed/],
  ['no such database', (url: URL) => (url.pathname = '/nowhere'), /"nowhere" does not exist/],
])('%s is told with what to do, and without the password', async (_, spoil, message) => {
  await using room = await house.room();
  const url = urlOf(room);
  spoil(url);
  const error: unknown = await openDatabase({ url: url.href }).catch((it: unknown) => it);
  if (!(error instanceof DatabaseError)) throw new TypeError('This is no DatabaseError.', { cause: error });
  const { message: said, cure, stack } = error;
  expect(said).toMatch(message);
  expect(cure).toMatch(/DATABASE_URL/);
  for (const secret of [house.password, encodeURIComponent(house.password), 'wrong-password'])
    expect(`${said} ${cure} ${stack}`).not.toContain(secret);
});

test('a server that is not there is told', async () => {
  const port = await freePort();
  const opened = openDatabase({ url: `postgres://ann:hidden@127.0.0.1:${port}/pacegate` });
  await expect(opened).rejects.toThrow(DatabaseError);
  await expect(opened).rejects.toThrow(`127.0.0.1:${port}/pacegate`);
  await expect(opened).rejects.not.toThrow(/hidden/);
});

test('connections that the server ends are replaced, those that wait and that listen too', async () => {
  await using room = await house.room();
  const database = await room.open();
  const { kysely } = database;
  // Jobs are found only by listening.
  await using queues = await startQueues(database, { idle: 600_000 });
  const handed: string[] = [];
  await queues.server.serveMeasurements('worker', async (runId) => {
    handed.push(runId);
  });
  const begun = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const inUse = kysely.transaction().execute(async (transaction) => {
    await sql`select 1`.execute(transaction);
    begun.resolve();
    await ended.promise;
    await sql`select 1`.execute(transaction);
  });
  await begun.promise;
  await using other = await room.open();
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()
  `.execute(other.kysely);
  ended.resolve();
  await expect(inUse).rejects.toThrow(DatabaseError);
  await until(() =>
    sql`select 1`.execute(kysely).then(
      () => true,
      () => false,
    ),
  );
  await queues.enqueueMeasurement(kysely, { runId: 'a', key: 'a', priority: 0 });
  await until(() => handed.length === 1);
});
