import { diffManifests } from '../../advice/source/diff-manifests.ts';
import { diffLocks } from '../../advice/source/locks/diff-locks.ts';
import type { LockFile } from '../../advice/source/locks/lock-file.ts';
import { readLock } from '../../advice/source/locks/read-lock.ts';
import type { ChangedFile } from './change.ts';

/** Packages that change together: one cannot be taken back without the others. */
export interface DependencyGroup {
  /** Names that a package.json asks for itself; empty where only what they ask for changed. */
  readonly asked: readonly string[];
  /** Every package of the group, those that are asked for included. */
  readonly packages: ReadonlySet<string>;
}

const locksOf = (
  files: readonly ChangedFile[],
): readonly { readonly base: LockFile | null; readonly head: LockFile | null }[] =>
  files
    .filter(({ role }) => role === 'lock')
    .map(({ path, base, head }) => ({
      base: base === null ? null : readLock(path, base),
      head: head === null ? null : readLock(path, head),
    }));

/** Packages that the change brings, takes away, or changes the version of, wherever they are asked for. */
const changedIn = ({
  base,
  head,
}: {
  readonly base: LockFile | null;
  readonly head: LockFile | null;
}): readonly string[] => {
  const { added, removed, changed } = diffLocks(base, head);
  return [...added, ...removed, ...changed].map(({ name }) => name);
};

/** From each package to those that it asks for, on either side, as far as they changed. */
const asksFor = (
  locks: ReturnType<typeof locksOf>,
  changed: ReadonlySet<string>,
): ReadonlyMap<string, ReadonlySet<string>> => {
  const asks = new Map<string, Set<string>>();
  for (const lock of locks.flatMap(({ base, head }) => [base, head]))
    for (const { name, askedBy } of lock?.packages ?? []) {
      if (!changed.has(name)) continue;
      for (const asker of askedBy) {
        const known = asks.get(asker.name) ?? new Set<string>();
        asks.set(asker.name, known.add(name));
      }
    }
  return asks;
};

/** What changed because of `start`, itself included: only by way of packages that changed. */
const reach = (start: string, asks: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> => {
  const seen = new Set([start]);
  for (const name of seen) for (const next of asks.get(name) ?? []) seen.add(next);
  return seen;
};

/** Sets that share a name are one. */
const joined = (sets: readonly ReadonlySet<string>[]): readonly ReadonlySet<string>[] =>
  sets.reduce<readonly ReadonlySet<string>[]>((all, set) => {
    const touching = all.filter((other) => !other.isDisjointFrom(set));
    const apart = all.filter((other) => other.isDisjointFrom(set));
    return [...apart, touching.reduce<ReadonlySet<string>>((sum, other) => sum.union(other), set)];
  }, []);

/** Takes the dependency changes of package.json and lock files apart, each with what it pulled in. */
export const dependencyGroups = (files: readonly ChangedFile[]): readonly DependencyGroup[] => {
  const manifests = files.filter(({ role }) => role === 'manifest');
  const asked = new Set(
    manifests.flatMap(({ base, head }) => diffManifests(base, head).dependencies.map(({ name }) => name)),
  );
  const locks = locksOf(files);
  const changed = new Set([...asked, ...locks.flatMap(changedIn)]);
  const asks = asksFor(locks, changed);
  const byAsked = joined(Array.from(asked, (name) => reach(name, asks)));
  const covered = new Set(byAsked.flatMap((set) => Array.from(set)));
  // Changed by an update of the lock file alone: each with what it pulls in.
  const rest = Array.from(changed).filter((name) => !covered.has(name));
  const alone = joined(rest.map((name) => new Set(Array.from(reach(name, asks)).filter((it) => !covered.has(it)))));
  return [...byAsked, ...alone].map((packages) => ({
    packages,
    asked: Array.from(packages)
      .filter((name) => asked.has(name))
      .toSorted(),
  }));
};
