import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { DatabaseReading } from '../../../src/core/signals.ts';
import { openDatabaseReading } from '../../../src/measure/database/open-database-reading.ts';
import { connectClient, type PostgresServer, startPostgres } from './postgres-server.ts';

// A real server on a machine that may be busy.
jest.setTimeout(300_000);

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

const byCustomer = 'select id from orders where customer = $1';

/** A database whose server says that it is of an older version: what is asked of it must be what that one knows. */
const databaseOf = async (version: string, number: number): Promise<string> => {
  const name = `of_${number}`;
  await server.run('postgres', `create database ${name}`);
  await server.run(
    name,
    'create extension pg_stat_statements',
    'create table orders (id int primary key, customer int not null)',
    'insert into orders select n, n % 100 from generate_series(1, 2000) n',
    'create index orders_by_customer on orders (customer)',
    'vacuum analyze',
    'create schema older',
    `create function older.current_setting(setting text) returns text language sql as $$ select case setting
      when 'server_version_num' then '${number}' when 'server_version' then '${version}'
      else pg_catalog.current_setting(setting) end $$`,
    `alter role postgres in database ${name} set search_path = older, pg_catalog, public`,
  );
  return server.url(name);
};

const readWhile = async (url: string): Promise<DatabaseReading> => {
  const directory = await mkdtemp(join(tmpdir(), 'older-server-'));
  try {
    await writeFile(join(directory, 'database-url'), url);
    const { signal } = new AbortController();
    await using watch = await openDatabaseReading({ url, directories: { head: directory }, signal });
    await watch.begin();
    const client = await connectClient(url);
    for (let k = 0; k < 20; k++) await client.query(byCustomer, [k]);
    await client.end();
    const { head } = await watch.end();
    return head!;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
};

test('version 13 is read: its plans by prepared statements, and all but new connections, which it does not count', async () => {
  const reading = await readWhile(await databaseOf('13.22', 130_022));
  expect(reading.version).toBe('13.22');
  expect(reading.missing).toEqual([{ what: 'new connections', reason: 'PostgreSQL counts them from version 14 on' }]);
  expect(reading.statements).toMatchObject([{ text: byCustomer, calls: 20, rows: 400 }]);
  expect(reading.plans).toEqual([
    { text: byCustomer, shape: 'Bitmap Heap Scan on orders\n  Bitmap Index Scan on orders_by_customer' },
  ]);
  expect(reading.tables).toMatchObject([{ name: 'orders' }]);
});

test('an older one is not, and says so', async () => {
  const { missing, statements } = await readWhile(await databaseOf('12.22', 120_022));
  expect(missing).toEqual([
    {
      what: 'rows of tables, statements, new connections, waits and plans',
      reason: 'PostgreSQL 12.22 is older than 13, the oldest version that is read',
    },
  ]);
  expect(statements).toEqual([]);
});
