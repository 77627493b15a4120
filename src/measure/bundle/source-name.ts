import { posix } from 'node:path';

/** A module of the graph that an emitted file may hold. */
export interface NamedModule {
  readonly name: string;
  readonly index: number;
}

/** Finds the module that a source of a source map is; null where none or several could be meant. */
export type MatchSource = (source: string) => number | null;

/** "webpack://shop/./src/a.js?1a2b", "webpack:///a.js". */
const scheme = /^webpack(?:-internal)?:\/\/[^/]*\//;

const segmentsOf = (name: string): string[] => name.split('/').filter((it) => it !== '' && it !== '.' && it !== '..');

/** "node_modules/a/node_modules/b/" of a path; null outside of packages. */
const packageOf = (name: string): string | null => /^.*node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(name)?.[0] ?? null;

const commonEnd = (a: readonly string[], b: readonly string[]): number => {
  let count = 0;
  while (count < a.length && count < b.length && a.at(-1 - count) === b.at(-1 - count)) count += 1;
  return count;
};

/** Without loaders, query and " + 3 modules", as names in the graph are. */
const bare = (source: string): string =>
  (source.split('!').at(-1) ?? '').replace(/ \+ \d+ modules?$/, '').replace(/\?[^/]*$/, '');

/**
 * `mapDirectory`: directory of the source map as seen from the suite's directory ("dist/assets"); sources are relative
 * to it unless they have webpack's scheme. Where that leads to no module the longest common end of the path decides:
 * a bundler's context may be another directory than the suite's.
 */
export const createSourceMatcher = (modules: readonly NamedModule[], mapDirectory: string): MatchSource => {
  const byName = new Map<string, number>();
  const byBase = new Map<string, { readonly index: number; readonly segments: string[] }[]>();
  for (const { name, index } of modules) {
    if (!byName.has(name)) byName.set(name, index);
    const segments = segmentsOf(name);
    const base = segments.at(-1) ?? '';
    const others = byBase.get(base);
    if (others === undefined) byBase.set(base, [{ index, segments }]);
    else others.push({ index, segments });
  }
  const byEnd = (name: string): number | null => {
    const segments = segmentsOf(name);
    const near = (byBase.get(segments.at(-1) ?? '') ?? []).map((it) => ({
      index: it.index,
      common: commonEnd(it.segments, segments),
      whole: it.segments.length,
    }));
    const most = Math.max(0, ...near.map((it) => it.common));
    const best = near.filter((it) => it.common === most && it.common >= Math.min(2, it.whole));
    return best.length === 1 ? (best[0]?.index ?? null) : null;
  };
  const byPackage = new Map<string, number | null>();
  for (const { name, index } of modules) {
    const folder = packageOf(name);
    if (folder !== null) byPackage.set(folder, byPackage.has(folder) ? null : index);
  }
  /** Some packages ship a map of their own sources, which a bundler follows: "luxon/src/a.js" is in "luxon/build/luxon.js". */
  const alone = (name: string): number | null => {
    const folder = packageOf(name);
    return folder === null ? null : (byPackage.get(folder) ?? null);
  };
  const known = new Map<string, number | null>();
  return (source) => {
    const before = known.get(source);
    if (before !== undefined) return before;
    const own = scheme.test(source);
    const path = bare(own ? source.replace(scheme, '') : source);
    const name = posix.normalize(own ? path : posix.join(mapDirectory, path));
    const index = byName.get(name) ?? byName.get(posix.normalize(path)) ?? byEnd(path) ?? alone(name);
    known.set(source, index);
    return index;
  };
};
