import type { BundleGraph } from '../../core/bundle/bundle-graph.ts';

interface Instance {
  readonly folder: string;
  readonly version: string | null;
  /** Names of its modules, from its folder. */
  readonly paths: ReadonlySet<string>;
}

const instancesOf = (graph: BundleGraph): Map<string, Instance[]> => {
  const folders = new Map<string, { package: string; version: string | null; paths: Set<string> }>();
  for (const { name, package: packageName, instance, version } of graph.modules) {
    if (packageName === null || instance === null) continue;
    const known = folders.get(instance) ?? { package: packageName, version: null, paths: new Set<string>() };
    if (version !== null && (known.version === null || version < known.version)) known.version = version;
    known.paths.add(name.slice(instance.length));
    folders.set(instance, known);
  }
  const packages = new Map<string, Instance[]>();
  for (const [folder, { package: packageName, version, paths }] of folders) {
    const known = packages.get(packageName) ?? [];
    known.push({ folder, version, paths });
    packages.set(packageName, known);
  }
  return packages;
};

const majorOf = (version: string | null): string | undefined => version?.split('.')[0];

/** How much two instances are one and the same: larger is more. */
const likeness = (a: Instance, b: Instance): number => {
  const sameVersion = a.version !== null && a.version === b.version ? 4 : 0;
  const sameFolder = a.folder === b.folder ? 2 : 0;
  const sameMajor = majorOf(a.version) === majorOf(b.version) ? 1 : 0;
  // Of 10,000 files at most: they only decide between instances that the rest does not tell apart.
  const shared = [...a.paths].filter((it) => b.paths.has(it)).length;
  return sameVersion + sameFolder + sameMajor + Math.min(shared, 9999) / 10_000;
};

/**
 * Folder on the head → folder on the base of the same package: where a manager keeps versions in the folder's name (pnpm), or hoists
 * other packages than before, it moves without a change. The same version goes before the same folder.
 */
export const pairInstances = (base: BundleGraph, head: BundleGraph): ReadonlyMap<string, string> => {
  const former = instancesOf(base);
  const pairs = new Map<string, string>();
  for (const [packageName, instances] of instancesOf(head)) {
    const candidates = (former.get(packageName) ?? []).flatMap((a) =>
      instances.map((b) => ({ a: a.folder, b: b.folder, likeness: likeness(a, b) })),
    );
    candidates.sort((x, y) => y.likeness - x.likeness || (`${x.a}\n${x.b}` < `${y.a}\n${y.b}` ? -1 : 1));
    const taken = new Set<string>();
    for (const { a, b } of candidates) {
      if (taken.has(a) || pairs.has(b)) continue;
      taken.add(a);
      pairs.set(b, a);
    }
  }
  return pairs;
};
