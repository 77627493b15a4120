import type { ProfileDifference, ProfiledFunction } from '../../core/profile.ts';
import { concernedFunctions } from './concerned-functions.ts';
import { functionKey, ownedChanges } from './flame-walk.ts';
import { type FunctionRange, readFunctions, type SourceFunctions } from './function-ranges.ts';
import { anonymous } from './plain-name.ts';
import type { SourceHunk } from './source-hunks.ts';

export interface RankedHunk {
  readonly hunk: SourceHunk;
  /** Of the functions that the hunk is in, or brings, the one that changed most; null where no profile has any of them. */
  readonly fn: ProfiledFunction | null;
  /** What changed in the function and below it, but not below another function with a hunk; µs or bytes per request. */
  readonly owned: number;
}

/** V8 puts the object before the name of what is assigned to it, and says "get" of getters. */
const bare = (name: string): string =>
  name === anonymous
    ? name
    : (name
        .replace(/^(?:get|set|async) /u, '')
        .split('.')
        .at(-1) ?? name);

/** The profiled function of a written one: by name and line, else by the name alone where it is the only one. */
const profiled = (
  own: readonly ProfiledFunction[],
  { name, startLine }: FunctionRange,
  side: 'base' | 'head',
): ProfiledFunction | null => {
  const alike = own.filter((it) => bare(it.name) === bare(name));
  // Lines of the list are the head's, so the base's say nothing of a function that both have.
  const exact = side === 'head' ? alike.find((it) => it.line === startLine) : undefined;
  const only = name !== anonymous && alike.length === 1 ? alike[0] : undefined;
  return exact ?? only ?? null;
};

/** Hunks by how much slower the code became that they are in; the likeliest to be guilty is the first. */
export const rankHunks = (difference: ProfileDifference, hunks: readonly SourceHunk[]): readonly RankedHunk[] => {
  const parsed = new Map<string, SourceFunctions | null>();
  const read = (text: string, path: string): SourceFunctions | null => {
    const known = parsed.get(text);
    if (known !== undefined) return known;
    const found = readFunctions(text, path);
    parsed.set(text, found);
    return found;
  };
  const inFile = Map.groupBy(difference.functions, ({ path }) => path);
  const candidates = hunks.map((hunk) =>
    (['head', 'base'] as const).flatMap((side) => {
      const its = hunk[side];
      const source = its === null ? null : read(its.text, hunk.path);
      if (its === null || source === null) return [];
      const own = inFile.get(hunk.path) ?? [];
      return concernedFunctions(source, its.lines).flatMap((fn) => profiled(own, fn, side) ?? []);
    }),
  );
  const owned = ownedChanges(difference.flame, new Set(candidates.flat().map(functionKey)));
  const ownedBy = (fn: ProfiledFunction): number => owned.get(functionKey(fn)) ?? 0;
  // A caller is as much slower as what it calls: what it owns alone tells hunks of both apart.
  const weight = (fn: ProfiledFunction): number => fn.change.estimate + ownedBy(fn);
  return hunks
    .map((hunk, index) => {
      const best = (candidates[index] ?? []).toSorted((a, b) => weight(b) - weight(a))[0] ?? null;
      return { hunk, fn: best, owned: best === null ? 0 : ownedBy(best), weight: best === null ? 0 : weight(best) };
    })
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ hunk, fn, owned: share }) => ({ hunk, fn, owned: share }));
};
