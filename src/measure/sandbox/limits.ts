import { formatDuration, formatValue } from '../../core/format.ts';

/** What a sandboxed command may use, together with everything that it starts. */
export interface SandboxLimits {
  /** Resident memory of all its processes together, bytes. Pages that they share count in each of them. */
  readonly memory: number;
  /** Bytes on the disk below its directory. A single file can't be larger either. */
  readonly disk: number;
  /** Processes at a time. Threads do not count. */
  readonly processes: number;
  /** Wall time, ms. */
  readonly time: number;
  /**
   * Cores that it is started on; all of the machine's unless told. Keeps an honest job out of the way of what else runs there: a
   * program can ask the kernel for the others again.
   */
  readonly cores?: number | null;
  /** Open files of one process, 16,384 unless told. Where the system allows less, it is less. */
  readonly openFiles?: number;
  /** `none` leaves the loopback device alone; `host`, the default, is the machine's own network. */
  readonly network?: 'host' | 'none';
}

/** A limit that was crossed. */
export interface Breach {
  readonly limit: 'memory' | 'disk' | 'processes' | 'time';
  /** A sentence for people. */
  readonly text: string;
}

const size = (bytes: number): string => formatValue(bytes, 'bytes');

/** Says what was used, and what is the most. `used` and `most` are in the unit of the limit. */
export const breachOf = (limit: Breach['limit'], used: number, most: number): Breach => {
  switch (limit) {
    case 'memory':
      return { limit, text: `The measurement used ${size(used)} of memory, and ${size(most)} is the most.` };
    case 'disk':
      return { limit, text: `The measurement wrote ${size(used)} to the disk, and ${size(most)} is the most.` };
    case 'processes':
      return { limit, text: `The measurement had more than ${most} processes at a time, which is the most.` };
    case 'time':
      return { limit, text: `The measurement was not done after ${formatDuration(most)}, which is the most.` };
  }
};
