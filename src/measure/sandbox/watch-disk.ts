import { setTimeout as sleep } from 'node:timers/promises';
import { type Breach, breachOf } from './limits.ts';
import { diskUse } from './disk-use.ts';
import { affordableFiles, freeFiles, freeSpace } from './free-space.ts';
import { unlinkedBytes } from './unlinked-bytes.ts';

export interface DiskWatch {
  readonly directory: string;
  /** Bytes. */
  readonly most: number;
  /** Files and directories; as many as the disk can afford unless told. */
  readonly mostFiles?: number;
  /** Processes that may hold files open. */
  readonly pids: () => Iterable<number>;
  readonly onBreach: (breach: Breach) => void;
  /** Ends the watch. */
  readonly signal: AbortSignal;
}

/** ms. */
const interval = 1000;
/** How long what was counted is believed while the free space says that nothing was written, ms. */
const longestPause = 300_000;

/** Bytes of free space that must have gone before everything is counted again, and files. */
const stepOf = (most: number, counted: number): number => Math.max(1e6, (most - counted) / 8);
const stepOfFiles = (most: number, counted: number): number => Math.max(1000, (most - counted) / 8);

interface Count {
  readonly at: number;
  readonly bytes: number;
  readonly entries: number;
  /** Of the disk, when it was counted. */
  readonly free: number;
  readonly freeFiles: number;
}

/**
 * Sees to it that a directory does not grow beyond `most`. Counting costs time that a measurement would feel, so the free
 * space of the disk, which is asked for every second, says when it is worth it. Ends with the first breach.
 */
export const watchDisk = async ({ directory, most, pids, onBreach, signal, ...rest }: DiskWatch): Promise<void> => {
  const { mostFiles = affordableFiles(directory) } = rest;
  const before = freeSpace(directory) ?? 0;
  let counted: Count | null = null;
  while (!signal.aborted) {
    const free = freeSpace(directory) ?? 0;
    const filesLeft = freeFiles(directory) ?? 0;
    const isDue =
      counted === null ||
      counted.free - free > stepOf(most, counted.bytes) ||
      counted.freeFiles - filesLeft > stepOfFiles(mostFiles, counted.entries) ||
      performance.now() - counted.at > longestPause;
    if (isDue) {
      const { bytes, entries, problem } = await diskUse(directory, mostFiles, signal);
      // A file that was removed while it is open has no name to be counted by.
      const nameless = before - free > bytes + stepOf(most, bytes) ? unlinkedBytes(pids(), directory) : 0;
      counted = { at: performance.now(), bytes, entries, free, freeFiles: filesLeft };
      if (problem !== null) return onBreach({ limit: 'disk', text: `What the measurement wrote ${problem}.` });
      if (bytes + nameless > most) return onBreach(breachOf('disk', bytes + nameless, most));
    }
    await sleep(interval, undefined, { signal }).catch(() => {});
  }
};
