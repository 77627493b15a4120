import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { BaselineStore } from '../../../src/baseline/baseline-store.ts';
import { createSqlStore } from '../../../src/baseline/sql-store.ts';
import { createSeriesTable } from '../../../src/database/series-table.ts';
import type { AppRepository } from '../../../src/usecases/app/model.ts';
import { storeContract, type StoreRoom } from '../../baseline/store-contract.ts';
import { makeRecord, testClass } from '../../support/make-record.ts';
import { nextRepository, type World } from '../world.ts';

const key = { suite: 'api', environment: testClass };

/** What the store of baselines in a database keeps to. Call it inside `describe`. */
export const baselineContract = (world: () => World): void => {
  const openStore = (repository: AppRepository): BaselineStore =>
    createSqlStore(createSeriesTable(world().database.kysely, repository));

  const makeRoom = (): Promise<StoreRoom> => {
    const repository = nextRepository();
    return Promise.resolve({
      open: () => openStore(repository),
      // All rooms are in one database, which is removed as a whole.
      [Symbol.asyncDispose]: () => Promise.resolve(),
    });
  };

  storeContract({ makeRoom, has: { files: false, parents: false } });

  const insert = (repository: AppRepository, hour: number, record: object): Promise<unknown> =>
    sql`
      insert into pacegate.baseline_records (repository_id, suite, environment, commit, recorded_at, record)
      values (
        ${repository.id}, ${key.suite}, ${key.environment}, 'abc', ${new Date(Date.UTC(2026, 2, 1, hour))},
        ${JSON.stringify(record)}
      )
    `.execute(world().database.kysely);

  test('repositories do not see the records of each other', async () => {
    const [one, other] = [nextRepository(), nextRepository()];
    await openStore(one).append([makeRecord()]);
    expect(await openStore(other).list()).toEqual([]);
    expect(await openStore(other).read(key)).toEqual({ records: [], problems: [] });
    // Names that differ only in case are a matter of one repository.
    await openStore(other).append([makeRecord({ suite: 'API' })]);
    expect(await openStore(one).list()).toEqual([key]);
  });

  test('what can not be read is told, left out and kept', async () => {
    const repository = nextRepository();
    const store = openStore(repository);
    await store.append([makeRecord(), makeRecord({ number: 4 })]);
    await insert(repository, 1, { schema: 'pacegate/baseline@2', whatever: 1 });
    await insert(repository, 2, { schema: 'pacegate/baseline@1' });
    await insert(repository, 3, makeRecord({ suite: 'web' }));
    const commits = async (): Promise<string[]> => (await store.read(key)).records.map(({ commit }) => commit);
    expect(await commits()).toEqual([0, 4].map((number) => makeRecord({ number }).commit));
    const { problems } = await store.read(key);
    expect(problems).toEqual([
      expect.stringMatching(/^api\/.*, row \d+: pacegate\/baseline@2, written by a newer version.*Update Pacegate/),
      expect.stringMatching(/row \d+: not a record, so it is left out and kept/),
      expect.stringMatching(/row \d+: of another series/),
    ]);
    await store.append([makeRecord({ number: 5 })]);
    expect(await commits()).toHaveLength(3);
    expect((await store.read(key)).problems).toEqual(problems);
  });

  test('records of one time stay in their order when the older ones are condensed', async () => {
    const repository = nextRepository();
    const { recordedAt } = makeRecord();
    const records = Array.from({ length: 6 }, (_, number) => makeRecord({ number, recordedAt }));
    const bounds = { records: 5, detailed: 2, bytes: 800_000 };
    const store = createSqlStore(createSeriesTable(world().database.kysely, repository), { bounds });
    for (const record of records) await store.append([record]);
    const { records: stored } = await store.read(key);
    expect(stored.map(({ commit }) => commit)).toEqual(records.slice(1).map(({ commit }) => commit));
    expect(stored.map(({ blocks }) => blocks.length)).toEqual([0, 0, 0, 4, 4]);
  });

  test('text that only JSON can hold is stored as it is', async () => {
    const store = openStore(nextRepository());
    const record = makeRecord({ ref: 'a\0b \uD800 naïve', commit: 'c\0' });
    await store.append([record]);
    expect(await store.read(key)).toEqual({ records: [record], problems: [] });
  });
};
