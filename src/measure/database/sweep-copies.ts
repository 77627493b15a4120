import { z } from 'zod';
import { copyPattern, copyState } from './copy-name.ts';
import { type DatabaseConnection, marker } from './database-connection.ts';
import { quoted } from './missing.ts';

/** Copies made on another machine, or in a container, are left alone for so long, ms: their makers can't be looked for. */
const unknownAge = 2 * 24 * 3_600_000;

const row = z.object({ name: z.string(), made: z.string().nullable() });

const text = `select ${marker} datname::text as name, shobj_description(oid, 'pg_database') as made
  from pg_database where datname like '${copyPattern}'`;

const isStale = ({ name, made }: z.infer<typeof row>, now: number): boolean => {
  const state = copyState(name);
  const age = made === null ? Number.NaN : now - Date.parse(made);
  return state === 'gone' || (state === 'unknown' && age > unknownAge);
};

/** Drops a database with all that is connected to it. */
export const dropDatabase = (connection: DatabaseConnection, name: string): Promise<void> =>
  connection.run(`drop database if exists ${quoted(name)} with (force)`);

/** Drops the copies that runs which were killed left. What can't be dropped is left: it is not this run's trouble. */
export const sweepCopies = async (connection: DatabaseConnection): Promise<void> => {
  const copies = await connection.query(row, text).catch(() => []);
  for (const copy of copies)
    if (isStale(copy, Date.now())) await dropDatabase(connection, copy.name).catch(() => undefined);
};
