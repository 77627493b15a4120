import type { Comparison } from './comparison.ts';
import type { Scope } from './scope.ts';
import { chunksOf, isMade } from './side-index.ts';

/** Modules of one chunk, all of which entered a scope together. */
export interface Company {
  /** Those that imports lead to. */
  readonly asked: readonly number[];
  /** Those that come along because they are in the same chunk. */
  readonly others: readonly number[];
}

/**
 * Chunks that an entry loads for the first time because it imports a part of them: a small entry that asks for one module of a large vendor
 * chunk gets all of it. `distance`: by module, -1 where no import of the entry leads to it.
 */
export const companies = ({ head }: Comparison, scope: Scope, distance: Int32Array): Company[] => {
  const entry = head.graph.entries.find((it) => it.name === scope.entry);
  if (entry === undefined) return [];
  const members = new Map<number, number[]>(entry.initial.map((chunk) => [chunk, []]));
  for (const [index, module] of head.graph.modules.entries()) {
    if (isMade(module)) continue;
    for (const chunk of chunksOf(head.graph, module)) members.get(chunk)?.push(index);
  }
  return [...members.values()].flatMap((modules): Company[] => {
    if (!modules.every((it) => scope.isEntered[it] === 1)) return [];
    const asked = modules.filter((it) => distance[it] !== -1);
    const others = modules.filter((it) => distance[it] === -1);
    return asked.length === 0 || others.length === 0 ? [] : [{ asked, others }];
  });
};
