import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BaselineError } from '../core/errors.ts';
import { errorCode } from './file-failure.ts';
import { currentOwner, ownerState } from './lock-owner.ts';

export interface DirectoryLock extends AsyncDisposable {
  /** Throws a BaselineError when another process took over, because this one was stopped for so long. */
  check(): Promise<void>;
}

export interface LockOptions {
  /** ms to wait for others. */
  readonly timeLimit?: number;
  /** ms after which the lock of a process that can't be looked at (another container or machine) counts as left over. */
  readonly foreignAge?: number;
}

/** ms. A file that never became a lock: its process was killed at that moment. */
const leftOverAge = 600_000;

interface Turn {
  readonly number: number;
  readonly isFree: boolean;
}

const turnOf = (name: string): Turn | null => {
  const [, number, free] = /^(\d{1,15})(\.free)?$/.exec(name) ?? [];
  return number === undefined ? null : { number: Number(number), isFree: free !== undefined };
};

/** The turn with the highest number. Of one number, the free one: the other is about to be given up. */
const newestOf = (names: readonly string[]): Turn => {
  let newest: Turn = { number: 0, isFree: true };
  for (const name of names) {
    const turn = turnOf(name);
    if (turn === null || turn.number < newest.number) continue;
    if (turn.number > newest.number || turn.isFree) newest = turn;
  }
  return newest;
};

const isOlder = async (path: string, age: number): Promise<boolean> =>
  stat(path).then(
    ({ mtimeMs }) => Date.now() - mtimeMs > age,
    () => false,
  );

/** Whether the owner of a turn ended without giving it back. */
const isAbandoned = async (path: string, foreignAge: number): Promise<boolean> => {
  const owner = await readFile(path, 'utf8').catch((error: unknown) => {
    // It was given back at this moment: the caller looks again.
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  });
  if (owner === null) return false;
  const state = ownerState(owner);
  return state === 'gone' || (state === 'unknown' && (await isOlder(path, foreignAge)));
};

const removeOld = async (directory: string, names: readonly string[], turn: number): Promise<void> => {
  for (const name of names) {
    const path = join(directory, name);
    const isEarlier = (turnOf(name)?.number ?? turn) < turn;
    if (isEarlier || (name.endsWith('.new') && (await isOlder(path, leftOverAge)))) await rm(path, { force: true });
  }
};

/**
 * Waits for its turn to write, with files in a directory of its own. Whoever makes the file with the next number has the
 * turn: link(2) makes it whole or not at all, and for one process only; renaming it to "<number>.free" gives it back. The
 * newest number always stays, so the turn of an owner that was killed is taken over by making the next one, and never by
 * removing a file, which might be another's lock by then. Throws a BaselineError when it takes too long.
 */
export const lockDirectory = async (
  directory: string,
  { timeLimit = 60_000, foreignAge = 15_000 }: LockOptions = {},
): Promise<DirectoryLock> => {
  await mkdir(directory, { recursive: true });
  const own = join(directory, `${randomUUID()}.new`);
  const pathOf = (turn: number): string => join(directory, String(turn));
  const deadline = performance.now() + timeLimit;

  /** `turn` may be a number that was given back and removed meanwhile: then there is a later one, or a free one. */
  const isOwn = (names: readonly string[], turn: number): boolean => {
    const newest = newestOf(names);
    return newest.number === turn && !newest.isFree;
  };

  const take = async (): Promise<number | null> => {
    const newest = newestOf(await readdir(directory));
    if (!newest.isFree && !(await isAbandoned(pathOf(newest.number), foreignAge))) return null;
    const turn = newest.number + 1;
    try {
      await link(own, pathOf(turn));
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return null;
      throw error;
    }
    const names = await readdir(directory);
    if (!isOwn(names, turn)) {
      await rm(pathOf(turn), { force: true });
      return null;
    }
    await removeOld(directory, names, turn);
    return turn;
  };

  const wait = async (): Promise<number> => {
    for (;;) {
      const turn = await take();
      if (turn !== null) return turn;
      if (performance.now() > deadline)
        throw new BaselineError(
          `Others have been writing for ${Math.round(timeLimit / 1000)} s: ${directory} is locked.`,
          'Wait for them and run again. If none of them is Pacegate, remove that directory.',
        );
      await sleep(2 + 30 * Math.random());
    }
  };

  const turn = await (async () => {
    try {
      await writeFile(own, currentOwner());
      return await wait();
    } finally {
      await rm(own, { force: true });
    }
  })();
  return {
    check: async () => {
      if (isOwn(await readdir(directory), turn)) return;
      throw new BaselineError(
        'This process was stopped for so long that another one took over its lock: nothing was stored.',
        'Run again.',
      );
    },
    [Symbol.asyncDispose]: async () => {
      await rename(pathOf(turn), `${pathOf(turn)}.free`).catch((error: unknown) => {
        // Another process took over.
        if (errorCode(error) !== 'ENOENT') throw error;
      });
    },
  };
};
