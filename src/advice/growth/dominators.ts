import type { Adjacency } from './adjacency.ts';
import { adjacencyOf } from './adjacency.ts';

export interface DominatorTree {
  /** Nodes that a way from the root leads to, the root first: each after its dominators. */
  readonly order: Int32Array;
  /** By node: the nearest node that every way from the root passes before it; -1 for the root and what is out of reach. */
  readonly immediate: Int32Array;
}

interface Walk {
  /** By number: the node; numbers are given in the order of a depth-first walk. */
  readonly vertex: Int32Array;
  /** By number: the number that it was come to from. */
  readonly parent: Int32Array;
  /** By node: its number; -1 where the walk did not come to. */
  readonly number: Int32Array;
}

const walkFrom = ({ size, offsets, targets }: Adjacency, root: number): Walk => {
  const number = new Int32Array(size).fill(-1);
  const vertex = new Int32Array(size);
  const parent = new Int32Array(size).fill(-1);
  const next = offsets.slice(0, size);
  const stack = new Int32Array(size);
  let count = 1;
  let depth = 1;
  number[root] = 0;
  vertex[0] = root;
  stack[0] = root;
  while (depth > 0) {
    const node = stack[depth - 1] ?? 0;
    const arc = next[node] ?? 0;
    if (arc === offsets[node + 1]) {
      depth -= 1;
      continue;
    }
    next[node] = arc + 1;
    const target = targets[arc] ?? 0;
    if (number[target] !== -1) continue;
    number[target] = count;
    vertex[count] = target;
    parent[count] = number[node] ?? 0;
    count += 1;
    stack[depth] = target;
    depth += 1;
  }
  return { vertex: vertex.subarray(0, count), parent: parent.subarray(0, count), number };
};

/** Arcs turned round, between numbers. */
const predecessors = ({ size, offsets, targets }: Adjacency, { vertex, number }: Walk): Adjacency => {
  const from: number[] = [];
  const to: number[] = [];
  for (let node = 0; node < size; node += 1) {
    const source = number[node] ?? -1;
    if (source === -1) continue;
    const last = offsets[node + 1] ?? 0;
    for (let arc = offsets[node] ?? 0; arc < last; arc += 1) {
      from.push(number[targets[arc] ?? 0] ?? 0);
      to.push(source);
    }
  }
  return adjacencyOf(vertex.length, from, to);
};

/**
 * The forest of Lengauer and Tarjan. `lowest(v)` is the number with the least semidominator on the way from v up to the root of its
 * tree, that root left out. Ways are shortened as they are walked.
 */
const createForest = (semi: Int32Array) => {
  const ancestor = new Int32Array(semi.length).fill(-1);
  const label = Int32Array.from(semi.keys());
  const stack = new Int32Array(semi.length);
  const shorten = (from: number): void => {
    let depth = 0;
    let at = from;
    for (let up = ancestor[at] ?? -1; up !== -1 && ancestor[up] !== -1; up = ancestor[at] ?? -1) {
      stack[depth] = at;
      depth += 1;
      at = up;
    }
    while (depth > 0) {
      depth -= 1;
      const node = stack[depth] ?? 0;
      const up = ancestor[node] ?? 0;
      const [own, upper] = [label[node] ?? 0, label[up] ?? 0];
      if ((semi[upper] ?? 0) < (semi[own] ?? 0)) label[node] = upper;
      ancestor[node] = ancestor[up] ?? -1;
    }
  };
  return {
    link: (parent: number, node: number): void => {
      ancestor[node] = parent;
    },
    lowest: (node: number): number => {
      if (ancestor[node] === -1) return node;
      shorten(node);
      return label[node] ?? node;
    },
  };
};

/**
 * Dominators after Lengauer and Tarjan, "A Fast Algorithm for Finding Dominators in a Flowgraph" (1979), in its simple form:
 * O(arcs · log nodes) whatever the shape, without recursion.
 */
export const dominatorTree = (graph: Adjacency, root: number): DominatorTree => {
  const walk = walkFrom(graph, root);
  const { vertex, parent } = walk;
  const count = vertex.length;
  const before = predecessors(graph, walk);
  const semi = Int32Array.from({ length: count }, (_, it) => it);
  const dominator = new Int32Array(count);
  // Nodes that wait for their semidominator to be linked, as lists: the first of each, and the next after each.
  const first = new Int32Array(count).fill(-1);
  const following = new Int32Array(count).fill(-1);
  const { link, lowest } = createForest(semi);
  for (let node = count - 1; node > 0; node -= 1) {
    const last = before.offsets[node + 1] ?? 0;
    for (let arc = before.offsets[node] ?? 0; arc < last; arc += 1) {
      const least = semi[lowest(before.targets[arc] ?? 0)] ?? 0;
      if (least < (semi[node] ?? 0)) semi[node] = least;
    }
    const bucket = semi[node] ?? 0;
    following[node] = first[bucket] ?? -1;
    first[bucket] = node;
    const above = parent[node] ?? 0;
    link(above, node);
    for (let waiting = first[above] ?? -1; waiting !== -1; waiting = following[waiting] ?? -1) {
      const least = lowest(waiting);
      dominator[waiting] = (semi[least] ?? 0) < (semi[waiting] ?? 0) ? least : above;
    }
    first[above] = -1;
  }
  const immediate = new Int32Array(graph.size).fill(-1);
  for (let node = 1; node < count; node += 1) {
    if (dominator[node] !== semi[node]) dominator[node] = dominator[dominator[node] ?? 0] ?? 0;
    immediate[vertex[node] ?? 0] = vertex[dominator[node] ?? 0] ?? -1;
  }
  return { order: vertex, immediate };
};
