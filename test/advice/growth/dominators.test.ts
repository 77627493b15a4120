import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Adjacency } from '../../../src/advice/growth/adjacency.ts';
import { adjacencyOf, distances } from '../../../src/advice/growth/adjacency.ts';
import { dominatorTree } from '../../../src/advice/growth/dominators.ts';

const graphOf = (size: number, arcs: readonly (readonly [number, number])[]): Adjacency =>
  adjacencyOf(
    size,
    arcs.map(([from]) => from),
    arcs.map(([, to]) => to),
  );

/** Every node's dominators, itself left out, by taking one node away at a time. */
const naive = (graph: Adjacency, root: number): (Set<number> | null)[] => {
  const reached = distances(graph, [root]);
  const without = Array.from({ length: graph.size }, (_, gone) => {
    const closed = new Uint8Array(graph.size);
    closed[gone] = 1;
    return distances(graph, [root], closed);
  });
  return Array.from({ length: graph.size }, (_, node) => {
    if (reached[node] === -1) return null;
    return new Set(
      [...without.keys()].filter((gone) => gone !== node && reached[gone] !== -1 && without[gone]![node] === -1),
    );
  });
};

const byTree = (graph: Adjacency, root: number): (Set<number> | null)[] => {
  const { order, immediate } = dominatorTree(graph, root);
  const reached = new Set(order);
  return Array.from({ length: graph.size }, (_, node) => {
    if (!reached.has(node)) return null;
    const above = new Set<number>();
    for (let at = immediate[node]!; at !== -1; at = immediate[at]!) above.add(at);
    return above;
  });
};

test('a diamond is dominated by where it parts', () => {
  const graph = graphOf(6, [
    [0, 1],
    [1, 2],
    [1, 3],
    [2, 4],
    [3, 4],
  ]);
  const { order, immediate } = dominatorTree(graph, 0);
  expect([...immediate]).toEqual([-1, 0, 1, 1, 1, -1]);
  expect(order[0]).toBe(0);
  expect(order.toSorted()).toEqual(Int32Array.of(0, 1, 2, 3, 4));
});

test('dominators are the nodes without which nothing leads there', () => {
  const graphs = fc.integer({ min: 1, max: 14 }).chain((size) => {
    const node = fc.integer({ min: 0, max: size - 1 });
    return fc.record({ size: fc.constant(size), arcs: fc.array(fc.tuple(node, node), { maxLength: 45 }), root: node });
  });
  fc.assert(
    fc.property(graphs, ({ size, arcs, root }) => {
      const graph = graphOf(size, arcs);
      expect(byTree(graph, root)).toEqual(naive(graph, root));
    }),
    { numRuns: 500 },
  );
});

test('each node comes after its dominators', () => {
  const node = fc.integer({ min: 0, max: 29 });
  fc.assert(
    fc.property(fc.array(fc.tuple(node, node), { maxLength: 90 }), (arcs) => {
      const { order, immediate } = dominatorTree(graphOf(30, arcs), 0);
      const at = new Map([...order].map((it, index) => [it, index]));
      for (const it of order.subarray(1)) expect(at.get(immediate[it]!)!).toBeLessThan(at.get(it)!);
    }),
  );
});

test('a chain of 100,000 modules with ways back overflows no stack', () => {
  const size = 100_000;
  const chain = Array.from({ length: size - 1 }, (_, it) => [it, it + 1] as const);
  const back = Array.from({ length: size - 1 }, (_, it) => [it + 1, Math.floor(it / 2)] as const);
  const { order, immediate } = dominatorTree(graphOf(size, [...chain, ...back]), 0);
  expect(order.length).toBe(size);
  expect(immediate[size - 1]).toBe(size - 2);
});
