import { expect, test } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import { DatabaseError } from '../../src/core/errors.ts';
import { migrate } from '../../src/database/migrate.ts';
import { allMigrations } from '../../src/database/migrations/all-migrations.ts';
import type { Tables } from '../../src/database/tables.ts';
import type { DatabaseHouse } from '../support/database-rooms.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const makeScratch = async (kysely: Kysely<Tables>): Promise<void> => {
  await sql`create table scratch (name text primary key, value int not null)`.execute(kysely);
  await sql`insert into scratch values ('counter', 0)`.execute(kysely);
};

const valueOf = async (kysely: Kysely<Tables>): Promise<number> => {
  const { rows } = await sql<{ readonly value: number }>`select value from scratch for update`.execute(kysely);
  return rows[0]!.value;
};

/** What both databases keep to. Call it inside `describe`. */
export const databaseContract = (house: () => DatabaseHouse): void => {
  test('transactions that run at once do not mix', async () => {
    await using room = await house().shared();
    const { kysely } = await room.open();
    await makeScratch(kysely);
    const increase = (): Promise<void> =>
      kysely.transaction().execute(async (transaction) => {
        const value = await valueOf(transaction);
        await turn();
        await sql`update scratch set value = ${value + 1}`.execute(transaction);
      });
    await Promise.all(Array.from({ length: 20 }, increase));
    expect(await valueOf(kysely)).toBe(20);
  });

  test('nobody sees what is rolled back', async () => {
    await using room = await house().shared();
    const { kysely } = await room.open();
    await makeScratch(kysely);
    const failing = kysely.transaction().execute(async (transaction) => {
      await sql`update scratch set value = 7`.execute(transaction);
      await turn();
      throw new Error('on purpose');
    });
    const looks = Promise.all(
      Array.from({ length: 10 }, () =>
        sql<{ readonly value: number }>`select value from scratch`.execute(kysely).then(({ rows }) => rows[0]!.value),
      ),
    );
    await expect(failing).rejects.toThrow('on purpose');
    expect(await looks).toEqual(Array.from({ length: 10 }, () => 0));
  });

  test('a statement that is refused says why by its code, and the next one works', async () => {
    await using room = await house().shared();
    const { kysely, boss } = await room.open();
    await makeScratch(kysely);
    const again = (on: Kysely<Tables>) => sql`insert into scratch values ('counter', 1)`.execute(on);
    await expect(again(kysely)).rejects.toMatchObject({ code: '23505' });
    await expect(kysely.transaction().execute(again)).rejects.toMatchObject({ code: '23505' });
    await expect(
      boss.executeSql(`BEGIN; INSERT INTO scratch VALUES ('other', 1); SELECT 1 / 0; COMMIT`),
    ).rejects.toMatchObject({ code: '22012' });
    expect(await boss.executeSql('SELECT name, value FROM scratch')).toEqual({ rows: [{ name: 'counter', value: 0 }] });
    expect(await valueOf(kysely)).toBe(0);
  });

  test('several statements in one text give all of their rows', async () => {
    await using room = await house().shared();
    const { boss } = await room.open();
    const { rows } = await boss.executeSql('BEGIN; SELECT 1 AS it; SELECT 2 AS it; COMMIT');
    expect(rows).toEqual([{ it: 1 }, { it: 2 }]);
    expect(await boss.executeSql('SELECT $1::int AS it', [3])).toEqual({ rows: [{ it: 3 }] });
  });

  test('values come back as they went, and in the same types from both', async () => {
    await using room = await house().shared();
    const { kysely } = await room.open();
    const bytes = Uint8Array.from({ length: 300 }, (_, index) => index % 256);
    const at = new Date('2026-03-01T12:00:00.123Z');
    const value = { text: 'ü "\\ 雪', list: [1, null] };
    const { rows } = await sql<Record<string, unknown> & { readonly bytes: Uint8Array }>`
      select ${bytes}::bytea as bytes, ${at}::timestamptz as at, ${JSON.stringify(value)}::json as json,
        9007199254740991::int8 as big, count(*) as count, ${'x'}::text as text, null as nothing
      from (values (1), (2)) as it (number)
    `.execute(kysely);
    const { bytes: found, ...others } = rows[0]!;
    expect(Buffer.from(found).equals(Buffer.from(bytes))).toBe(true);
    expect(others).toEqual({ at, json: value, big: Number.MAX_SAFE_INTEGER, count: 2, text: 'x', nothing: null });
  });

  test('rows that were changed are counted', async () => {
    await using room = await house().shared();
    const { kysely } = await room.open();
    await makeScratch(kysely);
    const changed = await sql`update scratch set value = value + 1`.execute(kysely);
    expect(changed.numAffectedRows).toBe(1n);
    const none = await sql`delete from scratch where name = 'nobody'`.execute(kysely);
    expect(none.numAffectedRows).toBe(0n);
  });

  test('what is stored is there when it is opened again', async () => {
    await using room = await house().room();
    {
      await using database = await room.open();
      await makeScratch(database.kysely);
    }
    const { kysely } = await room.open();
    expect(await valueOf(kysely)).toBe(0);
  });

  test('a database of a newer version is refused', async () => {
    await using room = await house().room();
    {
      await using database = await room.open();
      await sql`
        insert into pacegate.kysely_migration (name, timestamp) values ('9999-later', '2026-03-01T00:00:00.000Z')
      `.execute(database.kysely);
    }
    const opened = room.open();
    await expect(opened).rejects.toThrow(DatabaseError);
    await expect(opened).rejects.toThrow(/newer version of Pacegate \(it has the change 9999-later\)/);
  });

  test('an update that fails changes nothing', async () => {
    await using room = await house().shared();
    const database = await room.open();
    const migrations = {
      ...allMigrations,
      '9998-half': {
        up: async (on: Kysely<unknown>) => {
          await sql`create table pacegate.half (value int)`.execute(on);
          throw new Error('on purpose');
        },
      },
    };
    await expect(migrate(database, migrations)).rejects.toThrow(/\(9998-half\): on purpose/);
    const { rows } = await sql`select to_regclass('pacegate.half') as found`.execute(database.kysely);
    expect(rows).toEqual([{ found: null }]);
    await migrate(database);
  });
};
