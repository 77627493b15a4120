import { posix } from 'node:path';
import type { Side } from '../../core/side.ts';
import type { Repository } from '../ports.ts';

/** Of npm, pnpm, yarn and bun. The first that a directory has is the one that is installed by. */
const names = ['package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'] as const;

export interface LockFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
}

/** `packages/web` gives `packages/web`, `packages` and `.`: a workspace's lock file lies above its packages. */
const upwards = (directory: string): string[] => {
  const parents = [directory];
  for (let at = directory; at !== '.' && at !== ''; at = posix.dirname(at)) parents.push(posix.dirname(at));
  return parents;
};

/** The lock file that a directory of one side is installed by, or null. */
export const lockFileOf = async (
  { read }: Pick<Repository, 'read'>,
  side: Side,
  directory: string,
): Promise<LockFile | null> => {
  for (const place of upwards(directory))
    for (const name of names) {
      const path = posix.join(place, name);
      const text = await read(side, path);
      if (text !== null) return { path, text };
    }
  return null;
};
