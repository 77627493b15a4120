import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { DatabaseError } from '../core/errors.ts';
import { reasonOf } from './database-log.ts';
import type { Database } from './database.ts';
import { explainDatabase } from './explain-database.ts';
import { allMigrations } from './migrations/all-migrations.ts';
import type { Tables } from './tables.ts';

const schema = 'pacegate';

type Migrations = Readonly<Record<string, Migration>>;

/** A newer version has tables that this one doesn't know: what it wrote there would be wrong. */
const refuseNewer = async (kysely: Kysely<Tables>, place: string, migrations: Migrations): Promise<void> => {
  const { rows: tables } = await sql<{ readonly name: string | null }>`
    select to_regclass('pacegate.kysely_migration')::text as name
  `.execute(kysely);
  if ((tables[0]?.name ?? null) === null) return;
  const { rows } = await sql<{ readonly name: string }>`
    select name from pacegate.kysely_migration order by name
  `.execute(kysely);
  const unknown = rows.map(({ name }) => name).findLast((name) => !Object.hasOwn(migrations, name));
  if (unknown === undefined) return;
  throw new DatabaseError(
    `The database ${place} belongs to a newer version of Pacegate (it has the change ${unknown}).`,
    'Run that version, or restore the backup from before the update.',
  );
};

/**
 * Brings the tables up to date, in one transaction. Two that start at once are let in one after the other: an advisory lock of
 * kysely's. Throws a DatabaseError, and then nothing was changed.
 */
export const migrate = async (
  { kysely, place, kind }: Pick<Database, 'kysely' | 'place' | 'kind'>,
  migrations: Migrations = allMigrations,
): Promise<void> => {
  await refuseNewer(kysely, place, migrations);
  const migrator = new Migrator({
    db: kysely,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    migrationTableSchema: schema,
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  // One that is newer may have come in before.
  await refuseNewer(kysely, place, migrations);
  const failed = results?.find(({ status }) => status === 'Error')?.migrationName;
  throw (
    explainDatabase(error, { kind, name: place }) ??
    new DatabaseError(
      `The tables of ${place} could not be brought up to date${failed === undefined ? '' : ` (${failed})`}: ${reasonOf(error)}.`,
      'Nothing was changed. Restore the last backup, or report it as a defect of Pacegate.',
      { cause: error },
    )
  );
};
