import { Kysely, PostgresDialect, sql } from 'kysely';
import { DatabaseError } from '../core/errors.ts';
import type { DatabaseLog } from './database-log.ts';
import type { Database } from './database.ts';
import { listenOnServer } from './server-listener.ts';
import { serverPlace } from './server-place.ts';
import { createServerPool } from './server-pool.ts';
import type { Tables } from './tables.ts';

/** PostgreSQL's server_version_num: the oldest version that is still maintained. */
const oldest = 140_000;

const checkVersion = async (kysely: Kysely<Tables>, name: string): Promise<void> => {
  const { rows } = await sql<{ readonly number: number; readonly version: string }>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as version
  `.execute(kysely);
  const [found] = rows;
  if (found !== undefined && found.number >= oldest) return;
  throw new DatabaseError(
    `The database ${name} is PostgreSQL ${found?.version ?? 'of an unknown version'}.`,
    `Use PostgreSQL ${oldest / 10_000} or later.`,
  );
};

/** Connects to a PostgreSQL server. Throws a DatabaseError, which shows neither user nor password. */
export const openServer = async (
  url: string,
  { log, size }: { readonly log: DatabaseLog; readonly size?: number },
): Promise<Database> => {
  const place = serverPlace(url);
  await using stack = new AsyncDisposableStack();
  const { pool, executeSql, close } = createServerPool({ url, place, log, ...(size === undefined ? {} : { size }) });
  stack.defer(close);
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  await checkVersion(kysely, place.name);
  const owned = stack.move();
  return {
    kind: 'server',
    place: place.name,
    kysely,
    boss: {
      executeSql,
      listen: (channel, onNotification, onReconnect) =>
        Promise.resolve(listenOnServer({ channel, onNotification, onReconnect }, { url, log })),
    },
    stopped: new Promise(() => undefined),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
};
