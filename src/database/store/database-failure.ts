import { DatabaseError, PacegateError } from '../../core/errors.ts';
import { errorCode } from '../../core/error-code.ts';

const otherVersion = 'Start `pacegate app` of this version once: it brings the tables up to date.';

/** By SQLSTATE. What ails the database itself is explained where statements are run: see explain-database.ts. */
const cures: Readonly<Record<string, string>> = {
  // No such table, column, schema.
  '42P01': otherVersion,
  '42703': otherVersion,
  '3F000': otherVersion,
  // Others were in the way, several times in a row.
  '40001': 'Try again.',
  '40P01': 'Try again.',
  '23505': 'Try again.',
};

/**
 * `what` says what could not be done: "record a delivery". Pacegate's own errors pass as they are. The message holds what
 * the database said, which never has the values of a statement in it.
 */
export const databaseFailure = (what: string, error: unknown): PacegateError => {
  if (error instanceof PacegateError) return error;
  const code = errorCode(error);
  const said = error instanceof Error && error.message !== '' ? error.message : (code ?? 'no reason given');
  const cure = code === null ? undefined : cures[code];
  return new DatabaseError(
    `The database could not ${what} (${said}).`,
    cure ??
      'Look into the log of the database. If it has nothing to say, this is a defect: report it with this message.',
    { cause: error },
  );
};

/** Runs `work`; what fails in it is told by `databaseFailure`. */
export const told = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw databaseFailure(what, error);
  }
};
