import { createHash } from 'node:crypto';
import type { BundleGraph } from '../../core/bundle/bundle-graph.ts';
import type { EmittedFiles } from './emitted-files.ts';
import type { FileMembers } from './file-members.ts';
import { findSourceMap } from './find-source-map.ts';
import { type ModuleRange, moduleRanges } from './module-ranges.ts';
import { createSourceMatcher } from './source-name.ts';
import { type OwnedRange, sourceMapRanges } from './source-map-ranges.ts';
import { clip, gapsOf, type TextRange } from './text-range.ts';
import { parseBundle } from './webpack-bundle-analyzer.ts';

/** A text that belongs to `modules` and goes with them; several stand in one scope (concatenation). */
export interface TextBlock extends TextRange {
  readonly modules: readonly number[];
  /** Which text is whose, by a source map; null where that is not known. */
  readonly parts: readonly OwnedRange[] | null;
}

/** What stands where in an emitted file. Ranges are sorted and disjoint. */
export interface FileLayout {
  readonly blocks: readonly TextBlock[];
  /** What is in no block: the bundler's own text, and of these modules, if any. */
  readonly rest: { readonly modules: readonly number[]; readonly parts: readonly OwnedRange[] | null };
  /** Whether the script has to be read as an ES module. */
  readonly isModule: boolean;
}

/** Modules that were found in a text, by the hash of the text: equal files of both sides are parsed once. */
export type ParsedTexts = Map<string, { readonly ranges: readonly ModuleRange[]; readonly isModule: boolean }>;

export interface LayoutSources {
  readonly graph: BundleGraph;
  readonly members: FileMembers;
  /** Modules by the bundler's id of the text that they are in: several where they share a scope. */
  readonly byId: ReadonlyMap<string, readonly number[]>;
  readonly files: EmittedFiles;
  /** The output directory as seen from the suite's directory, with `/`. */
  readonly output: string;
  readonly parsed: ParsedTexts;
}

/** Only webpack and Rspack wrap modules in functions of their own. */
const wraps = (graph: BundleGraph): boolean => graph.bundler.name === 'webpack' || graph.bundler.name === 'rspack';

const rangesOf = async (
  sources: LayoutSources,
  name: string,
  text: string,
  members: ReadonlySet<number>,
): Promise<{ readonly ranges: readonly ModuleRange[]; readonly isModule: boolean }> => {
  const key = createHash('sha256').update(text).digest('base64');
  const known = sources.parsed.get(key);
  if (known !== undefined) return known;
  const ids = [...sources.byId].flatMap(([id, modules]) => (modules.some((it) => members.has(it)) ? [id] : []));
  const bundle = await parseBundle(await sources.files.path(name), ids);
  const found =
    bundle === null || bundle.text !== text
      ? { ranges: [], isModule: true }
      : { ranges: moduleRanges(text, bundle.modules), isModule: bundle.isModule };
  sources.parsed.set(key, found);
  return found;
};

const isOwn = (graph: BundleGraph, module: number): boolean => graph.modules[module]?.type !== 'runtime';

/** Works out a script's or style's layout. `text` is that of the file. */
export const fileLayout = async (sources: LayoutSources, file: number, text: string): Promise<FileLayout> => {
  const { graph, members, byId, files, output } = sources;
  const name = graph.files[file]?.name ?? '';
  const all = members.modulesOf(file);
  const isMember = new Set(all);
  const isNear = new Set(members.inChunksOf(file));
  const isScript = graph.files[file]?.kind === 'script';
  const { ranges, isModule } =
    isScript && wraps(graph) ? await rangesOf(sources, name, text, isNear) : { ranges: [], isModule: isScript };
  const whole = ranges.flatMap(({ id, start, end }) => {
    // Ids of child compilations can be the same as those of others.
    const near = byId.get(id)?.filter((it) => isNear.has(it)) ?? [];
    const own = near.filter((it) => isMember.has(it));
    // A style leaves a stub in the scripts.
    const modules = own.length > 0 ? own : near;
    return modules.length === 0 ? [] : [{ start, end, modules }];
  });
  const inBlocks = new Set(whole.flatMap((it) => it.modules));
  const left = all.filter((it) => !inBlocks.has(it));
  const isClear = whole.every((it) => it.modules.length === 1) && !left.some((it) => isOwn(graph, it));
  const map = isClear ? null : await findSourceMap(files, name, text);
  const owned =
    map === null
      ? null
      : sourceMapRanges(
          text,
          map.json,
          createSourceMatcher(
            all.flatMap((index) => (isOwn(graph, index) ? [{ index, name: graph.modules[index]?.name ?? '' }] : [])),
            `${output}/${map.directory}`,
          ),
        );
  const inside = owned === null ? null : clip(owned, whole);
  const blocks = whole.map((block, index) => {
    const own = new Set(block.modules);
    const parts = own.size === 1 ? [] : (inside?.[index]?.filter((it) => own.has(it.module)) ?? []);
    return { ...block, parts: parts.length === 0 ? null : parts };
  });
  const outside = owned === null ? [] : clip(owned, gapsOf(whole, text.length)).flat();
  return { blocks, rest: { modules: left, parts: outside.length === 0 ? null : outside }, isModule };
};
