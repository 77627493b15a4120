import { DatabaseError } from '../core/errors.ts';
import { errorCode } from '../core/error-code.ts';

/** Which database it is, for people. */
export interface Place {
  readonly kind: 'embedded' | 'server';
  readonly name: string;
}

type Cures = readonly (readonly [RegExp, string])[];

const down = 'Look whether it runs, and whether DATABASE_URL names it. When it answers again, all goes on by itself.';

/** By SQLSTATE (Appendix A of PostgreSQL's manual), code of the system, or words. The first that fits is it. */
const serverCures: Cures = [
  [/^28\w{3} /, 'Correct user and password in DATABASE_URL, and see whether pg_hba.conf lets the role in.'],
  [/^3D000 /, 'Create it (createdb), or correct the name in DATABASE_URL.'],
  [/^53300 |remaining connection slots/, 'Raise max_connections of the server, or run fewer apps and workers on it.'],
  [/^(53100|58030) |No space left on device/, 'Make room on its disk. When there is some, all goes on by itself.'],
  [/^53200 /, 'Give the server more memory, or run fewer apps and workers on it.'],
  [/^25006 /, 'DATABASE_URL names a server that can only be read: name the one that writes.'],
  [/^42501 /, 'Make the role of DATABASE_URL the owner of the database: it makes schemas of its own.'],
  [/^XX00[12] /, 'The data are damaged: see the log of the server, and restore the last backup.'],
  [/CERT|ERR_TLS|does not support SSL/, 'Correct `sslmode` (and `sslrootcert`) in DATABASE_URL.'],
  [/^(57P0\w|08\w{3}) /, down],
  [/^E[A-Z_]+ /, down],
  [/Connection (terminated|ended)|timeout exceeded|connection error|not queryable|Query read timeout/i, down],
];

// What WebAssembly throws once PostgreSQL has given up within it.
const stopped = /^- (Aborted\(|unreachable|memory access out of bounds|null function|table index|Program terminated)/;

const embeddedCures: Cures = [
  [
    /^(53100|58030|ENOSPC|EDQUOT) |No space left on device/,
    'Make room on the disk and start again. What was recorded is safe.',
  ],
  [/^(EACCES|EPERM) /, 'Let your user read and write the directory (chmod -R u+rwX), or set PACEGATE_DATA to another.'],
  [/^EROFS /, 'That file system is read-only: set PACEGATE_DATA to a directory that can be written.'],
  [/^(ENOTDIR|EEXIST|EISDIR|ELOOP) /, 'A part of the path is a file: move it away, or set PACEGATE_DATA to another.'],
  [/^XX00[12] /, 'The data are damaged: put a backup in its place, or move it away to start with an empty one.'],
  [stopped, 'It has stopped for good in this process: start it again. What was recorded is safe.'],
];

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const factsOf = (error: unknown): string => `${errorCode(error) ?? '-'} ${wordsOf(error)}`;

/** Whether an embedded database that failed so answers nothing any more. */
export const hasStopped = (error: unknown): boolean => stopped.test(factsOf(error));

/**
 * What it means that the database itself failed: gone, full, locked out. null for what is a matter of the statement (a row
 * that is there already, a defect). What a server says names roles, tables and databases, never a password.
 */
export const explainDatabase = (error: unknown, { kind, name }: Place): DatabaseError | null => {
  if (error instanceof DatabaseError) return error;
  const [code, words] = [errorCode(error), wordsOf(error)];
  const cures = kind === 'server' ? serverCures : embeddedCures;
  const cure = cures.find(([pattern]) => pattern.test(factsOf(error)))?.[1];
  if (cure === undefined) return null;
  // An attempt at several addresses fails with a code and no words.
  const reason = words === '' ? (code ?? 'no reason given') : words;
  return new DatabaseError(`The database ${name} does not work (${reason}).`, cure, { cause: error });
};

/** Runs `work`; failures of the database itself are explained, others pass as they are. */
export const explained = async <T>(place: Place, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    const failure = explainDatabase(error, place);
    if (failure !== null) throw failure;
    throw error;
  }
};
