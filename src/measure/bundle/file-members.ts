import type { BundleGraph } from '../../core/bundle/bundle-graph.ts';

/** Which modules the emitted files hold. */
export interface FileMembers {
  /** Of `graph.chunks`: those that have the file. */
  chunksOf(file: number): readonly number[];
  /** Of `graph.modules`: those of its chunks. */
  inChunksOf(file: number): readonly number[];
  /** Those of them whose text is in the file, the bundler's own included: scripts in scripts, styles in styles. */
  modulesOf(file: number): readonly number[];
}

const isStyle = (graph: BundleGraph, file: number): boolean => graph.files[file]?.kind === 'style';

/** See FileMembers. Indexed once; the graph does not change. */
export const fileMembers = (graph: BundleGraph): FileMembers => {
  const chunksOfFile = new Map<number, number[]>();
  for (const [chunk, { files }] of graph.chunks.entries()) {
    for (const file of files) chunksOfFile.set(file, [...(chunksOfFile.get(file) ?? []), chunk]);
  }
  const modulesOfChunk = graph.chunks.map((): number[] => []);
  for (const [index, { chunks }] of graph.modules.entries()) {
    for (const chunk of chunks) modulesOfChunk[chunk]?.push(index);
  }
  const chunksOf = (file: number): readonly number[] => chunksOfFile.get(file) ?? [];
  /** Styles are in the chunk's style file where it has one, else in its scripts (style-loader). */
  const belongs = (file: number, chunk: number, module: number): boolean => {
    const style = graph.modules[module]?.type === 'style';
    if (isStyle(graph, file)) return style;
    return !style || !(graph.chunks[chunk]?.files.some((it) => isStyle(graph, it)) ?? false);
  };
  return {
    chunksOf,
    inChunksOf: (file) => [...new Set(chunksOf(file).flatMap((chunk) => modulesOfChunk[chunk] ?? []))],
    modulesOf: (file) => [
      ...new Set(
        chunksOf(file).flatMap((chunk) => (modulesOfChunk[chunk] ?? []).filter((it) => belongs(file, chunk, it))),
      ),
    ],
  };
};
