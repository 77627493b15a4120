import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { BaselineStore } from '../baseline/baseline-store.ts';
import { createFilesStore } from '../baseline/files-store.ts';

/** The root of the repository around `directory`, or null where there is none. A working tree's `.git` may be a file. */
export const rootOf = (directory: string): string | null => {
  if (existsSync(join(directory, '.git'))) return directory;
  const parent = dirname(directory);
  return parent === directory ? null : rootOf(parent);
};

/**
 * The measurements that were stored on this machine, where there are any. A check does not ask the remote for its branch: what
 * other machines measured says little about this one, and a check works without a network.
 */
export const localBaseline = (cwd: string): BaselineStore | null => {
  const root = rootOf(cwd);
  const directory = root === null ? null : join(root, '.pacegate', 'baselines');
  if (directory === null || !existsSync(directory)) return null;
  return createFilesStore({ directory, place: `directory ${relative(cwd, directory)}` });
};
