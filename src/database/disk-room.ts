import { statfs } from 'node:fs/promises';
import { DatabaseError } from '../core/errors.ts';

/**
 * Bytes. PostgreSQL ends for good (PANIC) where it can't write its log, whose files have 16 MiB. So nothing is begun any more
 * while some of them would still fit.
 */
const least = 64 * 2 ** 20;

const freeBytes = async (directory: string): Promise<number> => {
  try {
    const { bavail, bsize } = await statfs(directory);
    return bavail * bsize;
  } catch {
    // Some file systems don't tell.
    return Number.POSITIVE_INFINITY;
  }
};

export interface DiskRoomOptions {
  readonly free?: (directory: string) => Promise<number>;
  /** ms that an answer is good for. */
  readonly age?: number;
}

/** A check that throws a DatabaseError while the disk of the directory is nearly full. */
export const watchDiskRoom = (
  directory: string,
  { free = freeBytes, age = 1000 }: DiskRoomOptions = {},
): (() => Promise<void>) => {
  let askedAt = Number.NEGATIVE_INFINITY;
  let room = Number.POSITIVE_INFINITY;
  return async () => {
    if (performance.now() - askedAt >= age) {
      askedAt = performance.now();
      room = await free(directory);
    }
    if (room >= least) return;
    throw new DatabaseError(
      `The disk of the database ${directory} is full: ${Math.floor(room / 2 ** 20)} MiB are free.`,
      `Make room until ${least / 2 ** 20} MiB are free: then all goes on by itself.`,
    );
  };
};
