import { readProc } from '../process/proc-files.ts';

const usual = 16_384;

/** Parses the hard limit of open files out of /proc/PID/limits; null where there is none. */
export const parseOpenFilesLimit = (text: string): number | null => {
  const [, hard] = /^Max open files\s+\S+\s+(\d+)/m.exec(text) ?? [];
  return hard === undefined ? null : Number(hard);
};

/** How many files a process may open: as many as are asked for, and no more than this process may allow. */
export const openFilesLimit = (wanted: number = usual): number =>
  Math.min(wanted, parseOpenFilesLimit(readProc('self/limits') ?? '') ?? wanted);
