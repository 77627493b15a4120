import { formatValue } from '../../core/format.ts';
import type { UploadLimits } from './limits.ts';
import { refusal } from './refuse.ts';

/** How much an upload was found to hold so far. Sizes in bytes. */
export interface UploadTotals {
  readonly entries: number;
  /** Unpacked, as the upload itself says, of all entries. */
  readonly declared: number;
  /** Really unpacked and read. */
  readonly read: number;
}

/** Counts against the limits, and refuses at the first step beyond one. */
export interface Meter {
  readonly limits: UploadLimits;
  /** Counts an entry that is there. Throws an UploadError. */
  list(name: string, declared: number): void;
  /** Starts counting what is read of an entry. What it gives counts `bytes` more of it, and throws an UploadError. */
  open(name: string): (bytes: number) => void;
  totals(): UploadTotals;
}

const size = (bytes: number): string => formatValue(bytes, 'bytes');

export const createMeter = (limits: UploadLimits): Meter => {
  let entries = 0;
  let declared = 0;
  let read = 0;
  const most = `${size(limits.entry)} is the most for one file`;
  const mostTogether = `${size(limits.total)} is the most for all files together`;
  return {
    limits,
    list: (name, bytes) => {
      entries += 1;
      declared += bytes;
      if (entries > limits.entries) throw refusal(null, `holds more than ${limits.entries} files and directories`);
      if (bytes > limits.entry) throw refusal(name, `is ${size(bytes)} unpacked, and ${most}`);
      if (declared > limits.total) throw refusal(name, `brings it to ${size(declared)} unpacked, and ${mostTogether}`);
    },
    open: (name) => {
      let own = 0;
      return (bytes) => {
        own += bytes;
        read += bytes;
        if (own > limits.entry) throw refusal(name, `is larger than it says: ${most}`);
        if (read > limits.total) throw refusal(name, `is larger than it says: ${mostTogether}`);
      };
    },
    totals: () => ({ entries, declared, read }),
  };
};
