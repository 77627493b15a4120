import { posix } from 'node:path';
import type { Revision } from './revision.ts';
import type { Store } from './store.ts';

/**
 * The text of a file of one side, read as UTF-8, or null when that side has no such file. `path` is relative to the top
 * of the repository. Symbolic links inside the tree are followed. The snapshot is read, not the working tree, so what
 * is configured is what is measured.
 */
export const readFileAt = async (
  store: Pick<Store, 'text'>,
  revision: Pick<Revision, 'commit'>,
  path: string,
): Promise<string | null> => {
  const name = posix.normalize(path);
  if (name.startsWith('../') || name.startsWith('/') || name.includes('\n')) return null;
  const query = `${revision.commit}:${name}\n`;
  const answer = await store.text(['cat-file', '--batch', '--follow-symlinks'], { input: query });
  // "<id> blob <size>", or "... missing", "dangling <length>", "loop <length>", "notdir <length>".
  const end = answer.indexOf('\n');
  return /^[0-9a-f]+ blob \d+$/.test(answer.slice(0, end)) ? answer.slice(end + 1) : null;
};
