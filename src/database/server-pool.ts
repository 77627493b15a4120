import type { PostgresPool } from 'kysely';
import { Pool } from 'pg';
import { type DatabaseLog, reasonOf } from './database-log.ts';
import type { JobsConnection } from './database.ts';
import { explainDatabase, explained, type Place } from './explain-database.ts';
import { commandOf, createPoolClient, type RunStatement } from './pool-client.ts';
import { serverConfig } from './server-config.ts';

export interface ServerPool {
  /** For kysely's PostgresDialect. */
  readonly pool: PostgresPool;
  /** For pg-boss. */
  readonly executeSql: JobsConnection['executeSql'];
  /** Lets running statements end, and closes. */
  readonly close: () => Promise<void>;
}

export interface ServerPoolOptions {
  readonly url: string;
  readonly place: Place;
  readonly log: DatabaseLog;
  /** Connections at most. Servers allow 100 by default, for all that use them. */
  readonly size?: number;
}

/**
 * A bounded pool of connections to a server. A connection that breaks is given up, and the next statement gets another one: what
 * fails meanwhile throws a DatabaseError.
 */
export const createServerPool = ({ url, place, log, size = 10 }: ServerPoolOptions): ServerPool => {
  const pool = new Pool({ ...serverConfig(url), max: size, idleTimeoutMillis: 30_000 });
  // An idle connection ended. Without a listener it would end the process.
  pool.on('error', (error) => log.warn('A connection to the database ended.', { reason: reasonOf(error) }));
  // While a connection is in use, the pool does not listen; its statement fails with the same error.
  pool.on('connect', (client) => client.on('error', () => undefined));
  let closing: Promise<void> | null = null;

  return {
    pool: {
      connect: async () => {
        const client = await explained(place, () => pool.connect());
        let isBroken = false;
        const run: RunStatement = async (text, values) => {
          try {
            const result = await client.query(text, [...values]);
            const rows: unknown[] = result.rows;
            return { command: commandOf(result.command), rowCount: result.rowCount ?? 0, rows };
          } catch (error) {
            const failure = explainDatabase(error, place);
            if (failure === null) throw error;
            // After a timeout it may still be busy with the old statement.
            isBroken = true;
            throw failure;
          }
        };
        return createPoolClient(run, (isDiscarded) => client.release(isDiscarded || isBroken));
      },
      end: () => Promise.resolve(),
      options: {},
    },
    executeSql: (text, values = []) =>
      explained(place, async () => {
        // Of several statements in one text, which have no values, pg gives an array of results.
        const results = [await (values.length > 0 ? pool.query(text, values) : pool.query(text))].flat();
        return { rows: results.flatMap((it): unknown[] => it.rows) };
      }),
    close: () => (closing ??= pool.end()),
  };
};
