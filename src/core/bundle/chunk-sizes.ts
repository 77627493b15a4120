import type { BundleGraph } from './bundle-graph.ts';
import type { BundleSizes } from './bundle-sizes.ts';

export type ChunkSizes = BundleSizes['chunks'][number];

/** More are no list that anybody reads. The largest ones count. */
const mostChunks = 500;
/** Packages and modules that a chunk is known again by, and names and requests. */
const mostHeld = 8;
const mostWords = 5;
const longest = 200;

const cut = (words: readonly string[]): string[] => words.slice(0, mostWords).map((it) => it.slice(0, longest));

const heldBy = (graph: BundleGraph): Map<string, number>[] => {
  const held = graph.chunks.map(() => new Map<string, number>());
  for (const { name, package: packageName, type, parsed, stat, chunks } of graph.modules) {
    if (type === 'runtime') continue;
    const part = packageName ?? name;
    for (const at of chunks) held[at]?.set(part, (held[at].get(part) ?? 0) + (parsed ?? stat));
  }
  return held;
};

/** A number of 53 bits for a text: two chunks must be unlikely to have one, and nothing depends on it but a remark. */
const digest = (text: string): string => {
  let one = 0xde_ad_be_ef;
  let other = 0x41_c6_ce_57;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 2_654_435_761);
    other = Math.imul(other ^ unit, 1_597_334_677);
  }
  return `${(other >>> 0).toString(36)}${(one >>> 0).toString(36)}`;
};

/** By chunk: its modules with their sources' sizes, in an order of their own. */
const leavesOf = (graph: BundleGraph): string[] => {
  const leaves = graph.chunks.map((): string[] => []);
  for (const { name, type, stat, chunks } of graph.modules)
    if (type !== 'runtime') for (const at of chunks) leaves[at]?.push(`${name} ${stat}`);
  return leaves.map((it) => (it.length === 0 ? '' : digest(it.toSorted().join('\n'))));
};

const largest = (held: ReadonlyMap<string, number>): ChunkSizes['holds'] =>
  [...held]
    .map(([name, bytes]) => ({ name: name.slice(0, longest), bytes }))
    .toSorted((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1))
    .slice(0, mostHeld);

const labelOf = (names: readonly string[], origins: readonly string[], holds: ChunkSizes['holds']): string => {
  const told = names.length > 0 ? names : origins.length > 0 ? origins : holds.map(({ name }) => name);
  const [first = '', second] = told;
  const rest = told.length > 2 ? ', …' : '';
  return second === undefined ? first : `${first}, ${second}${rest}`;
};

/** Each label once, as it is what a place of a comparison is called by. */
const unique = (label: string, taken: Set<string>): string => {
  let name = label;
  for (let count = 2; taken.has(name); count++) name = `${label} (${count})`;
  taken.add(name);
  return name;
};

/**
 * The sizes of each chunk, the largest first: its scripts and styles, with what it is known again by on the other side. Files and numbers
 * are none of that; see pairChunks.
 */
export const chunkSizesOf = (graph: BundleGraph): ChunkSizes[] => {
  const first = new Set(graph.entries.flatMap(({ initial }) => initial));
  const held = heldBy(graph);
  const leaves = leavesOf(graph);
  const found = graph.chunks.flatMap(({ names, origins, files }, at) => {
    const code = files.flatMap((it) => graph.files[it] ?? []);
    const isKnown = names.length > 0 || origins.length > 0 || (held[at]?.size ?? 0) > 0;
    // What nothing tells of is no chunk that could be known again.
    if (code.length === 0 || !isKnown) return [];
    const sum = (form: 'parsed' | 'gzip' | 'brotli'): number => code.reduce((total, it) => total + it[form], 0);
    const holds = largest(held[at] ?? new Map<string, number>());
    const own = cut(origins);
    return [
      {
        label: labelOf(cut(names), own, holds),
        kind: first.has(at) ? ('first' as const) : ('later' as const),
        names: cut(names),
        origins: own,
        holds,
        leaves: leaves[at] ?? '',
        files: cut(code.map(({ name }) => name).toSorted()),
        parsed: sum('parsed'),
        gzip: sum('gzip'),
        brotli: sum('brotli'),
        at,
      },
    ];
  });
  const stat = graph.chunks.map(() => 0);
  for (const { type, chunks, stat: bytes } of graph.modules)
    if (type !== 'runtime') for (const at of chunks) stat[at] = (stat[at] ?? 0) + bytes;
  const taken = new Set<string>();
  return found
    .toSorted((a, b) => b.gzip - a.gzip || (a.label < b.label ? -1 : Number(a.label > b.label)))
    .slice(0, mostChunks)
    .map(({ label, kind, names, origins, holds, leaves: own, files, at, parsed, gzip, brotli }) => ({
      name: unique(label, taken),
      kind,
      names,
      origins,
      holds,
      leaves: own,
      files,
      sizes: { stat: stat[at] ?? 0, parsed, gzip, brotli },
    }));
};
