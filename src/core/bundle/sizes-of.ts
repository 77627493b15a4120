import type { BundleFile, BundleGraph } from './bundle-graph.ts';
import type { BundleSizes, Sizes } from './bundle-sizes.ts';
import { chunkSizesOf } from './chunk-sizes.ts';
import { duplicatesOf } from './duplicates.ts';

const isCode = (file: BundleFile): boolean => file.kind === 'script' || file.kind === 'style';

/**
 * The sizes of one side. Bytes are those of whole files, each compressed alone as a browser gets it; sizes of modules
 * are never added up for them. `stat` is the source of the modules in the chunks, once per chunk, as it is delivered.
 */
export const sizesOf = (graph: BundleGraph): BundleSizes => {
  const statOfChunk = graph.chunks.map(() => 0);
  for (const { chunks, stat, type } of graph.modules) {
    if (type === 'runtime') continue;
    for (const chunk of chunks) statOfChunk[chunk] = (statOfChunk[chunk] ?? 0) + stat;
  }
  const sizes = (files: Iterable<number>, chunks: Iterable<number>): Sizes => {
    const sum = { stat: 0, parsed: 0, gzip: 0, brotli: 0 };
    for (const chunk of new Set(chunks)) sum.stat += statOfChunk[chunk] ?? 0;
    for (const index of new Set(files)) {
      const file = graph.files[index];
      if (file === undefined) continue;
      sum.parsed += file.parsed;
      sum.gzip += file.gzip;
      sum.brotli += file.brotli;
    }
    return sum;
  };
  const codeOf = (indexes: Iterable<number>): number[] =>
    [...new Set(indexes)].filter((index) => {
      const file = graph.files[index];
      return file !== undefined && isCode(file);
    });
  const filesOf = (chunks: readonly number[]): number[] =>
    codeOf(chunks.flatMap((it) => graph.chunks[it]?.files ?? []));

  const entries = graph.entries.map((entry) => {
    const first = codeOf(entry.files);
    const initial = new Set(entry.initial);
    const loaded = new Set(first);
    const later = entry.async.filter((it) => !initial.has(it));
    return {
      name: entry.name,
      initial: sizes(first, entry.initial),
      async: sizes(
        filesOf(later).filter((it) => !loaded.has(it)),
        later,
      ),
      requests: first.length,
    };
  });
  const loadedFirst = new Set(graph.entries.flatMap((it) => it.files));
  const initialChunks = new Set(graph.entries.flatMap((it) => it.initial));
  const all = graph.chunks.map((_, index) => index);
  return {
    entries,
    async: sizes(
      codeOf(graph.files.keys()).filter((it) => !loadedFirst.has(it)),
      all.filter((it) => !initialChunks.has(it)),
    ),
    total: sizes(
      [...graph.files.keys()].filter((it) => graph.files[it]?.kind !== 'map'),
      all,
    ),
    chunks: chunkSizesOf(graph),
    modules: graph.modules.filter((it) => it.chunks.length > 0 && it.type !== 'runtime').length,
    duplicates: duplicatesOf(graph).length,
  };
};
