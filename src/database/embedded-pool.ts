import type { PGlite, Results } from '@electric-sql/pglite';
import type { PostgresPool } from 'kysely';
import { DatabaseError } from '../core/errors.ts';
import type { JobsConnection } from './database.ts';
import { explained, hasStopped, type Place } from './explain-database.ts';
import { commandOf, createPoolClient, type RunStatement } from './pool-client.ts';
import { createPreparedStatements } from './prepared-statements.ts';
import { createTurns, type GiveBack } from './turns.ts';

export interface EmbeddedPool {
  /** For kysely's PostgresDialect. */
  readonly pool: PostgresPool;
  /** For pg-boss. */
  readonly jobs: JobsConnection;
  /** Runs `work` while nobody else has a turn. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  /** Lets who has the turn finish, for that long, ms, and closes. */
  readonly close: (patience: number) => Promise<void>;
}

export interface EmbeddedPoolOptions {
  readonly pglite: Pick<PGlite, 'execProtocol' | 'serializers' | 'parsers' | 'exec' | 'listen' | 'close'>;
  readonly place: Place;
  /** Throws a DatabaseError where the directory is another process's by now: then nothing is touched there. */
  readonly check: () => void;
  /** Throws where nothing may be begun because there is no room for it. */
  readonly hasRoom: () => Promise<void>;
  /** Told once that it answers nothing any more. */
  readonly onStopped?: (failure: DatabaseError) => void;
}

/** What each transaction begins and ends with. */
const control = /^(begin|commit|rollback)$/i;

/** Never with values. */
const changesTables = /\b(create|alter|drop)\b/i;

/**
 * A pool of one connection. kysely's own dialect for PGlite lets statements of others into an open transaction; here whoever has
 * the connection has it alone until it is released.
 */
export const createEmbeddedPool = ({
  pglite,
  place,
  check,
  hasRoom,
  onStopped = () => undefined,
}: EmbeddedPoolOptions): EmbeddedPool => {
  const turns = createTurns(place.name);
  const statements = createPreparedStatements(pglite);
  let isClosed = false;

  const told = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await explained(place, work);
    } catch (error) {
      if (error instanceof DatabaseError && hasStopped(error.cause)) onStopped(error);
      throw error;
    }
  };

  const isOurs = (): boolean => {
    try {
      check();
      return true;
    } catch {
      return false;
    }
  };

  const enter = async (patience?: number): Promise<GiveBack> => {
    const giveBack = await turns.take(patience);
    try {
      if (isClosed) throw new DatabaseError(`The database ${place.name} is closed.`, 'Start this process again.');
      check();
      return giveBack;
    } catch (error) {
      giveBack();
      throw error;
    }
  };

  const enterWithRoom = async (): Promise<GiveBack> => {
    const giveBack = await enter();
    try {
      await hasRoom();
    } catch (error) {
      giveBack();
      throw error;
    }
    return giveBack;
  };

  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    const giveBack = await enter();
    try {
      return await told(work);
    } finally {
      giveBack();
    }
  };

  const rollBack = async (): Promise<void> => {
    await pglite.exec('ROLLBACK').catch(() => undefined);
  };

  /** As with a server, any number of statements at once, where there are no values. */
  const runAll = async (text: string): Promise<readonly Results<Record<string, unknown>>[]> => {
    const results = await pglite.exec(text);
    if (changesTables.test(text)) await statements.forget();
    return results;
  };

  const run: RunStatement = (text, values) =>
    told(async () => {
      const isOne = values.length > 0 || control.test(text);
      const result = isOne ? await statements.query(text, values) : (await runAll(text)).at(-1);
      return {
        command: commandOf(result?.command ?? /^\s*(\w+)/.exec(text)?.[1]?.toUpperCase()),
        rowCount: result?.rowCount ?? result?.affectedRows ?? 0,
        rows: result?.rows ?? [],
      };
    });

  const executeSql: JobsConnection['executeSql'] = async (text, values = []) => {
    const giveBack = await enterWithRoom();
    try {
      return await told(async () => {
        if (values.length > 0) return { rows: (await statements.query(text, values))?.rows ?? [] };
        return { rows: (await runAll(text)).flatMap((it): unknown[] => it.rows) };
      });
    } catch (error) {
      // pg-boss sends BEGIN and COMMIT within one text: what fails in between leaves the transaction open, and a pool of
      // several would close that connection.
      await rollBack();
      throw error;
    } finally {
      giveBack();
    }
  };

  return {
    pool: {
      connect: async () => {
        const giveBack = await enterWithRoom();
        return createPoolClient(run, (isBroken) => {
          if (isBroken) void rollBack().then(giveBack);
          else giveBack();
        });
      },
      end: () => Promise.resolve(),
      options: {},
    },
    jobs: {
      executeSql,
      listen: (channel, onNotification, onReconnect) =>
        // In the transaction of another, LISTEN would come and go with it.
        alone(async () => {
          const stop = await pglite.listen(channel, onNotification);
          onReconnect();
          return { close: () => alone(() => stop()) };
        }),
    },
    alone,
    close: async (patience) => {
      if (isClosed) return;
      const giveBack = await turns.take(patience).catch(() => () => undefined);
      isClosed = true;
      try {
        // It would write to a directory that another has.
        if (isOurs()) await pglite.close();
      } finally {
        giveBack();
      }
    },
  };
};
