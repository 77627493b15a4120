import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { copyDatabase } from '../../../src/measure/database/copy-database.ts';
import { copyEnvironment } from '../../../src/measure/database/copy-environment.ts';
import { copyName } from '../../../src/measure/database/copy-name.ts';
import { connectClient, type PostgresServer, startPostgres } from './postgres-server.ts';

// A real server on a machine that may be busy.
jest.setTimeout(300_000);

let server: PostgresServer;
let directory: string;
const { signal } = new AbortController();

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'copies-'));
  server = await startPostgres();
  await server.run('postgres', 'create database "Shop"', `create role guest login password '${server.password}'`);
  await server.run('Shop', 'create table things as select 7 as id');
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(directory, { recursive: true, force: true });
});

const names = async (): Promise<unknown[]> =>
  (await server.run('postgres', `select datname from pg_database where datname like 'pacegate%' order by 1`)).map(
    ({ datname }) => datname,
  );

test('a side has a copy of its own as long as it needs it, even with somebody in it at the end', async () => {
  const database = server.url('Shop');
  {
    await using _copy = await copyDatabase({ database, directory, signal });
    const { SHOP_URL: address } = copyEnvironment({ database, databaseCopy: 'SHOP_URL' }, directory);
    expect(await readFile(join(directory, 'database-url'), 'utf8')).toBe(address);
    const client = await connectClient(address!);
    expect((await client.query('select id from things')).rows).toEqual([{ id: 7 }]);
    expect(await names()).toEqual([copyName(directory)]);
  }
  expect(await names()).toEqual([]);
});

test('what a killed run left is dropped by the next, and what may be in use is not', async () => {
  const [prefix, space, , start, rest] = /^(pacegate_copy)_([^_]+)_(\d+)_(\d+)_(.*)$/
    .exec(copyName(directory))!
    .slice(1);
  const { pid } = spawnSync('true');
  const of = (machine: string, process: number): string => `${prefix}_${machine}_${process}_${start}_${rest}`;
  const [dead, other, old] = [of(space!, pid), of('00000000', pid), of('00000001', pid)];
  const strange = 'pacegate_copy_of_mine';
  for (const name of [dead, other, old, strange]) await server.run('postgres', `create database ${name}`);
  await server.run('postgres', `comment on database ${old} is '2020-01-01T00:00:00.000Z'`);
  await server.run('postgres', `comment on database ${other} is '${new Date().toISOString()}'`);
  await using _copy = await copyDatabase({ database: server.url('Shop'), directory, signal });
  expect(await names()).toEqual([copyName(directory), other, strange].toSorted());
});

test('a database that somebody uses, and a role without rights, are explained', async () => {
  const client = await connectClient(server.url('Shop'));
  await expect(copyDatabase({ database: server.url('Shop'), directory, signal })).rejects.toMatchObject({
    message: expect.stringMatching(
      /^The database 127\.0\.0\.1:\d+\/Shop could not be copied for a side \(.*accessed by other users/,
    ),
    cure: expect.stringContaining('connected to "Shop" while it is copied: service (postgres).'),
  });
  await client.end();
  await expect(copyDatabase({ database: server.url('Shop', 'guest'), directory, signal })).rejects.toMatchObject({
    cure: expect.stringContaining('ALTER ROLE … CREATEDB'),
  });
});

test.each(['mysql://localhost/x', 'postgres://localhost', 'postgres://u:secret@127.0.0.1:1/x'])(
  '%s is refused without its password',
  async (database) => {
    const refusal = await copyDatabase({ database, directory, signal }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'preparation-failed' });
    expect(String(refusal)).not.toContain('secret');
  },
);
