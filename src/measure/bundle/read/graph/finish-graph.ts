import type { BundleEdge, BundleGraph, BundleModule } from '../../../../core/bundle/bundle-graph.ts';
import { cleanText } from '../clean-text.ts';
import { fileKind, isCode } from '../file-kind.ts';
import { packageOf } from '../package-of.ts';
import type { Draft, DraftEntry, FinishedGraph } from './draft.ts';
import { keepModules } from './keep-modules.ts';
import { byText, type MergedModule, type MergedModules, mergeModules } from './merge-modules.ts';
import { sortChunks } from './sort-chunks.ts';

type Places<T> = ReadonlyMap<T, number>;

const placesOf = <T>(values: readonly T[]): Places<T> => new Map(values.map((value, at) => [value, at]));

/** Where the values are, in order, each once; what has no place is left out. */
const find = <T>(values: Iterable<T>, places: Places<T>): number[] =>
  [...new Set([...values].flatMap((value) => places.get(value) ?? []))].sort((a, b) => a - b);

const unique = (texts: readonly string[]): string[] => [...new Set(texts.map((it) => cleanText(it)))].sort(byText);

const isMedia = (name: string): boolean => fileKind(name) === 'media';

const finishModule = (
  module: MergedModule,
  { byKey }: MergedModules,
  modules: Places<MergedModule>,
  chunks: Places<string>,
): BundleModule => {
  const roots = [...module.roots].flatMap((key) => byKey.get(key) ?? []).filter((root) => root !== module);
  return {
    name: module.name,
    ...packageOf(module.name),
    version: null,
    type: module.type,
    stat: module.stat,
    parsed: module.parsed,
    chunks: find(module.chunks, chunks),
    root: find(roots, modules)[0] ?? null,
    used: module.used,
    bailouts: [...module.bailouts].sort(byText),
  };
};

/** Modules of the first load that nobody imports, where the bundler does not name the entry's own. */
const startsOf = (entry: DraftEntry, modules: readonly MergedModule[], { byKey }: MergedModules): MergedModule[] => {
  const named = entry.modules.flatMap((key) => byKey.get(key) ?? []);
  if (named.length > 0) return named;
  const initial = new Set(entry.initial);
  return modules.filter(
    ({ type, chunks, importers }) =>
      type !== 'runtime' && importers.size === 0 && [...chunks].some((it) => initial.has(it)),
  );
};

const finishEntries = (
  draft: Draft,
  merged: MergedModules,
  kept: readonly MergedModule[],
  places: {
    readonly files: Places<string>;
    readonly chunks: Places<string>;
    readonly modules: Places<MergedModule>;
  },
): BundleGraph['entries'] =>
  [...draft.entries]
    .sort((a, b) => byText(a.name, b.name))
    .map((entry) => {
      const initial = find(entry.initial, places.chunks);
      return {
        name: cleanText(entry.name),
        files: find(entry.files.filter(isCode), places.files),
        initial,
        async: find(entry.async, places.chunks).filter((chunk) => !initial.includes(chunk)),
        modules: find(startsOf(entry, kept, merged), places.modules),
      };
    });

/**
 * The graph of a draft in an order that depends on names alone: equal builds give equal graphs, whatever numbers the bundler gave.
 * Of Node 18's language, because it runs inside of builds too.
 */
export const finishGraph = (draft: Draft): FinishedGraph => {
  const merged = mergeModules(draft);
  const kept = keepModules(merged.modules);
  const chunkKeys = sortChunks(draft, kept.modules);
  const files = [...draft.files].sort(byText);
  const places = { modules: placesOf(kept.modules), chunks: placesOf(chunkKeys), files: placesOf(files) };
  const edges = kept.edges.flatMap(({ from, to, kind, request, active }): BundleEdge[] => {
    const [start, end] = [places.modules.get(from), places.modules.get(to)];
    return start === undefined || end === undefined ? [] : [[start, end, kind, cleanText(request), active]];
  });
  const graph: BundleGraph = {
    schema: 'pacegate/bundle@1',
    bundler: draft.bundler,
    mode: draft.mode,
    entries: finishEntries(draft, merged, kept.modules, places),
    files: files.map((name) => ({ name, kind: fileKind(name), parsed: 0, gzip: 0, brotli: 0, lines: 0, inlineMap: 0 })),
    chunks: chunkKeys.map((key) => {
      const chunk = draft.chunks.get(key) ?? { names: [], files: [], origins: [] };
      return {
        names: unique(chunk.names),
        files: find(chunk.files.filter(isCode), places.files),
        media: find(chunk.files.filter(isMedia), places.files),
        origins: unique(chunk.origins),
      };
    }),
    modules: kept.modules.map((module) => finishModule(module, merged, places.modules, places.chunks)),
    edges: edges.sort((a, b) => a[0] - b[0] || a[1] - b[1] || byText(a[2], b[2]) || byText(a[3], b[3])),
    notices: [...draft.notices],
  };
  return { graph, ids: kept.modules.map(({ ids }) => [...ids].sort(byText)) };
};
