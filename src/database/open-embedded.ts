import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import { DatabaseError } from '../core/errors.ts';
import { lockDataDirectory, type LockOptions } from './data-directory-lock.ts';
import type { DatabaseLog } from './database-log.ts';
import type { Database } from './database.ts';
import { type DiskRoomOptions, watchDiskRoom } from './disk-room.ts';
import { createEmbeddedPool } from './embedded-pool.ts';
import { keepUp } from './embedded-upkeep.ts';
import { explained } from './explain-database.ts';
import { startPGlite } from './start-pglite.ts';
import type { Tables } from './tables.ts';

export interface EmbeddedOptions {
  readonly log: DatabaseLog;
  readonly lock?: LockOptions;
  readonly disk?: DiskRoomOptions;
}

/** ms for the last transaction. */
const patience = 10_000;

/** Opens the embedded database of a directory, and makes it where there is none. Throws a DatabaseError. */
export const openEmbedded = async (
  directory: string,
  { log, lock: lockOptions, disk }: EmbeddedOptions,
): Promise<Database> => {
  const path = resolve(directory);
  const place = { kind: 'embedded', name: path } as const;
  await using stack = new AsyncDisposableStack();
  const lock = await explained(place, async () => {
    await mkdir(path, { recursive: true, mode: 0o700 });
    return lockDataDirectory(path, lockOptions);
  });
  stack.use(lock);
  const hasRoom = watchDiskRoom(path, disk);
  await hasRoom();
  const stopped = Promise.withResolvers<DatabaseError>();
  const pglite = await explained(place, () => startPGlite(path));
  const { pool, jobs, alone, close } = createEmbeddedPool({
    pglite,
    place,
    check: () => {
      try {
        lock.check();
      } catch (error) {
        if (error instanceof DatabaseError) stopped.resolve(error);
        throw error;
      }
    },
    hasRoom,
    onStopped: stopped.resolve,
  });
  stack.defer(() => close(patience));
  stack.use(keepUp({ pglite, pool: { alone }, log }));
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const owned = stack.move();
  return {
    kind: 'embedded',
    place: path,
    kysely,
    boss: jobs,
    stopped: stopped.promise,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
};
