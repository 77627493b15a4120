import { hierarchy, partition } from 'd3-hierarchy';
import type { FlameNode } from '../../../core/profile.ts';

/** A node of the flame graph where it is drawn. */
export interface FlameRow {
  /** 0 is the root. */
  readonly depth: number;
  /** Shares of the whole width, 0 to 1. */
  readonly left: number;
  readonly width: number;
  readonly name: string;
  readonly path: string;
  readonly line: number | null;
  /** Per request, with everything below. */
  readonly base: number;
  readonly head: number;
}

/** What is narrower than this share can't be seen or pointed at. */
const narrowest = 0.0015;
const deepest = 60;

/** What a node needs beside its children, so that it is as wide as the larger of its sides and never narrower than they together. */
const ownWidth = (node: FlameNode): number => Math.max(0, Math.max(node.base, node.head) - below(node));

const widthOf = (node: FlameNode): number => Math.max(node.base, node.head, below(node));

const below = ({ children }: FlameNode): number => children.reduce((sum, it) => sum + widthOf(it), 0);

const rounded = (value: number): number => Math.round(value * 1e5) / 1e5;

/** Places the tree, widest calls first. Widths are those of the larger side, so that what the change removed is still seen. */
export const flameRows = (flame: FlameNode, most: number): FlameRow[] => {
  const root = hierarchy<FlameNode>(flame, ({ children }) => children).sum(ownWidth);
  if ((root.value ?? 0) <= 0) return [];
  return partition<FlameNode>()(root)
    .descendants()
    .filter((it) => it.depth <= deepest && it.x1 - it.x0 >= narrowest)
    .toSorted((a, b) => b.x1 - b.x0 - (a.x1 - a.x0))
    .slice(0, most)
    .toSorted((a, b) => a.depth - b.depth || a.x0 - b.x0)
    .map(({ depth, x0, x1, data: { name, path, line, base, head } }) => ({
      depth,
      left: rounded(x0),
      width: rounded(x1 - x0),
      name: name.slice(0, 120),
      path: path.slice(-160),
      line,
      base,
      head,
    }));
};
