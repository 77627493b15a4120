import type { BundleGraph } from '../../core/bundle/bundle-graph.ts';
import type { FileLayout } from './file-layout.ts';
import type { TextRange } from './text-range.ts';

/** A share of a text whose modules can't be told apart. */
export interface TextShare {
  /** The whole text; null: all of the file that belongs to no block. */
  readonly range: TextRange | null;
  /** 0 to 1. */
  readonly share: number;
}

/** What has to go from one file when modules are lost. */
export interface TextCut {
  readonly ranges: readonly TextRange[];
  readonly shares: readonly TextShare[];
}

/** Emitted bytes where all are known (metafiles tell them), else those of the sources. */
const shareOf = (graph: BundleGraph, all: readonly number[], lost: ReadonlySet<number>): number => {
  const modules = all.flatMap((index) => {
    const it = graph.modules[index];
    return it === undefined ? [] : [{ index, ...it }];
  });
  const own = modules.filter((it) => it.type !== 'runtime');
  const emitted = own.length > 0 && own.every((it) => it.parsed !== null);
  let sum = 0;
  let gone = 0;
  for (const { index, parsed, stat } of emitted ? own : modules) {
    const weight = emitted ? (parsed ?? 0) : stat;
    sum += weight;
    if (lost.has(index)) gone += weight;
  }
  return sum === 0 ? 0 : gone / sum;
};

/** Emitted bytes that are known of lost modules (metafiles tell them), but not where they are: no map leads to them. */
const unplaced = (graph: BundleGraph, { rest }: FileLayout, lost: ReadonlySet<number>): number => {
  const placed = new Set(rest.parts?.map((it) => it.module));
  const missing = rest.parts === null ? [] : rest.modules.filter((it) => lost.has(it) && !placed.has(it));
  return missing.reduce((sum, it) => sum + (graph.modules[it]?.parsed ?? 0), 0);
};

/** Finds what of a file goes with the `lost` modules. `size`: bytes of the file where its ranges are by a source map, else 0. */
export const cutText = (graph: BundleGraph, layout: FileLayout, lost: ReadonlySet<number>, size: number): TextCut => {
  const ranges: TextRange[] = [];
  const shares: TextShare[] = [];
  const rest = { start: 0, end: 0, ...layout.rest, isRest: true };
  for (const block of [...layout.blocks.map((it) => ({ ...it, isRest: false })), rest]) {
    const { modules, parts, isRest } = block;
    if (!modules.some((it) => lost.has(it))) continue;
    const { start, end } = block;
    if (!isRest && modules.every((it) => lost.has(it))) ranges.push({ start, end });
    else if (parts !== null) ranges.push(...parts.filter((it) => lost.has(it.module)));
    else shares.push({ range: isRest ? null : { start, end }, share: shareOf(graph, modules, lost) });
  }
  if (layout.blocks.length === 0 && size > 0) {
    shares.push({ range: null, share: Math.min(1, unplaced(graph, layout, lost) / size) });
  }
  return { ranges, shares: shares.filter((it) => it.share > 0) };
};
