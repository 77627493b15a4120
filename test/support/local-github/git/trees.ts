import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Git } from './run-git.ts';

export interface TreeEntry {
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
  readonly size: number | null;
  readonly path: string;
}

/** Entries of a tree, or of everything below it. */
export const readTree = async (git: Git, directory: string, tree: string, deep = false): Promise<TreeEntry[]> => {
  const args = ['ls-tree', '-l', '-z', '--full-tree', ...(deep ? ['-r', '-t'] : []), tree];
  const lines = (await git.text(directory, args)).split('\0').filter((it) => it !== '');
  return lines.map((line) => {
    const tab = line.indexOf('\t');
    const [mode = '', type = '', sha = '', size = '-'] = line.slice(0, tab).split(/ +/);
    return { mode, type, sha, size: size === '-' ? null : Number(size), path: line.slice(tab + 1) };
  });
};

/** A change to a tree; `sha` null removes the path. */
export interface TreeChange {
  readonly path: string;
  readonly mode: string;
  readonly sha: string | null;
}

/** Writes the tree that `base` becomes by these changes. @throws GitFailure */
export const writeTree = async (
  git: Git,
  directory: string,
  base: string | null,
  changes: readonly TreeChange[],
): Promise<string> => {
  // An index of its own each time: several trees may be written at once.
  const index = join(directory, `index-${randomUUID()}`);
  const environment = { GIT_INDEX_FILE: index };
  try {
    if (base !== null) await git.text(directory, ['read-tree', base], { environment });
    for (const it of changes.filter((change) => change.mode === '040000' && change.sha !== null)) {
      await git.line(directory, ['rm', '-r', '--cached', '--quiet', '--', it.path], { environment });
      await git.text(directory, ['read-tree', `--prefix=${it.path}/`, String(it.sha)], { environment });
    }
    const files = changes.filter((change) => change.mode !== '040000' || change.sha === null);
    const lines = files.map((it) => `${it.sha === null ? '0' : it.mode} ${it.sha ?? '0'.repeat(40)}\t${it.path}\0`);
    await git.text(directory, ['update-index', '-z', '--index-info'], { environment, input: lines.join('') });
    return (await git.text(directory, ['write-tree'], { environment })).trim();
  } finally {
    await rm(index, { force: true });
  }
};

export const writeBlob = async (git: Git, directory: string, content: Buffer): Promise<string> =>
  (await git.text(directory, ['hash-object', '-w', '--stdin'], { input: content })).trim();
