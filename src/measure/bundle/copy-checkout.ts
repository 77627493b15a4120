import { constants } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';

/** What an earlier build left in a checkout, which the next build must not find. */
export interface EarlierBuild {
  /** Absolute, inside the checkout. */
  readonly output: string;
  /** Names of the emitted files, below `output`. */
  readonly files: readonly string[];
}

const isBelow = (directory: string, path: string): boolean => {
  const way = relative(directory, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

/**
 * Copies a checkout with its installed packages, so that nothing done in the copy reaches the original: files are
 * copied (as clones where the file system can), never linked, and links keep their text, so that those inside the
 * checkout lead to the copy. Without the files of an earlier build. Throws the signal's reason on an abort.
 */
export const copyCheckout = async (
  from: string,
  to: string,
  earlier: EarlierBuild | null,
  signal: AbortSignal,
): Promise<void> => {
  await cp(from, to, {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
    filter: (path) => {
      signal.throwIfAborted();
      // Caches of bundlers are keyed by absolute paths, large, and useless in the copy.
      return !/[\\/]node_modules[\\/]\.(?:cache|vite|vite-temp)$/.test(path);
    },
  });
  if (earlier === null) return;
  const output = join(to, relative(from, earlier.output));
  for (const name of earlier.files) {
    const file = join(output, name);
    if (isBelow(to, file)) await rm(file, { force: true });
  }
};
