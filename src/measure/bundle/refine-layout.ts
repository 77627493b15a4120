import { alignSources, type AlignedSource } from './align-sources.ts';
import type { EmittedBundle } from './emitted-bundle.ts';
import type { FileLayout } from './file-layout.ts';
import type { OwnedRange } from './source-map-ranges.ts';
import { gapsOf, type TextRange } from './text-range.ts';

/** Part of the sources that has to be at hand: what is missing would be taken for its neighbours. */
const enough = 0.9;

/**
 * The layout with the texts told apart that no source map tells apart, by the modules' sources: `isGuessed` where that
 * was done. Only those that hold one of the `lost` modules: reading sources takes time.
 */
export const refineLayout = async (
  bundle: EmittedBundle,
  layout: FileLayout,
  text: string,
  lost: ReadonlySet<number>,
): Promise<FileLayout & { readonly isGuessed: boolean }> => {
  let isGuessed = false;
  const align = async (modules: readonly number[], windows: readonly TextRange[]): Promise<OwnedRange[] | null> => {
    const sources: AlignedSource[] = [];
    let all = 0;
    let known = 0;
    for (const module of modules) {
      const { type, stat = 0, instance = null } = bundle.graph.modules[module] ?? {};
      if (type === 'runtime') continue;
      const source = await bundle.source(module);
      all += stat;
      if (source === null) continue;
      known += stat;
      sources.push({ module, instance, source });
    }
    if (all === 0 || known < enough * all) return null;
    const ranges: OwnedRange[] = [];
    for (const window of windows) {
      const inside = alignSources(text, window, sources, lost);
      if (inside === null) return null;
      ranges.push(...inside);
    }
    if (ranges.length === 0) return null;
    isGuessed = true;
    return ranges;
  };
  const isUnclear = (modules: readonly number[], parts: readonly OwnedRange[] | null): boolean =>
    parts === null && modules.some((it) => lost.has(it));
  const blocks: FileLayout['blocks'][number][] = [];
  for (const block of layout.blocks) {
    const whole = block.modules.every((it) => lost.has(it));
    const parts = whole || !isUnclear(block.modules, block.parts) ? block.parts : await align(block.modules, [block]);
    blocks.push({ ...block, parts });
  }
  const { modules, parts } = layout.rest;
  const rest = isUnclear(modules, parts)
    ? { modules, parts: await align(modules, gapsOf(layout.blocks, text.length)) }
    : layout.rest;
  return { ...layout, blocks, rest, isGuessed };
};
