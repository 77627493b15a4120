import type { MatchedSide } from './match-sides.ts';

/** What one function cost in each slice, µs or bytes. */
export interface FunctionCost {
  readonly self: readonly number[];
  /** With everything that it called; each stack counts once, however often the function stands on it. */
  readonly total: readonly number[];
}

const addTo = (sums: number[], weights: readonly number[]): void => {
  for (const [slice, weight] of weights.entries()) sums[slice] = (sums[slice] ?? 0) + weight;
};

/** For each node what it and everything below it cost, by slice. */
export const subtrees = ({ nodes, slices }: MatchedSide): readonly (readonly number[])[] => {
  const sums = nodes.map(({ weights }) => [...weights]);
  // Callers stand in front, so from the end every node is complete when it is added to its caller.
  for (let index = nodes.length - 1; index >= 0; index -= 1) {
    const parent = nodes[index]?.parent ?? null;
    const above = parent === null ? undefined : sums[parent];
    if (above !== undefined) addTo(above, sums[index] ?? slices.map(() => 0));
  }
  return sums;
};

/** What each of `functions` functions cost on one side. */
export const tally = (side: MatchedSide, functions: number): readonly FunctionCost[] => {
  const { nodes, slices } = side;
  const below = subtrees(side);
  const empty = (): number[] => slices.map(() => 0);
  const costs = Array.from({ length: functions }, () => ({ self: empty(), total: empty() }));
  const calledByItself = (index: number, fn: number): boolean => {
    for (let at = nodes[index]?.parent ?? null; at !== null; at = nodes[at]?.parent ?? null)
      if (nodes[at]?.fn === fn) return true;
    return false;
  };
  for (const [index, { fn, weights }] of nodes.entries()) {
    const cost = costs[fn];
    if (cost === undefined) continue;
    addTo(cost.self, weights);
    if (!calledByItself(index, fn)) addTo(cost.total, below[index] ?? []);
  }
  return costs;
};
