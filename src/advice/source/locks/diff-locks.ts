import type { Asker, LockFile, LockedPackage } from './lock-file.ts';

export interface LockedVersions {
  readonly name: string;
  /** Of each side, lowest first. */
  readonly base: readonly string[];
  readonly head: readonly string[];
  /** Who asks at head for the versions that the base has not; without new ones, who asks for it at all. */
  readonly askedBy: readonly Asker[];
}

export interface DuplicatePackage {
  readonly name: string;
  /** More than one, lowest first. */
  readonly versions: readonly {
    readonly version: string;
    readonly paths: readonly string[];
    readonly askedBy: readonly Asker[];
  }[];
  /** Whether the base has fewer versions of it. */
  readonly isNew: boolean;
}

/** All by name. */
export interface LockDifference {
  readonly added: readonly LockedVersions[];
  readonly removed: readonly LockedVersions[];
  /** On both sides, with other versions. */
  readonly changed: readonly LockedVersions[];
  /** Of the head. */
  readonly duplicates: readonly DuplicatePackage[];
}

const numbersOf = (version: string): readonly number[] =>
  (/^\d+(?:\.\d+)*/u.exec(version)?.[0] ?? '').split('.').map(Number);

/** Orders versions by their numbers; one with a suffix ("-rc.1") comes before the release. */
export const compareVersions = (a: string, b: string): number => {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  const isSuffixed = (version: string): number => (version.includes('-') ? 0 : 1);
  return isSuffixed(a) - isSuffixed(b) || (a < b ? -1 : Number(a > b));
};

type ByName = ReadonlyMap<string, ReadonlyMap<string, readonly LockedPackage[]>>;

const byName = (lock: LockFile | null): ByName => {
  const names = new Map<string, Map<string, LockedPackage[]>>();
  for (const it of lock?.packages ?? []) {
    const versions = names.get(it.name) ?? new Map<string, LockedPackage[]>();
    names.set(it.name, versions);
    const instances = versions.get(it.version) ?? [];
    versions.set(it.version, instances);
    instances.push(it);
  }
  return names;
};

const askersOf = (packages: readonly LockedPackage[]): readonly Asker[] => {
  const askers = packages.flatMap(({ askedBy }) => askedBy);
  return Array.from(new Map(askers.map((it) => [JSON.stringify([it.name, it.version, it.range]), it])).values());
};

const versionsIn = (side: ByName, name: string): readonly string[] =>
  Array.from(side.get(name)?.keys() ?? []).toSorted(compareVersions);

const inOrder = <T extends { readonly name: string }>(values: readonly T[]): readonly T[] =>
  values.toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));

/** What differs between the lock files of both sides; null for a side without one that can be read. */
export const diffLocks = (base: LockFile | null, head: LockFile | null): LockDifference => {
  const [before, after] = [byName(base), byName(head)];
  const names = new Set([...before.keys(), ...after.keys()]);
  const differences = Array.from(names, (name): LockedVersions => {
    const [old, now] = [versionsIn(before, name), versionsIn(after, name)];
    const fresh = now.filter((version) => !old.includes(version));
    const asked = (fresh.length > 0 ? fresh : now).flatMap((version) => after.get(name)?.get(version) ?? []);
    return { name, base: old, head: now, askedBy: askersOf(asked) };
  }).filter((it) => it.base.join(' ') !== it.head.join(' '));
  const duplicates = Array.from(after).flatMap(([name, versions]): readonly DuplicatePackage[] => {
    if (versions.size < 2) return [];
    const parts = versionsIn(after, name).map((version) => {
      const instances = versions.get(version) ?? [];
      return { version, paths: instances.flatMap(({ path }) => path ?? []), askedBy: askersOf(instances) };
    });
    return [{ name, versions: parts, isNew: (before.get(name)?.size ?? 0) < versions.size }];
  });
  return {
    added: inOrder(differences.filter((it) => it.base.length === 0)),
    removed: inOrder(differences.filter((it) => it.head.length === 0)),
    changed: inOrder(differences.filter((it) => it.base.length > 0 && it.head.length > 0)),
    duplicates: inOrder(duplicates),
  };
};
