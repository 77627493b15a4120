import { statfsSync } from 'node:fs';

/** Bytes that are free for users where `directory` is; null where the system does not tell. Some µs. */
export const freeSpace = (directory: string): number | null => {
  try {
    const { bavail, bsize } = statfsSync(directory);
    return bavail * bsize;
  } catch {
    return null;
  }
};

/** Files that can still be made where `directory` is; null where the system does not tell, or makes room for them as it goes. */
export const freeFiles = (directory: string): number | null => {
  try {
    const { files, ffree } = statfsSync(directory);
    return files === 0 ? null : ffree;
  } catch {
    return null;
  }
};

/** What a job must leave for everything else on its disk, the App's database included, bytes. */
const spare = 1e9;

/** Bytes that a job may write: `most`, or what is there but for a tenth or a gigabyte of it. */
export const affordableDisk = (directory: string, most: number): number => {
  const free = freeSpace(directory);
  return free === null ? most : Math.min(most, Math.max(0, Math.floor(free - Math.min(spare, free / 10))));
};

/** Two sides of a very large project with its packages have a quarter of it. */
const mostFiles = 4_000_000;

/** Files that a job may make: a disk can be full of empty ones too. */
export const affordableFiles = (directory: string): number =>
  Math.min(mostFiles, Math.floor(0.9 * (freeFiles(directory) ?? mostFiles)));
