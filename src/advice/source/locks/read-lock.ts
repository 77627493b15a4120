import { posix } from 'node:path';
import type { LockFile } from './lock-file.ts';
import { readBunLock } from './read-bun-lock.ts';
import { readIndented } from './read-indented.ts';
import { readNpmLock } from './read-npm-lock.ts';
import { readPnpmLock } from './read-pnpm-lock.ts';
import { readYarnBerry } from './read-yarn-berry.ts';
import { readYarnClassic } from './read-yarn-classic.ts';

/** UTF-16 units. The biggest repositories have a tenth of it. */
const longest = 50_000_000;

export const isLockFile = (path: string): boolean =>
  /^(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lock)$/u.test(posix.basename(path));

/** JSON with a comma after the last, as Bun writes it. */
const withoutLastCommas = (text: string): string =>
  text.replace(/"(?:[^"\\]|\\.)*"|,(?=\s*[\]}])/gu, (found) => (found === ',' ? '' : found));

const read = (path: string, text: string): LockFile | null => {
  switch (posix.basename(path)) {
    case 'package-lock.json':
    case 'npm-shrinkwrap.json':
      return readNpmLock(JSON.parse(text));
    case 'pnpm-lock.yaml':
      return readPnpmLock(readIndented(text));
    case 'bun.lock':
      return readBunLock(JSON.parse(withoutLastCommas(text)));
    case 'yarn.lock':
      return /^__metadata:/mu.test(text) ? readYarnBerry(readIndented(text)) : readYarnClassic(text);
    default:
      return null;
  }
};

/**
 * Reads a lock file of npm, pnpm, Yarn or Bun: which versions there are, and who asks for them. Null for other files, for those that
 * can't be read, and for those that are too long. Never throws; names in it are a stranger's.
 */
export const readLock = (path: string, text: string): LockFile | null => {
  if (text.length > longest) return null;
  try {
    return read(path, text);
  } catch {
    return null;
  }
};
