import type { BundleGraph } from '../../../../core/bundle/bundle-graph.ts';

/** The same graph without the files for which `isGone` holds. Entries and chunks stay, with fewer files. */
export const withoutFiles = (graph: BundleGraph, isGone: (name: string) => boolean): BundleGraph => {
  const places = new Map<number, number>();
  const files = graph.files.filter(({ name }, at) => {
    if (isGone(name)) return false;
    places.set(at, places.size);
    return true;
  });
  if (files.length === graph.files.length) return graph;
  const move = (list: readonly number[]): number[] => list.flatMap((at) => places.get(at) ?? []);
  return {
    ...graph,
    files,
    chunks: graph.chunks.map((it) => ({ ...it, files: move(it.files), media: move(it.media) })),
    entries: graph.entries.map((it) => ({ ...it, files: move(it.files) })),
  };
};
