import { lstatSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { OutputError } from '../../core/errors.ts';
import { errorCode } from '../../core/error-code.ts';

const cures: Readonly<Record<string, string>> = {
  EEXIST: 'Something of that name is there already: look at it, then remove it or use --force.',
  ENOTDIR: 'A part of the path is a file: move it away.',
  EISDIR: 'There is a directory of that name: move it away.',
  EACCES: 'You may not write there: look at the owner of the directory.',
  EROFS: 'That file system is read-only.',
  ENOSPC: 'The disk is full: free some space.',
};

/** Whether there is anything at `path` below `top`, a broken link included. */
export const existsBelow =
  (top: string) =>
  (path: string): boolean => {
    try {
      lstatSync(join(top, path));
      return true;
    } catch {
      return false;
    }
  };

/** Writes files below `top`, with their directories. Throws an OutputError. */
export const writerBelow =
  (top: string) =>
  async (path: string, text: string, replace: boolean): Promise<void> => {
    const file = join(top, path);
    try {
      await mkdir(dirname(file), { recursive: true });
      // wx: never over something that came meanwhile, and never through a link.
      await writeFile(file, text, { flag: replace ? 'w' : 'wx' });
    } catch (error) {
      const code = errorCode(error) ?? 'unknown';
      throw new OutputError(`${file} could not be written (${code}).`, cures[code] ?? 'See what is at that path.', {
        cause: error,
      });
    }
  };
