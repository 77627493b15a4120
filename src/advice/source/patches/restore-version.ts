import { posix } from 'node:path';
import { diffManifests } from '../diff-manifests.ts';
import { lineRuns, undoRuns } from '../line-runs.ts';
import { diffLocks } from '../locks/diff-locks.ts';
import { isLockFile, readLock } from '../locks/read-lock.ts';
import { namesPackage } from '../settings/names-package.ts';
import type { SourceText } from '../source-text.ts';
import { stillReads } from './still-reads.ts';

export interface VersionToRestore {
  readonly package: string;
  /** Changed files; others than package.json and lock files are passed over. */
  readonly files: readonly SourceText[];
}

export interface NewText {
  readonly path: string;
  readonly text: string;
}

interface Changed {
  readonly path: string;
  readonly base: string;
  readonly head: string;
}

const changedOf = (files: readonly SourceText[], isWanted: (path: string) => boolean): readonly Changed[] =>
  files.flatMap(({ path, base, head }) =>
    base === null || head === null || base === head || !isWanted(path) ? [] : [{ path, base, head }],
  );

/** Names of packages whose versions a lock file has others of. */
const namesChanged = ({ path, base, head }: Changed): readonly string[] => {
  const { added, removed, changed } = diffLocks(readLock(path, base), readLock(path, head));
  return [...added, ...removed, ...changed].map(({ name }) => name);
};

const restoredManifest = ({ path, base, head }: Changed, name: string): NewText | null => {
  const runs = lineRuns(base, head)?.filter((run) =>
    [...run.base, ...run.head].some((line) => namesPackage(line, name)),
  );
  // A line with another dependency in the same run must stay as it is.
  if (runs === undefined || runs.some((run) => run.base.length !== 1 || run.head.length !== 1)) return null;
  const text = undoRuns(head, runs);
  return stillReads(path, text, [base, head]) ? { path, text } : null;
};

/**
 * The files with the version of one dependency as the base has it. The lock file goes back as a whole, so it must differ for no other
 * reason: null where the change touches another dependency too, adds this one, or did not change its version.
 */
export const restoreVersion = ({ package: name, files }: VersionToRestore): readonly NewText[] | null => {
  const manifests = changedOf(files, (path) => posix.basename(path) === 'package.json');
  const locks = changedOf(files, isLockFile);
  const asked = manifests.flatMap((it) => {
    const { dependencies } = diffManifests(it.base, it.head);
    return dependencies.map((dependency) => ({ file: it, dependency }));
  });
  const [only, ...others] = asked;
  if (others.length > 0) return null;
  const restoredLocks = locks.map(({ path, base }) => ({ path, text: base }));
  if (only === undefined) {
    const names = new Set(locks.flatMap(namesChanged));
    return names.size === 1 && names.has(name) ? restoredLocks : null;
  }
  const { file, dependency } = only;
  const isOfIt = dependency.name === name || locks.some((lock) => namesChanged(lock).includes(name));
  if (!isOfIt || dependency.base === null || dependency.head === null) return null;
  const manifest = restoredManifest(file, dependency.name);
  return manifest === null ? null : [manifest, ...restoredLocks];
};
