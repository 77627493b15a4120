import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BundleError } from '../../../../core/errors.ts';
import { cleanText } from '../clean-text.ts';

const most = 50_000;

/**
 * Names of the files below a directory, with "/", in order. Links are not followed, what packages or git keep is not looked at, and
 * files whose names have control characters are left out. Throws a BundleError for more than 50,000.
 */
export const listFiles = async (directory: string, signal: AbortSignal): Promise<string[]> => {
  const files: string[] = [];
  const open = [''];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    signal.throwIfAborted();
    for (const entry of await readdir(join(directory, folder), { withFileTypes: true })) {
      const name = `${folder}${entry.name}`;
      if (entry.isDirectory() && !['node_modules', '.git'].includes(entry.name)) open.push(`${name}/`);
      else if (entry.isFile() && cleanText(name) === name) files.push(name);
      if (files.length > most)
        throw new BundleError(
          `The output directory has more than ${most} files.`,
          'Set `output` to the directory that holds only what the build emits.',
        );
    }
  }
  return files.sort();
};
