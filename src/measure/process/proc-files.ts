import { readdirSync, readFileSync } from 'node:fs';

/**
 * The text of a file under /proc, or null when it can't be read: the process ended, belongs to somebody else, or the
 * platform has no such file. Takes about 10 µs; Node has a shorter way for UTF-8 than for other encodings.
 */
export const readProc = (path: string): string | null => {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return null;
  }
};

/** The names in a directory under /proc; empty when it can't be read. */
export const listProc = (path: string): string[] => {
  try {
    return readdirSync(`/proc/${path}`);
  } catch {
    return [];
  }
};

/** Every process identifier that this process may see; empty where there is no /proc. */
export const listProcesses = (): number[] =>
  listProc('')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
