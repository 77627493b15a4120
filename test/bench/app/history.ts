import { sql } from 'kysely';
import { createRandom } from '../../../src/core/random.ts';
import type { Database } from '../../../src/database/database.ts';
import type { AppRepository } from '../../../src/usecases/app/model.ts';
import type { AppStore } from '../../../src/usecases/app/ports.ts';
import { readStored } from '../../../src/usecases/baseline/read-stored.ts';
import { environment, fillHistory, type HistorySize, recordsOfSuite, recordTemplate, suites } from './fill-history.ts';
import { type DatabaseKind, openPlace } from './place.ts';
import { megabytes, ms, quantile, seconds, table } from './tables.ts';

/** Of each kind of reading. The first ones, which read pages of the database for the first time, are left out. */
const readings = 300;
const cold = 20;

const pageSize = 30;

const repositoryOf = (id: number): AppRepository => ({
  id,
  owner: 'acme',
  name: `repository-${id}`,
  defaultBranch: 'main',
  installationId: 1,
  state: 'active',
});

/** Wall times of `read`, ms; each must give something, or the bench measures nothing. */
const timesOf = async (read: () => Promise<number>): Promise<number[]> => {
  const times: number[] = [];
  for (let reading = 0; reading < cold + readings; reading++) {
    const began = performance.now();
    const found = await read();
    const took = performance.now() - began;
    if (found === 0) throw new Error('Nothing was found: the database was not filled as the store reads it.');
    if (reading >= cold) times.push(took);
  }
  return times;
};

const sizeOf = async ({ kysely }: Database): Promise<number> => {
  const { rows } = await sql<{
    size: string | number;
  }>`select pg_database_size(current_database()) as size`.execute(kysely);
  return Number(rows[0]?.size ?? 0);
};

const readAll = async (store: AppStore, size: HistorySize): Promise<(readonly [string, number[]])[]> => {
  const { repositories, runs } = size;
  const random = createRandom(11);
  const anyRepository = (): number => random.integer(1, repositories);
  const anyMoment = (): Date => new Date(Date.UTC(2025, 5, 2) + random.next() * runs * 6 * 3_600_000);
  const baseline = async (names: readonly string[]): Promise<number> => {
    const stored = await readStored(store.baselines(repositoryOf(anyRepository())), names, environment);
    return stored.suites.reduce((sum, it) => sum + it.records.length, 0);
  };
  const records = recordsOfSuite(size);
  const page = async (filter: NonNullable<Parameters<AppStore['runsOf']>[1]>): Promise<number> =>
    (await store.runsOf(anyRepository(), { limit: pageSize, ...filter })).length;
  return [
    [`a pull request's baseline: all ${records} records of one suite`, await timesOf(() => baseline(['api']))],
    [`the same of both suites, ${records * suites.length} records`, await timesOf(() => baseline(suites))],
    [`the newest page of history, ${pageSize} runs`, await timesOf(() => page({}))],
    [`a page anywhere in history, ${pageSize} runs`, await timesOf(() => page({ before: anyMoment() }))],
    ["a page of one pull request's runs", await timesOf(() => page({ number: random.integer(1, Math.min(50, runs)) }))],
  ];
};

const measure = async (kind: DatabaseKind, size: HistorySize): Promise<string> => {
  await using place = await openPlace(kind);
  await using opened = await place.openStore();
  const began = performance.now();
  await fillHistory(opened.database, size);
  const filled = performance.now() - began;
  const bytes = await sizeOf(opened.database);
  const read = await readAll(opened.store, size);
  return [
    `#### ${kind === 'server' ? 'PostgreSQL server' : 'Embedded database (PGlite)'}\n`,
    `${size.repositories} repositories with ${size.runs} runs and ${recordsOfSuite(size) * suites.length} records of ${suites.length} suites each, ${megabytes(bytes)} in all, filled by SQL in ${seconds(filled)}.\n`,
    table(
      ['reading', 'median', 'p95', 'slowest', 'readings'],
      read.map(([name, times]) => [
        name,
        ms(quantile(times, 0.5)),
        ms(quantile(times, 0.95)),
        ms(Math.max(...times)),
        String(times.length),
      ]),
    ),
    '',
  ].join('\n');
};

/** Reading from a database with a long history. */
export const benchHistory = async (kinds: readonly DatabaseKind[], size: HistorySize): Promise<string> => {
  const parts = [
    '### A long history\n',
    `A stored run is a row without its raw data; a record of the baseline has two metrics, ${(recordTemplate('api').length / 1000).toFixed(1)} KB. Read through the store, repositories at random, in a warm database.\n`,
  ];
  for (const kind of kinds) parts.push(await measure(kind, size));
  return parts.join('\n');
};
