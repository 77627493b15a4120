import { readProc } from './proc-files.ts';
import { processTree } from './process-tree.ts';

/** Parses the largest resident memory so far out of /proc/PID/status, in bytes; null for a zombie, which has none. */
export const parseHighWaterMark = (text: string): number | null => {
  const [, kib] = /^VmHWM:\s*(\d+) kB$/m.exec(text) ?? [];
  return kib === undefined ? null : Number(kib) * 1024;
};

/**
 * Largest resident memory of the living processes of a tree, each over its whole life, summed up, in bytes. An upper
 * bound: processes may have peaked at different times, and pages that they share count in each. A child that ended
 * before is not in it. Null when the tree is gone, or where there is no /proc.
 */
export const memoryPeak = (root: number): number | null => {
  const peaks = processTree(root)
    .map((pid) => parseHighWaterMark(readProc(`${pid}/status`) ?? ''))
    .filter((peak) => peak !== null);
  return peaks.length === 0 ? null : peaks.reduce((total, peak) => total + peak, 0);
};
