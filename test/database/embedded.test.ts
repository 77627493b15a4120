import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { sql } from 'kysely';
import { DatabaseError } from '../../src/core/errors.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { startQueues } from '../../src/database/start-queues.ts';
import { type DatabaseRoom, embeddedHouse } from '../support/database-rooms.ts';
import { until } from '../support/until.ts';
import { databaseContract } from './database-contract.ts';
import { hasLiveJob } from './has-live-job.ts';
import { queuesContract } from './queues-contract.ts';
import { servingContract } from './serving-contract.ts';

// A first database takes seconds to make, and a busy machine takes longer.
jest.setTimeout(300_000);

let house: Awaited<ReturnType<typeof embeddedHouse>>;
beforeAll(async () => {
  // The first start of this file, which is seconds of work, comes after one that was cut short.
  house = await embeddedHouse(async (directory) => {
    await mkdir(join(directory, 'postgres.new', 'base'), { recursive: true });
    await writeFile(join(directory, 'postgres.new', 'PG_VERSION'), '18\n');
  });
});
afterAll(async () => {
  await house[Symbol.asyncDispose]();
});

describe('the embedded database', () => {
  databaseContract(() => house);
  queuesContract(() => house);
  servingContract(() => house);
});

const directoryOf = ({ place }: DatabaseRoom): string => ('directory' in place ? place.directory : '');

test('a second process on the same directory is refused, and told which one has it', async () => {
  await using room = await house.room();
  await using database = await room.open();
  const second = room.open({ lock: { patience: 0 } });
  await expect(second).rejects.toThrow(DatabaseError);
  await expect(second).rejects.toThrow(`in use by the process ${process.pid}`);
  expect(database.place).toBe(directoryOf(room));
});

test('a process that is killed leaves what was recorded, and its jobs run again at the next start', async () => {
  await using room = await house.room();
  const program = join(import.meta.dirname, '../support/hold-database.ts');
  const child = spawn(process.execPath, [program, directoryOf(room)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), closed]);
  child.kill('SIGKILL');
  expect((await closed)[1]).toBe('SIGKILL');

  const database = await room.open();
  await using queues = await startQueues(database, { idle: 50 });
  const { rows } = await sql`select count(*) as count from scratch`.execute(database.kysely);
  expect(rows).toEqual([{ count: 100 }]);
  const handed: string[] = [];
  await queues.server.serveMeasurements('worker', async (runId) => {
    handed.push(runId);
  });
  await until(async () => handed.length > 0 && !(await hasLiveJob(queues, 'held')));
  expect(handed).toEqual(['held']);
});

test('a first start that was cut short is begun anew', async () => {
  expect((await readdir(house.model)).sort()).toEqual(['lock', 'postgres']);
  await using room = await house.room();
  await room.open();
});

test('what is no database is not touched', async () => {
  await using room = await house.room();
  const directory = join(directoryOf(room), 'another');
  await mkdir(join(directory, 'postgres'), { recursive: true });
  await writeFile(join(directory, 'postgres', 'holiday.jpg'), '');
  await expect(openDatabase({ directory })).rejects.toThrow(/is no database: it has no PG_VERSION/);
  expect(await readdir(join(directory, 'postgres'))).toEqual(['holiday.jpg']);
});

test('damaged data are told, and the lock is given back', async () => {
  await using room = await house.room();
  await truncate(join(directoryOf(room), 'postgres', 'global', 'pg_control'), 0);
  const opened = room.open();
  await expect(opened).rejects.toThrow(DatabaseError);
  await expect(opened).rejects.toMatchObject({ cure: expect.stringContaining('backup') });
  const locks = await readdir(join(directoryOf(room), 'lock'));
  expect(locks.every((name) => name.endsWith('.free'))).toBe(true);
});

test('a place that can hold no directory is told', async () => {
  await using room = await house.room();
  const file = join(directoryOf(room), 'file');
  await writeFile(file, '');
  const opened = openDatabase({ directory: join(file, 'database') });
  await expect(opened).rejects.toThrow(DatabaseError);
  await expect(opened).rejects.toMatchObject({ cure: expect.stringContaining('is a file') });
});

test('nothing is begun while the disk is full, and all goes on when it is not', async () => {
  await using room = await house.room();
  let free = 10 * 2 ** 30;
  const { kysely, boss } = await room.open({ disk: { free: () => Promise.resolve(free), age: 0 } });
  await sql`create table scratch (value int)`.execute(kysely);
  free = 1_000_000;
  const refused = sql`insert into scratch values (1)`.execute(kysely);
  await expect(refused).rejects.toThrow(DatabaseError);
  await expect(refused).rejects.toThrow(/is full: 0 MiB are free/);
  await expect(boss.executeSql('SELECT 1')).rejects.toThrow(/is full/);
  free = 10 * 2 ** 30;
  await sql`insert into scratch values (2)`.execute(kysely);
  expect(await boss.executeSql('SELECT value FROM scratch')).toEqual({ rows: [{ value: 2 }] });
});

test('a statement goes on when its table has got another column', async () => {
  await using room = await house.shared();
  const { kysely } = await room.open();
  const rows = async (): Promise<unknown> => (await sql`select * from scratch where value < ${9}`.execute(kysely)).rows;
  await sql`create table scratch (value int)`.execute(kysely);
  await sql`insert into scratch values (${1})`.execute(kysely);
  expect(await rows()).toEqual([{ value: 1 }]);
  await sql`alter table scratch add column name text default 'a'`.execute(kysely);
  expect(await rows()).toEqual([{ value: 1, name: 'a' }]);
});

test('there may be more statements than are remembered', async () => {
  await using room = await house.shared();
  const { kysely } = await room.open();
  const ask = async (number: number): Promise<unknown> =>
    (await sql<{ it: number }>`select ${sql.lit(number)}::int + ${1}::int as it`.execute(kysely)).rows[0]?.it;
  for (const round of [0, 1])
    for (let number = 0; number < 250; number++) expect([round, await ask(number)]).toEqual([round, number + 1]);
  const { rows } = await sql<{ count: number }>`select count(*) as count from pg_prepared_statements`.execute(kysely);
  expect(rows[0]!.count).toBeLessThanOrEqual(201);
});

test('a transaction that failed is rolled back, and its statements work afterwards', async () => {
  await using room = await house.shared();
  const { kysely } = await room.open();
  await sql`create table scratch (value int primary key)`.execute(kysely);
  const insert = async (on: typeof kysely, value: number): Promise<void> => {
    await sql`insert into scratch values (${value})`.execute(on);
  };
  const read = async (on: typeof kysely): Promise<unknown> =>
    (await sql`select value from scratch where value = ${1}`.execute(on)).rows;
  const failing = kysely.transaction().execute(async (transaction) => {
    await insert(transaction, 1);
    // Read for the first time where nothing is read any more.
    await insert(transaction, 1).catch(() => read(transaction));
  });
  await expect(failing).rejects.toMatchObject({ code: '25P02' });
  await insert(kysely, 1);
  expect(await read(kysely)).toEqual([{ value: 1 }]);
});

test('a directory that another process has taken over is not touched any more, which is told', async () => {
  await using room = await house.room();
  const { kysely, boss, stopped } = await room.open({ lock: { sign: 20 } });
  // As a process of another machine does that has not heard of this one for long.
  await writeFile(join(directoryOf(room), 'lock', '999'), 'elsewhere');
  const answers = (): Promise<boolean> =>
    sql`select 1`.execute(kysely).then(
      () => true,
      () => false,
    );
  await until(async () => !(await answers()));
  await expect(boss.executeSql('CHECKPOINT')).rejects.toThrow(/has taken over/);
  await expect(stopped).resolves.toBeInstanceOf(DatabaseError);
});

test('what comes after the end is refused', async () => {
  await using room = await house.room();
  const { kysely, ...database } = await room.open();
  await database[Symbol.asyncDispose]();
  await expect(sql`select 1`.execute(kysely)).rejects.toThrow(/is closed/);
});
