import { adjacencyOf, distances } from './adjacency.ts';
import { followed } from './blame-gates.ts';
import type { Comparison } from './comparison.ts';
import type { Scope } from './scope.ts';
import { isMade } from './side-index.ts';

/** An import that a person can look up. */
export interface NamedImport {
  /** Of the head's modules. */
  readonly from: number;
  readonly to: number;
  readonly request: string;
}

/** How the modules of a scope are come to. */
export interface Ways {
  /** By module of the head: imports between a root and it; -1 where no import leads there. */
  readonly distance: Int32Array;
  /** Modules on a shortest way, both ends included; the same whatever the order of modules. Empty where there is none. */
  chainTo(module: number): readonly number[];
  /** The same by way of an import. */
  chainThrough(by: NamedImport, module: number): readonly number[];
  /** The import of some pairs that best tells people where they come from: in a file that the change touches, near the entry. */
  lead(pairs: readonly number[]): NamedImport | null;
}

export const findWays = (comparison: Comparison, scope: Scope): Ways => {
  const { head, change } = comparison;
  const { from, to } = head.pairs;
  const pairs = followed(comparison, scope);
  const count = head.graph.modules.length;
  const sources = pairs.map((it) => from[it] ?? 0);
  const targets = pairs.map((it) => to[it] ?? 0);
  const forward = adjacencyOf(count, sources, targets);
  const distance = distances(forward, scope.roots);
  const back = adjacencyOf(count, targets, sources);
  const nameOf = (module: number): string => head.module(module).name;

  // Of the shortest ways the one with the smallest names, so that the order of modules decides nothing.
  const walkBack = (far: Int32Array, module: number): number[] => {
    const chain: number[] = [];
    let at = module;
    for (let left = far[module] ?? -1; left >= 0; left -= 1) {
      chain.push(at);
      const before = back.targets
        .subarray(back.offsets[at] ?? 0, back.offsets[at + 1] ?? 0)
        .filter((it) => far[it] === left - 1);
      at = before.reduce((best, it) => (nameOf(it) < nameOf(best) ? it : best), before[0] ?? at);
    }
    return chain.toReversed();
  };
  const chainTo = (module: number): number[] => walkBack(distance, module);

  // Some bundlers put modules of their own between an import and what it leads to.
  const named = (pair: number): NamedImport => {
    const [source, target] = [from[pair] ?? 0, to[pair] ?? 0];
    if (!isMade(head.module(source))) return { from: source, to: target, request: head.pairs.requestOf(pair) };
    const chain = chainTo(source);
    const at = chain.findLastIndex((it) => !isMade(head.module(it)));
    const importer = chain[at] ?? source;
    const request = head.pairs.requestOf(head.pairs.find(importer, chain[at + 1] ?? target));
    return { from: importer, to: target, request };
  };

  return {
    distance,
    chainTo,
    chainThrough: ({ from: importer, to: imported }, module) => {
      const rest = walkBack(distances(forward, [imported]), module);
      return [...chainTo(importer), ...(rest.length === 0 ? [imported] : rest)];
    },
    lead: (candidates) => {
      const rank = (it: NamedImport): readonly [number, number, number, string] => {
        const importer = head.module(it.from);
        const far = distance[it.from] ?? -1;
        return [
          Number(!change.touches(importer.name)),
          Number(importer.package !== null),
          far === -1 ? Infinity : far,
          `${importer.name}\n${nameOf(it.to)}`,
        ];
      };
      const ranked = candidates.map((it) => {
        const found = named(it);
        return { found, rank: rank(found) };
      });
      ranked.sort(({ rank: a }, { rank: b }) => {
        const byNumber = a[0] - b[0] || a[1] - b[1] || (a[2] === b[2] ? 0 : a[2] - b[2]);
        return byNumber || (a[3] < b[3] ? -1 : a[3] > b[3] ? 1 : 0);
      });
      return ranked[0]?.found ?? null;
    },
  };
};
