import type { PostgresCursor, PostgresPoolClient, PostgresQueryResult } from 'kysely';

/** Runs one statement on a connection. What its rows are is known to who wrote the statement. */
export type RunStatement = (text: string, values: readonly unknown[]) => Promise<PostgresQueryResult<unknown>>;

const commands = ['UPDATE', 'DELETE', 'INSERT', 'SELECT', 'MERGE', 'COMMIT', 'ROLLBACK'] as const;

/** kysely counts rows of the commands that write; any other is to it as good as SELECT. */
export const commandOf = (tag: string | undefined): PostgresQueryResult<unknown>['command'] =>
  commands.find((it) => it === tag) ?? 'SELECT';

/** A connection as kysely's PostgresDialect wants it. */
export const createPoolClient = (run: RunStatement, release: (isBroken: boolean) => void): PostgresPoolClient => {
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query(
    asked: string | PostgresCursor<unknown>,
    values: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<unknown>> | PostgresCursor<unknown> {
    // kysely has a cursor only where the dialect was given one.
    if (typeof asked !== 'string') throw new TypeError('There are no cursors here.');
    return run(asked, values);
  }
  return { query, release: (isBroken) => release(isBroken === true) };
};
