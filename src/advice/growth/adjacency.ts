/** A directed graph: the targets of node n are targets[offsets[n]] to targets[offsets[n + 1] - 1]. */
export interface Adjacency {
  readonly size: number;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
}

/** Of arcs given as two lists of nodes below `size`. */
export const adjacencyOf = (size: number, from: ArrayLike<number>, to: ArrayLike<number>): Adjacency => {
  const offsets = new Int32Array(size + 1);
  for (let arc = 0; arc < from.length; arc += 1) {
    const next = (from[arc] ?? 0) + 1;
    offsets[next] = (offsets[next] ?? 0) + 1;
  }
  for (let node = 0; node < size; node += 1) offsets[node + 1] = (offsets[node + 1] ?? 0) + (offsets[node] ?? 0);
  const free = offsets.slice(0, size);
  const targets = new Int32Array(from.length);
  for (let arc = 0; arc < from.length; arc += 1) {
    const node = from[arc] ?? 0;
    const at = free[node] ?? 0;
    targets[at] = to[arc] ?? 0;
    free[node] = at + 1;
  }
  return { size, offsets, targets };
};

/** How many arcs lie between a root and each node; -1 where no way leads there. Nodes with `closed` 1 are not entered. */
export const distances = (
  { size, offsets, targets }: Adjacency,
  roots: Iterable<number>,
  closed?: Uint8Array,
): Int32Array => {
  const distance = new Int32Array(size).fill(-1);
  const queue = new Int32Array(size);
  let end = 0;
  const enter = (node: number, at: number): void => {
    if (distance[node] !== -1 || closed?.[node] === 1) return;
    distance[node] = at;
    queue[end] = node;
    end += 1;
  };
  for (const root of roots) enter(root, 0);
  for (let next = 0; next < end; next += 1) {
    const node = queue[next] ?? 0;
    const at = (distance[node] ?? 0) + 1;
    const last = offsets[node + 1] ?? 0;
    for (let arc = offsets[node] ?? 0; arc < last; arc += 1) enter(targets[arc] ?? 0, at);
  }
  return distance;
};
