import type { FlameNode } from '../../core/profile.ts';
import type { MatchedSide, MatchedSides } from './match-sides.ts';

/** What costs less than this share on both sides is folded into one node. */
const smallest = 0.002;
const mostNodes = 3000;
/** Deeper than anybody looks; what lies below counts for the last node that is shown. */
const deepest = 128;

interface Twig {
  readonly fn: number;
  readonly children: Map<number, Twig>;
  base: number;
  head: number;
}

/** Per request, to a thousandth of a microsecond or byte: more digits would only fill the report. */
export const rounded = (value: number): number => Math.round(value * 1000) / 1000 + 0;

const growOn = (root: Twig, { nodes, slices }: MatchedSide, side: 'base' | 'head'): void => {
  const requests = slices.reduce((sum, slice) => sum + slice.requests, 0);
  if (requests === 0) return;
  const places: Twig[][] = [];
  for (const { fn, parent, weights } of nodes) {
    // From the root to the node.
    const above = parent === null ? [root] : (places[parent] ?? [root]);
    const last = above.at(-1) ?? root;
    let way = above;
    if (above.length <= deepest) {
      const twig = last.children.get(fn) ?? { fn, children: new Map(), base: 0, head: 0 };
      last.children.set(fn, twig);
      way = [...above, twig];
    }
    places.push(way);
    const cost = weights.reduce((sum, weight) => sum + weight, 0) / requests;
    if (cost > 0) for (const twig of way) twig[side] += cost;
  }
};

interface Shown {
  readonly node: FlameNode;
  /** Nodes of the tree, this one included. */
  readonly count: number;
}

const folded = (twigs: readonly Twig[]): Shown[] => {
  const [base, head] = [twigs.reduce((sum, it) => sum + it.base, 0), twigs.reduce((sum, it) => sum + it.head, 0)];
  if (base + head === 0) return [];
  return [
    { node: { name: '…', path: '', line: null, base: rounded(base), head: rounded(head), children: [] }, count: 1 },
  ];
};

const byCost = (a: Twig, b: Twig): number => Math.max(b.base, b.head) - Math.max(a.base, a.head) || a.fn - b.fn;

const show = (twig: Twig, places: MatchedSides['functions'], floor: Pick<Twig, 'base' | 'head'>): Shown => {
  const all = [...twig.children.values()].toSorted(byCost);
  const isSmall = (it: Twig): boolean => it.base < floor.base && it.head < floor.head;
  const children = [
    ...all.filter((it) => !isSmall(it) && it.base + it.head > 0).map((it) => show(it, places, floor)),
    ...folded(all.filter(isSmall)),
  ];
  const place = places[twig.fn]?.place;
  return {
    node: {
      name: place?.name ?? 'all',
      path: place?.path ?? '',
      line: place?.line ?? null,
      base: rounded(twig.base),
      head: rounded(twig.head),
      children: children.map(({ node }) => node),
    },
    count: children.reduce((sum, { count }) => sum + count, 1),
  };
};

/** The call trees of both sides as one, per request: at most 3000 nodes, the dearest first. */
export const flameTree = ({ functions, base, head }: MatchedSides): FlameNode => {
  const root: Twig = { fn: -1, children: new Map(), base: 0, head: 0 };
  growOn(root, base, 'base');
  growOn(root, head, 'head');
  for (let share = smallest; ; share *= 1.5) {
    const { node, count } = show(root, functions, { base: root.base * share, head: root.head * share });
    if (count <= mostNodes || share >= 1) return node;
  }
};
