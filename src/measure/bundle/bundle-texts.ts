import type { BundleFile } from '../../core/bundle/bundle-graph.ts';
import type { SizeDelta } from '../../core/bundle/bundle-growth.ts';
import type { Compression } from './compression.ts';
import { cutText } from './cut-text.ts';
import type { EmittedBundle } from './emitted-bundle.ts';
import { lostFiles } from './lost-files.ts';
import { refineLayout } from './refine-layout.ts';
import { type TextRange, withoutRanges } from './text-range.ts';
import { createTurns } from './turns.ts';

/** What to take away, and from where. */
export interface CutOrder {
  /** Name of the entry whose first load is looked at; null: all files. */
  readonly entry: string | null;
  /** Indexes into the graph's modules. */
  readonly modules: readonly number[];
}

export interface CutResult {
  /** By what it would be smaller: positive. */
  readonly delta: SizeDelta;
  /** `ablation`: it is known which text is whose. `share`: of some it is only likely, or only a share by size is known. */
  readonly method: 'ablation' | 'share';
}

/** The texts of one side's emitted files. */
export interface BundleTexts {
  /**
   * Cuts the text of modules out of the emitted files, compresses what is left and subtracts. Throws a BundleError when
   * a file is gone meanwhile, the signal's reason on an abort.
   */
  cut(order: CutOrder): Promise<CutResult>;
}

type Bytes = Pick<SizeDelta, 'parsed' | 'gzip' | 'brotli'>;

const nothing: Bytes = { parsed: 0, gzip: 0, brotli: 0 };
const add = (a: Bytes, b: Bytes, times = 1): Bytes => ({
  parsed: a.parsed + b.parsed * times,
  gzip: a.gzip + b.gzip * times,
  brotli: a.brotli + b.brotli * times,
});

const wholeOf = ({ parsed, gzip, brotli }: BundleFile): Bytes => ({ parsed, gzip, brotli });

/** See BundleTexts. Files are worked on one after the other: one text at a time is in memory. */
export const bundleTexts = (bundle: EmittedBundle, compression: Compression, signal: AbortSignal): BundleTexts => {
  const { graph, members } = bundle;
  const turn = createTurns(1);

  const without = async (file: BundleFile, text: string, ranges: readonly TextRange[]): Promise<Bytes> => {
    if (ranges.length === 0) return nothing;
    const left = Buffer.from(withoutRanges(text, ranges));
    const size = await compression.sizeOf(left);
    return {
      parsed: file.parsed - left.length,
      gzip: file.gzip - size.gzip,
      brotli: file.brotli - size.brotli,
    };
  };

  const cutFile = async (index: number, file: BundleFile, lost: ReadonlySet<number>) => {
    const text = await bundle.text(index);
    const layout = await refineLayout(bundle, await bundle.layout(index), text, lost);
    const { ranges, shares } = cutText(graph, layout, lost, layout.isGuessed ? 0 : file.parsed);
    let bytes = await without(file, text, ranges);
    for (const { range, share } of shares) {
      // What the whole text costs there, by cutting it out; then the share of that.
      const blocks = await without(file, text, range === null ? layout.blocks : [range]);
      bytes = add(bytes, range === null ? add(wholeOf(file), blocks, -1) : blocks, share);
    }
    return { bytes, exact: shares.length === 0 && !layout.isGuessed };
  };

  const cut = async ({ entry, modules }: CutOrder): Promise<CutResult> => {
    const lost = new Set(modules);
    const found = graph.entries.find((it) => it.name === entry);
    const files = entry === null ? [...graph.files.keys()] : (found?.files ?? []);
    const chunks = new Set(entry === null ? graph.chunks.keys() : (found?.initial ?? []));
    const gone = lostFiles(bundle, files, lost);
    let sum = nothing;
    let exact = true;
    for (const index of files) {
      signal.throwIfAborted();
      const file = graph.files[index];
      if (file === undefined) continue;
      if (gone.has(index)) {
        sum = add(sum, wholeOf(file));
      } else if (
        (file.kind === 'script' || file.kind === 'style') &&
        members.inChunksOf(index).some((it) => lost.has(it))
      ) {
        const part = await cutFile(index, file, lost);
        sum = add(sum, part.bytes);
        exact &&= part.exact;
      }
    }
    let stat = 0;
    for (const index of lost) {
      const module = graph.modules[index];
      if (module !== undefined && module.type !== 'runtime') {
        stat += module.stat * module.chunks.filter((it) => chunks.has(it)).length;
      }
    }
    const delta = {
      stat,
      parsed: Math.round(sum.parsed),
      gzip: Math.round(sum.gzip),
      brotli: Math.round(sum.brotli),
    };
    return { delta, method: exact ? 'ablation' : 'share' };
  };

  return { cut: (order) => turn(() => cut(order)) };
};
