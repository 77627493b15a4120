import { sql } from 'kysely';
import type { BaselineRecord } from '../core/baseline-record.ts';
import type { AppRepository } from '../usecases/app/model.ts';
import { told } from './store/database-failure.ts';
import { lock } from './store/lock.ts';
import { valuesOf } from './store/newest-values.ts';
import type { On } from './store/store-tools.ts';
import { transact } from './store/transact.ts';

interface Key {
  readonly suite: string;
  readonly environment: string;
}

interface Row {
  readonly id: string;
  readonly text: string;
}

interface Change {
  readonly key: Key;
  readonly removed: readonly string[];
  readonly changed: readonly Row[];
  readonly added: readonly { readonly text: string; readonly commit: string; readonly recordedAt: Date }[];
  readonly newest: BaselineRecord | null;
}

interface Stored {
  readonly keys: readonly Key[];
  readonly rows: readonly (readonly Row[])[];
}

/** Has the shape of the port SeriesTable of src/baseline, which says what each method is for. */
export interface DatabaseSeries {
  readonly place: string;
  list(): Promise<readonly Key[]>;
  read(key: Key): Promise<readonly Row[]>;
  change(keys: readonly Key[], plan: (stored: Stored) => readonly Change[]): Promise<void>;
}

const list = (on: On, repositoryId: number): Promise<readonly Key[]> =>
  on
    .selectFrom('pacegate.baseline_series')
    .select(['suite', 'environment'])
    .where('repository_id', '=', repositoryId)
    // By code units, as everywhere, and not as the language of the server sorts.
    .orderBy(sql`suite collate "C"`)
    .orderBy(sql`environment collate "C"`)
    .execute();

const read = async (on: On, repositoryId: number, { suite, environment }: Key): Promise<readonly Row[]> => {
  const rows = await on
    .selectFrom('pacegate.baseline_records')
    // As text: the store reads the line as the stores of files do.
    .select(['id', sql<string>`record::text`.as('text')])
    .where('repository_id', '=', repositoryId)
    .where('suite', '=', suite)
    .where('environment', '=', environment)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id, text }) => ({ id: String(id), text }));
};

const writeSeries = async (on: On, repositoryId: number, { key, newest }: Change): Promise<void> => {
  const values =
    newest === null
      ? { newest_at: null, newest: null }
      : { newest_at: new Date(newest.recordedAt), newest: JSON.stringify(valuesOf(newest)) };
  await on
    .insertInto('pacegate.baseline_series')
    .values({ repository_id: repositoryId, suite: key.suite, environment: key.environment, ...values })
    .onConflict((conflict) => conflict.columns(['repository_id', 'suite', 'environment']).doUpdateSet(values))
    .execute();
};

const writeRecords = async (on: On, repositoryId: number, change: Change): Promise<void> => {
  const { key, removed, changed, added } = change;
  if (removed.length > 0) await on.deleteFrom('pacegate.baseline_records').where('id', 'in', removed).execute();
  for (const { id, text } of changed)
    await on.updateTable('pacegate.baseline_records').set({ record: text }).where('id', '=', id).execute();
  if (added.length === 0) return;
  await on
    .insertInto('pacegate.baseline_records')
    .values(
      added.map(({ text, commit, recordedAt }) => ({
        repository_id: repositoryId,
        suite: key.suite,
        environment: key.environment,
        commit: commit.replaceAll('\0', ''),
        recorded_at: recordedAt,
        record: text,
      })),
    )
    .execute();
};

/** The stored measurements of one repository. */
export const createSeriesTable = (kysely: On, { id, owner, name }: AppRepository): DatabaseSeries => ({
  place: `database of the App for ${owner}/${name}`,
  list: () => told('list stored measurements', () => list(kysely, id)),
  read: (key) => told('read stored measurements', () => read(kysely, id, key)),
  change: (keys, plan) =>
    told('store measurements', () =>
      transact(kysely, async (on) => {
        // Writers of one repository wait for each other, those of a series that is not there yet too.
        await lock(on, `baselines ${id}`);
        const rows: (readonly Row[])[] = [];
        for (const key of keys) rows.push(await read(on, id, key));
        for (const change of plan({ keys: await list(on, id), rows })) {
          await writeSeries(on, id, change);
          await writeRecords(on, id, change);
        }
      }),
    ),
});
