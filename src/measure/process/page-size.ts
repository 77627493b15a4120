import { readFileSync } from 'node:fs';
import { endianness } from 'node:os';

/** Key of the page size in the auxiliary vector (getauxval(3)). */
const pageSizeKey = 6;

/**
 * Finds the page size, in bytes, in an auxiliary vector as /proc/self/auxv holds it on a 64-bit machine: pairs of key
 * and value. Null when it is not there.
 */
export const parsePageSize = (vector: Buffer): number | null => {
  const word = (at: number): number =>
    Number(endianness() === 'LE' ? vector.readBigUInt64LE(at) : vector.readBigUInt64BE(at));
  for (let at = 0; at + 16 <= vector.length; at += 16) if (word(at) === pageSizeKey) return word(at + 8);
  return null;
};

const readPageSize = (): number => {
  try {
    return parsePageSize(readFileSync('/proc/self/auxv')) ?? 4096;
  } catch {
    return 4096;
  }
};

/** Bytes in a memory page: 4,096 nearly everywhere, 16,384 or 65,536 on some ARM machines. */
export const pageSize = readPageSize();
