import type { BundleGraph } from '../../core/bundle/bundle-graph.ts';
import type { BundleSizes } from '../../core/bundle/bundle-sizes.ts';
import { sizesOf } from '../../core/bundle/sizes-of.ts';
import { bundleTexts, type BundleTexts } from './bundle-texts.ts';
import { type Compression, createCompression } from './compression.ts';
import { emittedBundle, type EmittedBundle } from './emitted-bundle.ts';
import { openEmittedFiles } from './emitted-files.ts';
import type { ParsedTexts } from './file-layout.ts';
import { fileSizes } from './file-sizes.ts';
import { moduleBytes } from './module-bytes.ts';
import type { ReadBundle } from './read-graph.ts';

/** What the sides of a run share, so that a file that did not change is compressed and parsed once. */
export interface BundleMemory {
  readonly compression: Compression;
  readonly parsed: ParsedTexts;
}

export const createBundleMemory = (): BundleMemory => ({ compression: createCompression(), parsed: new Map() });

/** One side, measured. */
export interface MeasuredBundle {
  /** With the sizes of files, and the emitted bytes of modules where they are known. */
  readonly graph: BundleGraph;
  readonly sizes: BundleSizes;
  readonly texts: BundleTexts;
  /** The files themselves, for treemaps. They must stay until those and the cuts are done. */
  readonly emitted: EmittedBundle;
}

export interface MeasureSideOptions {
  readonly read: ReadBundle;
  /** Absolute: the suite's directory in the side's checkout. */
  readonly directory: string;
  readonly signal: AbortSignal;
  readonly memory?: BundleMemory;
}

/**
 * Measures the emitted files of one side: two at a time are in memory. Throws a BundleError when a file that the
 * statistics name is not there or is a link out of the output directory; the signal's reason on an abort.
 */
export const measureSide = async (options: MeasureSideOptions): Promise<MeasuredBundle> => {
  const { read, directory, signal, memory = createBundleMemory() } = options;
  const files = await openEmittedFiles(read.output);
  const sized = {
    ...read.graph,
    files: await fileSizes(read.graph.files, { files, compression: memory.compression, signal }),
  };
  const { output, ids } = read;
  const unweighed = emittedBundle({ graph: sized, ids, files, directory, output, parsed: memory.parsed });
  const bytes = await moduleBytes(unweighed, signal);
  const graph = {
    ...sized,
    modules: sized.modules.map((it, index) => ({ ...it, parsed: bytes.get(index) ?? it.parsed })),
  };
  // The layouts stay: they do not depend on the modules' bytes.
  const emitted = { ...unweighed, graph };
  return { graph, sizes: sizesOf(graph), texts: bundleTexts(emitted, memory.compression, signal), emitted };
};
