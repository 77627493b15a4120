import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { isAt } from '../measure/sandbox/mount-table.ts';

const realOf = (path: string): string | null => {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
};

/**
 * The directory of the browser that CHROME_PATH names, for jobs to read: caches of browsers are in homes, which look empty to them.
 * None where it holds what is to be hidden itself, as a home with the program in it does.
 */
export const browserDirectory = (
  environment: Readonly<Record<string, string | undefined>>,
  hidden: readonly string[],
): string[] => {
  const program = environment['CHROME_PATH'] ?? '';
  if (program === '') return [];
  const file = realOf(program);
  if (file === null) return [];
  const directory = dirname(file);
  return hidden.some((it) => isAt(directory, realOf(it) ?? it)) ? [] : [directory];
};
