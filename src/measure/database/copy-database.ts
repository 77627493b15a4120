import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { errorCode } from '../../core/error-code.ts';
import { PreparationError } from '../../core/errors.ts';
import { addressFile } from './address-file.ts';
import { copyName } from './copy-name.ts';
import { type DatabaseAddress, databaseNameOf, parseDatabaseAddress, withDatabase } from './database-address.ts';
import { connectDatabase, type DatabaseConnection, marker } from './database-connection.ts';
import { quoted, reasonOf } from './missing.ts';
import { dropDatabase, sweepCopies } from './sweep-copies.ts';

interface CopyOptions {
  /** Address of the database to copy. */
  readonly database: string;
  /** PACEGATE_DIRECTORY of the side that gets the copy. */
  readonly directory: string;
  readonly signal: AbortSignal;
}

/** ms: as long as `setup` may take. */
const longest = 120_000;

/** A database can't be copied while anybody else is in it: its neighbour is asked to do it, where that lets us in. */
const connectBeside = async (address: DatabaseAddress, signal: AbortSignal): Promise<DatabaseConnection> => {
  try {
    return await connectDatabase(withDatabase(address, 'postgres'), signal, longest);
  } catch {
    return connectDatabase(address.url, signal, longest);
  }
};

const usersText = (name: string): string => `select ${marker}
  concat(nullif(application_name, ''), ' (', coalesce(usename::text, 'server'), ')') as who from pg_stat_activity
  where datname = '${name.replaceAll("'", "''")}' and pid <> pg_backend_pid() limit 5`;

const usersOf = async (connection: DatabaseConnection, name: string): Promise<string> => {
  try {
    const users = await connection.query(z.object({ who: z.string() }), usersText(name));
    return users.map(({ who }) => who.slice(0, 80)).join(', ');
  } catch {
    return '';
  }
};

const cureOf = async (error: unknown, connection: DatabaseConnection, source: string): Promise<string> => {
  const code = errorCode(error);
  if (code === '55006') {
    const users = await usersOf(connection, source);
    return `Nobody else may be connected to ${quoted(source)} while it is copied${users === '' ? '' : `: ${users}`}. Close these connections, or name a database that is only there to be copied.`;
  }
  if (code === '42501')
    return `The role needs the right to make databases, and to copy this one: ALTER ROLE … CREATEDB, and ALTER DATABASE ${quoted(source)} IS_TEMPLATE true.`;
  return 'See that the server answers and has room for two copies, or remove "database-copy" and have "setup" make a database for each side.';
};

const failure = (place: string, error: unknown, cure: string): PreparationError =>
  new PreparationError(`The database ${place} could not be copied for a side (${reasonOf(error)}).`, cure, {
    cause: error,
  });

const drop = async (address: DatabaseAddress, name: string): Promise<void> => {
  try {
    await using connection = await connectBeside(address, new AbortController().signal);
    await dropDatabase(connection, name);
  } catch {
    // The server is gone, or does not let us: the next run sweeps what is left.
  }
};

/**
 * Makes a side's copy of a database and leaves its address in the file `database-url` of the side's directory. Copies that killed runs left
 * are dropped on the way; this one is when it is disposed. Sides of one database are to be copied one after the other.
 *
 * @throws PreparationError when it can't be copied; the reason of `signal` when that is aborted.
 */
export const copyDatabase = async ({ database, directory, signal }: CopyOptions): Promise<AsyncDisposable> => {
  const address = parseDatabaseAddress(database);
  const source = address === null ? '' : databaseNameOf(address);
  if (address === null || source === '')
    throw new PreparationError(
      '"database" is not the address of a PostgreSQL database, so no side can get a copy of it.',
      'Write it as postgres://user:password@host:5432/name, with special characters of the password as %XX (/ is %2F, @ is %40).',
    );
  const name = copyName(directory);
  await using undo = new AsyncDisposableStack();
  try {
    await using connection = await connectBeside(address, signal);
    await sweepCopies(connection);
    undo.defer(() => drop(address, name));
    try {
      await dropDatabase(connection, name);
      await connection.run(`create database ${quoted(name)} template ${quoted(source)}`);
      await connection.run(`comment on database ${quoted(name)} is '${new Date().toISOString()}'`);
    } catch (error) {
      throw failure(address.place, error, await cureOf(error, connection, source));
    }
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof PreparationError
      ? error
      : failure(
          address.place,
          error,
          'See whether the server runs, and whether "database" names it with the right user and password.',
        );
  }
  await writeFile(addressFile(directory), withDatabase(address, name), { mode: 0o600 });
  return undo.move();
};
