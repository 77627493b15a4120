import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';

/** Larger ones are data or bundles themselves. Bytes. */
const largest = 4 * 1024 ** 2;

/**
 * The source of a module as it lies in the checkout, or null where there is none: modules that the bundler makes, very
 * large ones. `name` is a stranger's; what is read is only compared with emitted text and shown nowhere.
 */
export const moduleSource = async (directory: string, name: string): Promise<string | null> => {
  if (name.includes('\0')) return null;
  const path = resolve(directory, name);
  const found = await stat(path).catch(() => null);
  if (found?.isFile() !== true || found.size > largest) return null;
  return readFile(path, 'utf8').catch(() => null);
};
