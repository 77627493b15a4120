import { adjacencyOf, distances } from './adjacency.ts';
import type { Company } from './companions.ts';
import type { Comparison } from './comparison.ts';
import { dominatorTree } from './dominators.ts';
import type { Gate } from './gates.ts';
import { isDynamic, isLoaded } from './import-pairs.ts';
import type { Scope } from './scope.ts';
import { bytesOf } from './side-index.ts';

/** A gate with the modules that are only there because of it, and of no gate behind it. */
export interface Blamed {
  readonly gate: Gate;
  /** Of the head, ascending; all of them entered the scope. */
  readonly modules: readonly number[];
}

export interface Blame {
  readonly blamed: readonly Blamed[];
  /** What all of them together bring: more than the sum where two gates lead to the same modules. Ascending. */
  readonly together: readonly number[];
}

/** Pairs that a way from a root of the scope may take. */
export const followed = ({ head }: Comparison, { entry }: Scope): number[] => {
  const { mask } = head.pairs;
  const pairs: number[] = [];
  for (let pair = 0; pair < mask.length; pair += 1) {
    const bits = mask[pair] ?? 0;
    if (isLoaded(bits) || (entry === null && isDynamic(bits))) pairs.push(pair);
  }
  return pairs;
};

// The imports of a gate become one node between importers and imported: what that node dominates is what would be lost without them.
// Ways that lead into it by one import and out by another change nothing of that, for they pass it too.
const withGates = (
  comparison: Comparison,
  scope: Scope,
  { gates, together }: { readonly gates: readonly Gate[]; readonly together: readonly Company[] },
) => {
  const { graph, pairs } = comparison.head;
  const root = graph.modules.length;
  const gateOf = new Map<number, number>();
  const startGate = new Map<number, number>();
  for (const [at, gate] of gates.entries()) {
    for (const pair of gate.pairs) gateOf.set(pair, root + 1 + at);
    for (const start of gate.starts) startGate.set(start, root + 1 + at);
  }
  const from: number[] = [];
  const to: number[] = [];
  const connect = (a: number, b: number, gate: number | undefined): void => {
    if (gate === undefined) {
      from.push(a);
      to.push(b);
    } else {
      from.push(a, gate);
      to.push(gate, b);
    }
  };
  for (const start of scope.roots) connect(root, start, startGate.get(start));
  for (const pair of followed(comparison, scope)) connect(pairs.from[pair] ?? 0, pairs.to[pair] ?? 0, gateOf.get(pair));
  // A chunk comes whole: whatever leads to one of its modules leads to all.
  for (const [at, { asked, others }] of together.entries()) {
    const chunk = root + 1 + gates.length + at;
    for (const it of asked) connect(it, chunk, undefined);
    for (const it of others) connect(chunk, it, undefined);
  }
  return { root, graph: adjacencyOf(root + 1 + gates.length + together.length, from, to) };
};

/**
 * Blames gates for the modules that entered a scope: one pass of dominators serves them all. A module goes to the gate that is nearest to it;
 * a gate that brings less than the scope's floor leaves its modules to the gate before it.
 *
 * @param of.claimed by module of the head: 1 where another cause has it already.
 * @param of.company modules that come along in the chunks of others.
 */
export const blameGates = (
  comparison: Comparison,
  scope: Scope,
  {
    gates,
    claimed,
    company,
  }: { readonly gates: readonly Gate[]; readonly claimed: Uint8Array; readonly company: readonly Company[] },
): Blame => {
  if (gates.length === 0) return { blamed: [], together: [] };
  const { root, graph } = withGates(comparison, scope, { gates, together: company });
  const { order, immediate } = dominatorTree(graph, root);
  const counts = (node: number): boolean => node < root && scope.isEntered[node] === 1 && claimed[node] === 0;
  const weight = new Float64Array(graph.size);
  const closed = new Uint8Array(graph.size);
  for (let at = order.length - 1; at > 0; at -= 1) {
    const node = order[at] ?? 0;
    const bytes = (weight[node] ?? 0) + (counts(node) ? bytesOf(comparison.head.module(node)) : 0);
    if (node > root && node <= root + gates.length && bytes >= scope.floor) {
      closed[node] = 1;
      continue;
    }
    const above = immediate[node] ?? root;
    weight[above] = (weight[above] ?? 0) + bytes;
  }
  const nearest = new Int32Array(graph.size).fill(-1);
  const modules = new Map<number, number[]>();
  for (const node of order) {
    const gate = closed[node] === 1 ? node : (nearest[immediate[node] ?? -1] ?? -1);
    nearest[node] = gate;
    if (gate === -1 || !counts(node)) continue;
    const known = modules.get(gate);
    if (known === undefined) modules.set(gate, [node]);
    else known.push(node);
  }
  const ascending = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);
  const blamed = gates.flatMap((gate, at): Blamed[] => {
    const found = modules.get(root + 1 + at);
    return found === undefined ? [] : [{ gate, modules: ascending(found) }];
  });
  const still = distances(graph, [root], closed);
  const together = ascending([...order].filter((node) => counts(node) && still[node] === -1));
  return { blamed, together };
};
