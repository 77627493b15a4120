import type { BundleGraph, BundleModule } from '../../core/bundle/bundle-graph.ts';
import type { BundleSizes } from '../../core/bundle/bundle-sizes.ts';
import type { Duplicate } from '../../core/bundle/duplicates.ts';
import { duplicatesOf } from '../../core/bundle/duplicates.ts';
import { sizesOf } from '../../core/bundle/sizes-of.ts';
import type { Adjacency } from './adjacency.ts';
import { adjacencyOf } from './adjacency.ts';
import type { ChangeFacts } from './change-facts.ts';
import type { ChangeView } from './change-view.ts';
import { viewChange } from './change-view.ts';
import type { ImportPairs } from './import-pairs.ts';
import { importPairs, isLoaded } from './import-pairs.ts';
import { matchModules } from './match-modules.ts';
import type { ModuleMatch } from './pair-up.ts';
import type { SideIndex } from './side-index.ts';
import { indexSide } from './side-index.ts';

export interface ComparedSide extends SideIndex {
  readonly pairs: ImportPairs;
  /** From importers to what is loaded together with them. */
  readonly loads: Adjacency;
  readonly sizes: BundleSizes;
  /** By name of a package: its modules that are in a chunk. */
  readonly packages: ReadonlyMap<string, readonly number[]>;
  readonly duplicates: readonly Duplicate[];
  /** A module that must be there: throws on an index that is not of this graph. */
  readonly module: (index: number) => BundleModule;
}

/** Everything that rules ask about two sides. */
export interface Comparison {
  readonly base: ComparedSide;
  readonly head: ComparedSide;
  readonly match: ModuleMatch;
  readonly change: ChangeView;
  /** The module of the base that one of the head was, or -1. */
  readonly former: (head: number) => number;
  /** What a pair of the head was on the base, as bits; 0 where it was not there. */
  readonly formerMask: (pair: number) => number;
}

const compareSide = (graph: BundleGraph): ComparedSide => {
  const index = indexSide(graph);
  const packages = new Map<string, number[]>();
  for (const [at, { package: name }] of graph.modules.entries()) {
    if (name === null || index.shipped[at] === 0) continue;
    const known = packages.get(name);
    if (known === undefined) packages.set(name, [at]);
    else known.push(at);
  }
  const pairs = importPairs(graph);
  const loading = [...pairs.mask.keys()].filter((pair) => isLoaded(pairs.mask[pair] ?? 0));
  return {
    ...index,
    pairs,
    loads: adjacencyOf(
      graph.modules.length,
      loading.map((pair) => pairs.from[pair] ?? 0),
      loading.map((pair) => pairs.to[pair] ?? 0),
    ),
    sizes: sizesOf(graph),
    packages,
    duplicates: duplicatesOf(graph),
    module: (at) => {
      const found = graph.modules[at];
      if (found === undefined) throw new RangeError(`The graph has no module ${at}.`);
      return found;
    },
  };
};

export const compare = (graphs: {
  readonly base: BundleGraph;
  readonly head: BundleGraph;
  readonly change: ChangeFacts;
}): Comparison => {
  const base = compareSide(graphs.base);
  const head = compareSide(graphs.head);
  const change = viewChange(graphs.change);
  const match = matchModules(graphs, (name) => change.formerName(name));
  const former = (index: number): number => match.toBase[index] ?? -1;
  return {
    base,
    head,
    match,
    change,
    former,
    formerMask: (pair) => {
      const from = former(head.pairs.from[pair] ?? -1);
      const to = former(head.pairs.to[pair] ?? -1);
      return from === -1 || to === -1 ? 0 : (base.pairs.mask[base.pairs.find(from, to)] ?? 0);
    },
  };
};
