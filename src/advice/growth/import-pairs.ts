import type { BundleEdge, BundleGraph } from '../../core/bundle/bundle-graph.ts';

/**
 * What all edges from one module to another come to, as bits. `value` and `effect` load it with the importer: for something that it
 * exports, or only to be evaluated; `required` comes beside `value` where it is require(). `dropped`: there are only edges that the
 * bundler left out, or also such.
 */
export const bit = { effect: 1, value: 2, required: 4, dynamic: 8, dropped: 16 } as const;

const maskOf = ([, , kind, , active]: BundleEdge): number => {
  if (kind === 'dynamic') return active ? bit.dynamic : 0;
  if (kind === 'other') return 0;
  if (!active) return bit.dropped;
  if (kind === 'side-effect') return bit.effect;
  return kind === 'require' ? bit.value | bit.required : bit.value;
};

/** Whether the imported module is loaded together with the importer. */
export const isLoaded = (mask: number): boolean => (mask & (bit.effect | bit.value)) !== 0;

export const isDynamic = (mask: number): boolean => (mask & bit.dynamic) !== 0;

/** Importers and what they import, each pair once. */
export interface ImportPairs {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly mask: Uint8Array;
  /** The index of a pair, or -1. */
  find(from: number, to: number): number;
  /** The request that best names what the importer wrote: of an edge that loads before one that only evaluates. */
  requestOf(pair: number): string;
}

const rank = (kind: BundleEdge[2]): number => (kind === 'side-effect' ? 1 : kind === 'other' ? 2 : 0);

export const importPairs = ({ modules, edges }: BundleGraph): ImportPairs => {
  const known = new Map<number, number>();
  const from = new Int32Array(edges.length);
  const to = new Int32Array(edges.length);
  const mask = new Uint8Array(edges.length);
  const keyOf = (importer: number, imported: number): number => importer * modules.length + imported;
  for (const edge of edges) {
    const [importer, imported] = edge;
    const bits = maskOf(edge);
    if (importer === imported || bits === 0) continue;
    const key = keyOf(importer, imported);
    const pair = known.get(key) ?? known.size;
    known.set(key, pair);
    from[pair] = importer;
    to[pair] = imported;
    mask[pair] = (mask[pair] ?? 0) | bits;
  }
  const count = known.size;
  return {
    from: from.subarray(0, count),
    to: to.subarray(0, count),
    mask: mask.subarray(0, count),
    find: (importer, imported) => known.get(keyOf(importer, imported)) ?? -1,
    requestOf: (pair) => {
      const written = edges
        .filter(([importer, imported, , , active]) => active && importer === from[pair] && imported === to[pair])
        .map(([, , kind, request]) => ({ kind, request }))
        .filter(({ request }) => request !== '')
        .toSorted((a, b) => rank(a.kind) - rank(b.kind) || (a.request < b.request ? -1 : 1));
      return written[0]?.request ?? '';
    },
  };
};
