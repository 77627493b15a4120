import type { BundleGraph, BundleModule } from './bundle-graph.ts';

/** A package that is in a bundle more than once. */
export interface Duplicate {
  readonly package: string;
  /** `instances`: more than one folder or version of it. `formats`: one folder, as ES modules and as CommonJS. */
  readonly kind: 'instances' | 'formats';
  /** Folders of the package, sorted; one for `formats`. */
  readonly instances: readonly string[];
  /** Known versions, sorted. */
  readonly versions: readonly string[];
  /** Indexes into the graph's modules: all of the package, and for `formats` those that are there twice. */
  readonly modules: readonly number[];
}

type Format = 'esm' | 'commonjs';

/** Folders and endings by which packages tell their builds apart: "esm/", "dist-cjs/", ".module.js". They say nothing of what a module is. */
const build = /^(?:dist|lib|build|out|src|esm?|es\d+|esnext|modern|module|mjs|cjs|commonjs|legacy|node|umd|browser)$/;
const esmMark = /(?:^|[/._-])(?:esm?|es\d+|esnext|modern|module|mjs)(?=[/._-])|\.mjs$/;
const commonjsMark = /(?:^|[/._-])(?:cjs|commonjs|umd)(?=[/._-])|\.cjs$/;

const formatOf = (path: string, type: BundleModule['type']): Format | null => {
  if (type === 'esm' || type === 'commonjs') return type;
  if (type !== 'unknown-script') return null;
  if (commonjsMark.test(path)) return 'commonjs';
  return esmMark.test(path) ? 'esm' : 'commonjs';
};

const isOfBuild = (part: string): boolean => part.split(/[-_]/).every((word) => build.test(word));

/** What two builds of one source have in common: "esm/Button/Button.js" and "Button/Button.js" are both "Button/Button". */
const keyOf = (path: string): string => {
  const folders = path.replace(/\.[cm]?[jt]sx?$/, '').split('/');
  const [stem = '', ...endings] = (folders.pop() ?? '').split('.');
  const kept = (parts: readonly string[]): string[] => parts.filter((part) => !isOfBuild(part));
  return [...kept(folders), [stem, ...kept(endings)].join('.')].join('/');
};

/** A module that only hands on the other build is much smaller than it. */
const isWrapper = (one: number, other: number): boolean => Math.min(one, other) * 4 < Math.max(one, other);

/** Modules of one folder of a package that are there as ES modules and as CommonJS. */
const twice = (graph: BundleGraph, instance: string, members: readonly number[]): number[] => {
  const seen = new Map<string, { readonly index: number; readonly format: Format; readonly stat: number }>();
  const found = new Set<number>();
  for (const index of members) {
    const it = graph.modules[index];
    if (it === undefined || !it.name.startsWith(`${instance}/`)) continue;
    const path = it.name.slice(instance.length + 1);
    const format = formatOf(path, it.type);
    if (format === null) continue;
    const key = keyOf(path);
    const other = seen.get(key);
    if (other === undefined) seen.set(key, { index, format, stat: it.stat });
    else if (other.format !== format && !isWrapper(other.stat, it.stat)) {
      found.add(other.index);
      found.add(index);
    }
  }
  return [...found].toSorted((a, b) => a - b);
};

const group = <Key>(members: readonly number[], keyOf: (index: number) => Key | null): Map<Key, number[]> => {
  const groups = new Map<Key, number[]>();
  for (const index of members) {
    const key = keyOf(index);
    if (key === null) continue;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [index]);
    else known.push(index);
  }
  return groups;
};

/** Packages of which a bundle holds more than one copy, sorted by name. Only what is in a chunk counts. */
export const duplicatesOf = (graph: BundleGraph): Duplicate[] => {
  const shipped = graph.modules.flatMap((it, index) => (it.chunks.length > 0 && it.type !== 'runtime' ? [index] : []));
  const found: Duplicate[] = [];
  for (const [name, modules] of group(shipped, (index) => graph.modules[index]?.package ?? null)) {
    const byInstance = group(modules, (index) => graph.modules[index]?.instance ?? null);
    const instances = [...byInstance.keys()].toSorted();
    const versionsOf = (of: readonly number[]): string[] =>
      [...new Set(of.flatMap((index) => graph.modules[index]?.version ?? []))].toSorted();
    const versions = versionsOf(modules);
    if (instances.length > 1 || versions.length > 1) {
      found.push({ package: name, kind: 'instances', instances, versions, modules });
    }
    for (const [instance, members] of byInstance) {
      const both = twice(graph, instance, members);
      if (both.length === 0) continue;
      found.push({
        package: name,
        kind: 'formats',
        instances: [instance],
        versions: versionsOf(members),
        modules: both,
      });
    }
  }
  return found.toSorted((a, b) => (a.package < b.package ? -1 : a.package > b.package ? 1 : 0));
};
