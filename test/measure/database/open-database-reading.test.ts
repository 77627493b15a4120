import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { databaseReadingSchema, type DatabaseReading } from '../../../src/core/signals.ts';
import { type Side, sides } from '../../../src/core/side.ts';
import { openDatabaseReading } from '../../../src/measure/database/open-database-reading.ts';
import { connectClient, type PostgresServer, startPostgres } from './postgres-server.ts';
import { startPooler } from './pooler.ts';

// A real server on a machine that may be busy.
jest.setTimeout(300_000);

const rows = 2000;
let server: PostgresServer;
let databases = 0;

beforeAll(async () => {
  server = await startPostgres();
  await server.run(
    'postgres',
    'create database shop_template',
    `create role guest login password '${server.password}'`,
    'create database plain',
  );
  await server.run(
    'shop_template',
    'create extension pg_stat_statements',
    'create table orders (id int primary key, customer int not null)',
    `insert into orders select n, n % 100 from generate_series(1, ${rows}) n`,
    'create index orders_by_customer on orders (customer)',
    'grant select on orders to guest',
    'vacuum analyze',
  );
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

/** A database of its own, from the template. */
const makeDatabase = async (...changes: string[]): Promise<string> => {
  const name = `shop_${(databases += 1)}`;
  await server.run('postgres', `create database ${name} template shop_template`);
  if (changes.length > 0) await server.run(name, ...changes);
  return name;
};

/** Directories of sides, with the address that `setup` left in them. */
const makeDirectories = async (addresses: Partial<Record<Side, string | null>>) => {
  const top = await mkdtemp(join(tmpdir(), 'database-reading-'));
  const directories: Partial<Record<Side, string>> = {};
  for (const side of sides) {
    const address = addresses[side];
    if (address === undefined) continue;
    const directory = await mkdtemp(join(top, `${side}-`));
    if (address !== null) await writeFile(join(directory, 'database-url'), `${address}\n`);
    directories[side] = directory;
  }
  return { directories, [Symbol.asyncDispose]: () => rm(top, { recursive: true, force: true }) };
};

const byCustomer = 'select id from orders where customer = $1';

/** What a service does: `count` statements through one connection. */
const serve = async (url: string, count: number, text = byCustomer): Promise<void> => {
  const client = await connectClient(url);
  for (let k = 0; k < count; k++) await client.query(text, [k % 100]);
  await client.end();
};

const readOne = async (
  address: string,
  work: () => Promise<void>,
  before: () => Promise<void> = async () => undefined,
): Promise<DatabaseReading> => {
  await using place = await makeDirectories({ base: address });
  await using watch = await openDatabaseReading({
    url: 'postgres://nobody@127.0.0.1:1/none',
    directories: place.directories,
    signal: new AbortController().signal,
  });
  await before();
  await watch.begin();
  await work();
  const { base } = await watch.end();
  expect(JSON.stringify(base)).not.toContain('secret');
  return databaseReadingSchema.parse(base);
};

const reasons = ({ missing }: DatabaseReading): Record<string, string> =>
  Object.fromEntries(missing.map(({ what, reason }) => [what, reason]));

const everything = 'rows of tables, statements, new connections, waits and plans';

test('what each side does in its own database is counted, and an index that is gone shows in rows and plan', async () => {
  const [before, after] = [await makeDatabase(), await makeDatabase('drop index orders_by_customer')];
  await using place = await makeDirectories({ base: server.url(before), head: server.url(after) });
  await using watch = await openDatabaseReading({
    url: server.url('postgres'),
    directories: place.directories,
    signal: new AbortController().signal,
  });
  await Promise.all([serve(server.url(before), 30), serve(server.url(after), 30)]);
  await watch.begin();
  await Promise.all([serve(server.url(before), 50), serve(server.url(after), 70)]);
  const { base, head } = await watch.end();
  expect(base?.missing).toEqual([]);
  expect(base?.statements).toMatchObject([{ text: byCustomer, calls: 50, rows: 50 * 20 }]);
  expect(head?.statements).toMatchObject([{ text: byCustomer, calls: 70, rows: 70 * 20 }]);
  expect(base?.tables).toEqual([{ name: 'orders', seqScans: 0, seqRows: 0, indexScans: 50, indexRows: 50 * 20 }]);
  expect(head?.tables).toEqual([{ name: 'orders', seqScans: 70, seqRows: 70 * rows, indexScans: 0, indexRows: 0 }]);
  expect(base?.totals).toMatchObject({ sessions: 1, deadlocks: 0 });
  expect(base?.plans).toEqual([
    { text: byCustomer, shape: 'Bitmap Heap Scan on orders\n  Bitmap Index Scan on orders_by_customer' },
  ]);
  expect(head?.plans).toEqual([{ text: byCustomer, shape: 'Seq Scan on orders' }]);
});

test('a lock that is waited for is seen, with the transaction that holds it', async () => {
  const name = await makeDatabase();
  const reading = await readOne(server.url(name), async () => {
    const [holder, waiter] = [await connectClient(server.url(name)), await connectClient(server.url(name))];
    await holder.query('begin');
    await holder.query('update orders set customer = 1 where id = 1');
    const waiting = waiter.query('update orders set customer = 2 where id = 1');
    await new Promise((resolve) => setTimeout(resolve, 600));
    await holder.query('commit');
    await waiting;
    await Promise.all([holder.end(), waiter.end()]);
  });
  const kinds = reading.waits.map(({ type, event }) => `${type} ${event}`);
  expect(kinds).toEqual(expect.arrayContaining(['Lock transactionid', 'Transaction idle in transaction']));
});

test('statistics that are reset in the middle are said, and nothing is negative', async () => {
  const name = await makeDatabase();
  const reading = await readOne(
    server.url(name),
    async () => {
      await server.run(name, 'select pg_stat_statements_reset()', 'select pg_stat_reset()');
      await serve(server.url(name), 5);
    },
    () => serve(server.url(name), 50),
  );
  expect(reasons(reading)).toEqual({
    statements: 'the statistics were reset in the middle of the block',
    'rows of tables and new connections': 'the statistics were reset in the middle of the block',
  });
  expect(reading).toMatchObject({ statements: [], tables: [], totals: { sessions: 0, returned: 0 } });
});

test('a server that is restarted in the middle is said', async () => {
  const name = await makeDatabase();
  const reading = await readOne(server.url(name), async () => {
    await serve(server.url(name), 5);
    await server.restart();
    await serve(server.url(name), 5);
  });
  expect(reasons(reading)).toMatchObject({
    'rows of tables, statements and new connections': 'PostgreSQL was restarted in the middle of the block',
    waits: 'the connection that looks for them was lost',
  });
  expect(reading).toMatchObject({ version: expect.stringMatching(/^\d/), statements: [], tables: [] });
});

test('sides that share a database are told how to have one each', async () => {
  const name = await makeDatabase();
  await using place = await makeDirectories({ base: null, head: null });
  await using watch = await openDatabaseReading({
    url: server.url(name),
    directories: place.directories,
    signal: new AbortController().signal,
  });
  await watch.begin();
  await serve(server.url(name), 5);
  const { base, head } = await watch.end();
  expect(base).toEqual(head);
  expect(reasons(base!)[everything]).toMatch(/^both sides use the database shop_\d+, .*PACEGATE_DIRECTORY/);
});

test('a role that may see nothing of others is told the statement that grants it', async () => {
  const name = await makeDatabase();
  const reading = await readOne(
    server.url(name, 'guest'),
    () => serve(server.url(name), 5),
    async () => undefined,
  );
  expect(reasons(reading)).toEqual({
    statements: 'the role guest may not see those of others: GRANT pg_read_all_stats TO guest',
  });
  expect(reading.tables).toMatchObject([{ name: 'orders', indexScans: 5 }]);
});

test('a database without the extension is told how to make it, and its tables are read all the same', async () => {
  await server.run('plain', 'create table things (id int primary key)', 'insert into things values (1), (2)');
  const reading = await readOne(server.url('plain'), () =>
    serve(server.url('plain'), 3, 'select * from things where id <> $1'),
  );
  expect(reasons(reading)).toEqual({
    'statements and plans':
      'the extension is not in the database: as a superuser, CREATE EXTENSION pg_stat_statements in plain',
  });
  expect(reading.tables).toEqual([{ name: 'things', seqScans: 3, seqRows: 6, indexScans: 0, indexRows: 0 }]);
});

test('through a pooler everything is read but for connections, which are its own', async () => {
  const name = await makeDatabase();
  await using pooler = await startPooler(server.port);
  const address = server.url(name).replace(`:${server.port}/`, `:${pooler.port}/`);
  const reading = await readOne(address, () => serve(server.url(name), 5));
  expect(reasons(reading)).toEqual({
    'new connections': 'a pooler stands between: those to the server are its own',
  });
  expect(reading.statements).toMatchObject([{ calls: 5 }]);
});

test.each([
  ['mysql://root@localhost/shop', /^what setup wrote into database-url is not the address/],
  ['postgres://u:secret@127.0.0.1:1/shop', /^127\.0\.0\.1:1\/shop can't be read \(.*ECONNREFUSED/],
])('an address that can not be used (%s) is said', async (address, reason) => {
  const reading = await readOne(address, async () => undefined);
  expect(reasons(reading)[everything]).toMatch(reason);
});

test('a wrong password is said without it, and so is a server of another kind', async () => {
  const wrong = server.url('plain').replace(encodeURIComponent(server.password), 'secret-and-wrong');
  expect(reasons(await readOne(wrong, async () => undefined))[everything]).toMatch(/password authentication failed/);
  const other = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const reading = await readOne(`postgres://u:secret@127.0.0.1:${port}/x`, async () => undefined);
  other.close();
  expect(reasons(reading)[everything]).toMatch(/can't be read/);
});
