import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseError } from '../core/errors.ts';
import { errorCode } from '../core/error-code.ts';
import { newestLock, numberOf } from './lock-number.ts';
import { currentOwner, ownerState } from './lock-owner.ts';

export interface DataDirectoryLock extends AsyncDisposable {
  /** Throws a DatabaseError once another process has taken over, because this one was stopped for so long. */
  check(): void;
}

export interface LockOptions {
  /** ms to wait for a process of this machine: one that was told to stop may be about to. */
  readonly patience?: number;
  /** ms without a sign of life after which a process that can't be looked at (another container or machine) counts as gone. */
  readonly foreignAge?: number;
  /** ms between the signs of life. */
  readonly sign?: number;
}

interface Holder {
  readonly pid: string;
  readonly isElsewhere: boolean;
}

const isOlder = async (path: string, age: number): Promise<boolean> =>
  stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs > age,
    () => false,
  );

const inUse = (directory: string, { pid, isElsewhere }: Holder): DatabaseError =>
  new DatabaseError(
    `The database ${directory} is in use by ${isElsewhere ? 'a process of another machine or container' : `the process ${pid}`}.`,
    'One process at a time can have the embedded database: stop that one, give this one a directory of its own (PACEGATE_DATA), or let both use PostgreSQL (DATABASE_URL).',
  );

/**
 * Keeps other processes off a directory, with files in a directory of its own below it. Whoever makes the file with the next
 * number has the lock: link(2) makes it whole or not at all, and for one process only; renaming it to "<number>.free" gives it
 * back. The lock of a process that was killed is taken over by making the next one, and never by removing a file, which might be
 * another's lock by then. Throws a DatabaseError where another process has it.
 */
export const lockDataDirectory = async (
  directory: string,
  { patience = 5000, foreignAge = 20_000, sign = 4000 }: LockOptions = {},
): Promise<DataDirectoryLock> => {
  const locks = join(directory, 'lock');
  await mkdir(locks, { recursive: true });
  const own = join(locks, `${randomUUID()}.new`);
  const pathOf = (number: number): string => join(locks, String(number));

  const isOwn = async (number: number): Promise<boolean> => {
    const newest = newestLock(await readdir(locks));
    return newest.number === number && !newest.isFree;
  };

  /** The number that is to be made, or who has the lock. */
  const look = async (): Promise<number | Holder> => {
    const newest = newestLock(await readdir(locks));
    if (newest.isFree) return newest.number + 1;
    const path = pathOf(newest.number);
    const owner = await readFile(path, 'utf8').catch((error: unknown) => {
      // It was given back at this moment.
      if (errorCode(error) === 'ENOENT') return null;
      throw error;
    });
    if (owner === null) return look();
    const state = ownerState(owner);
    const isGone = state === 'gone' || (state === 'elsewhere' && (await isOlder(path, foreignAge)));
    return isGone ? newest.number + 1 : { pid: owner.split(' ')[0] ?? '', isElsewhere: state === 'elsewhere' };
  };

  const make = async (number: number): Promise<boolean> => {
    const now = new Date();
    await utimes(own, now, now);
    try {
      await link(own, pathOf(number));
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return false;
      throw error;
    }
    if (await isOwn(number)) return true;
    // The number was given back and removed meanwhile: there is a later one.
    await rm(pathOf(number), { force: true });
    return false;
  };

  const wait = async (): Promise<number> => {
    const began = performance.now();
    for (;;) {
      const found = await look();
      if (typeof found === 'number') {
        if (await make(found)) return found;
        continue;
      }
      const limit = found.isElsewhere ? Math.max(patience, foreignAge + 2 * sign) : patience;
      if (performance.now() - began > limit) throw inUse(directory, found);
      await sleep(50);
    }
  };

  const number = await (async () => {
    try {
      await writeFile(own, currentOwner());
      return await wait();
    } finally {
      await rm(own, { force: true });
    }
  })();
  const path = pathOf(number);
  for (const name of await readdir(locks)) if (numberOf(name) < number) await rm(join(locks, name), { force: true });

  let isLost = false;
  const show = async (): Promise<void> => {
    const now = new Date();
    isLost ||= !(await isOwn(number));
    if (!isLost) await utimes(path, now, now);
  };
  // What can't be written now can be in some seconds, or another process takes over, which the next look finds.
  const timer = setInterval(() => void show().catch(() => undefined), sign);
  timer.unref();
  return {
    check: () => {
      if (!isLost) return;
      throw new DatabaseError(
        `Another process has taken over the database ${directory}, because this one was stopped for so long.`,
        'Start this process again, with a directory of its own (PACEGATE_DATA) or with PostgreSQL (DATABASE_URL).',
      );
    },
    [Symbol.asyncDispose]: async () => {
      clearInterval(timer);
      await rename(path, `${path}.free`).catch((error: unknown) => {
        // Another process took over.
        if (errorCode(error) !== 'ENOENT') throw error;
      });
    },
  };
};
