import type { BundleEntry, BundleGraph, BundleModule } from '../../core/bundle/bundle-graph.ts';

/** As delivered; as the bundler read it where that is not known. Bytes. */
export const bytesOf = ({ parsed, stat }: BundleModule): number => parsed ?? stat;

/** By how much a module grew, both sides taken alike. Bytes. */
export const grownBy = (base: BundleModule, head: BundleModule): number =>
  base.parsed === null || head.parsed === null ? head.stat - base.stat : head.parsed - base.parsed;

/** Made by the bundler itself: nobody wrote it, so it is no subject and no importer to name. */
export const isMade = ({ type, name }: BundleModule): boolean =>
  type === 'runtime' || name.startsWith('\0') || name.startsWith('webpack/');

/** A file of the project itself. */
export const isOwn = (module: BundleModule): boolean =>
  module.package === null && module.type !== 'external' && !isMade(module);

// A module that was put into another one's scope is in the chunks of that one.
export const chunksOf = (graph: BundleGraph, module: BundleModule): readonly number[] =>
  module.chunks.length > 0 || module.root === null ? module.chunks : (graph.modules[module.root]?.chunks ?? []);

export interface SideIndex {
  readonly graph: BundleGraph;
  /** By module: 1 where a chunk has it. */
  readonly shipped: Uint8Array;
  /** By module: 1 where the first load of an entry has it. */
  readonly firstLoad: (entry: BundleEntry) => Uint8Array;
}

export const indexSide = (graph: BundleGraph): SideIndex => {
  const inChunks = (counts: (chunk: number) => boolean): Uint8Array =>
    Uint8Array.from(graph.modules, (it) => Number(chunksOf(graph, it).some(counts)));
  return {
    graph,
    shipped: inChunks(() => true),
    firstLoad: ({ initial }) => {
      const chunks = new Set(initial);
      return inChunks((it) => chunks.has(it));
    },
  };
};
