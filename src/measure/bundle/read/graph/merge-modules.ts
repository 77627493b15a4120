import type { BundleModule } from '../../../../core/bundle/bundle-graph.ts';
import { cleanText } from '../clean-text.ts';
import type { Draft, DraftModule, EdgeKind } from './draft.ts';

/** All that comes from one file. */
export interface MergedModule {
  readonly name: string;
  type: BundleModule['type'];
  stat: number;
  parsed: number | null;
  used: BundleModule['used'];
  readonly chunks: Set<string>;
  readonly roots: Set<string>;
  readonly bailouts: Set<string>;
  readonly ids: Set<string>;
  readonly importers: Map<MergedModule, MergedEdge[]>;
}

export interface MergedEdge {
  readonly from: MergedModule;
  readonly to: MergedModule;
  readonly kind: EdgeKind;
  readonly request: string;
  active: boolean;
}

export interface MergedModules {
  /** In the order of their names. */
  readonly modules: readonly MergedModule[];
  readonly byKey: ReadonlyMap<string, MergedModule>;
}

/** What a file is when its parts are several things: a style's stub is script, but the file is a style. */
const precedence: readonly BundleModule['type'][] = [
  'style',
  'commonjs',
  'esm',
  'json',
  'asset-inline',
  'asset-file',
  'context',
  'runtime',
  'external',
  'unknown-script',
  'other',
];
const usedFirst: readonly BundleModule['used'][] = ['all', 'some', 'none'];
const earlier = <T>(order: readonly T[], a: T, b: T): T => (order.indexOf(a) <= order.indexOf(b) ? a : b);

const mostBailouts = 10;

const begin = (name: string, { type, used }: DraftModule): MergedModule => ({
  name,
  type,
  stat: 0,
  parsed: null,
  used,
  chunks: new Set(),
  roots: new Set(),
  bailouts: new Set(),
  ids: new Set(),
  importers: new Map(),
});

const add = (merged: MergedModule, part: DraftModule): void => {
  const isEmitted = part.chunks.length > 0;
  // What a loader compiled at build time has the name of the file too, and is no part of what is emitted.
  if (!isEmitted && merged.chunks.size > 0) return;
  if (isEmitted && merged.chunks.size === 0)
    Object.assign(merged, { type: part.type, used: part.used, stat: 0, parsed: null });
  merged.type = earlier(precedence, merged.type, part.type);
  merged.used = earlier(usedFirst, merged.used, part.used);
  merged.stat += part.stat;
  if (part.parsed !== null) merged.parsed = (merged.parsed ?? 0) + part.parsed;
  for (const chunk of part.chunks) merged.chunks.add(chunk);
  if (part.root !== null) merged.roots.add(part.root);
  if (part.id !== null) merged.ids.add(part.id);
  for (const text of part.bailouts) if (merged.bailouts.size < mostBailouts) merged.bailouts.add(cleanText(text));
};

/**
 * A style is compiled by itself at build time: that part is not emitted, but it alone knows what the style asks for. Other parts
 * that are not emitted ask for what belongs to the loader.
 */
const counts = (part: DraftModule | undefined, from: MergedModule, to: MergedModule): boolean =>
  from.chunks.size === 0 || (part !== undefined && part.chunks.length > 0) || (from.type === 'style' && isOfStyle(to));

const isOfStyle = ({ type }: MergedModule): boolean => ['style', 'asset-file', 'asset-inline'].includes(type);

/** Their files are emitted, though the modules were only in a compilation of a loader. */
const adoptAssets = (modules: Iterable<MergedModule>): void => {
  for (const module of modules) {
    if (module.chunks.size > 0 || !isOfStyle(module)) continue;
    for (const edge of [...module.importers.values()].flat()) {
      if (edge.from.type !== 'style') continue;
      edge.active = true;
      for (const chunk of edge.from.chunks) module.chunks.add(chunk);
    }
  }
};

const connect = ({ modules, edges }: Draft, byKey: ReadonlyMap<string, MergedModule>): void => {
  for (const { from: fromKey, to: toKey, kind, request, active } of edges) {
    const from = byKey.get(fromKey);
    const to = byKey.get(toKey);
    // What a file's parts ask of each other is nobody's import.
    if (from === undefined || to === undefined || from === to || !counts(modules.get(fromKey), from, to)) continue;
    const own = to.importers.get(from) ?? [];
    const known = own.find((it) => it.kind === kind && it.request === request);
    if (known !== undefined) known.active ||= active;
    else if (own.push({ from, to, kind, request, active }) === 1) to.importers.set(from, own);
  }
};

/** Code units, not a language's order: it must be the same on every machine. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** One module for each file that modules come from, with who imports it. */
export const mergeModules = (draft: Draft): MergedModules => {
  const byName = new Map<string, MergedModule>();
  const byKey = new Map<string, MergedModule>();
  for (const [key, part] of draft.modules) {
    const name = cleanText(part.name);
    const merged = byName.get(name) ?? begin(name, part);
    byName.set(name, merged);
    byKey.set(key, merged);
    add(merged, part);
  }
  connect(draft, byKey);
  adoptAssets(byName.values());
  return { modules: [...byName.values()].sort((a, b) => byText(a.name, b.name)), byKey };
};
