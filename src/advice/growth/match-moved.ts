import { posix } from 'node:path';
import type { BundleGraph } from '../../core/bundle/bundle-graph.ts';
import type { Candidates, ModuleMatch } from './pair-up.ts';
import { pairUp } from './pair-up.ts';

/** Moved files may import each other, so each round lets the next one recognise more. */
const rounds = 5;

/**
 * What surrounds the modules without partner: those that they import and that import them, by their index on the base, so that both
 * sides read alike. null where nothing around has a partner.
 */
const surroundings = (
  { edges }: BundleGraph,
  partnerOf: Int32Array,
  identity: (index: number) => number,
): ((index: number) => string | null) => {
  const around = new Map<number, Set<string>>();
  const note = (index: number, other: number, way: string): void => {
    if (partnerOf[index] !== -1 || partnerOf[other] === -1) return;
    const known = around.get(index) ?? new Set<string>();
    known.add(`${way}${identity(other)}`);
    around.set(index, known);
  };
  for (const [importer, imported, kind, , active] of edges) {
    if (!active || importer === imported) continue;
    note(importer, imported, kind === 'dynamic' ? '~' : '>');
    note(imported, importer, kind === 'dynamic' ? '-' : '<');
  }
  return (index) => {
    const found = around.get(index);
    return found === undefined ? null : [...found].toSorted().join();
  };
};

/** Recognises moved files that nobody declared: the same name or the same size in the same surroundings, and nothing else like it. */
export const matchMoved = (
  match: ModuleMatch,
  graphs: { base: BundleGraph; head: BundleGraph },
  left: Candidates,
): void => {
  const sizes = (graph: BundleGraph) => (index: number) => {
    const it = graph.modules[index];
    return it === undefined ? null : `${posix.basename(it.name)} ${it.type} ${it.stat}`;
  };
  pairUp(match, left, { base: sizes(graphs.base), head: sizes(graphs.head) }, true);
  for (let round = 0; round < rounds; round += 1) {
    const around = {
      base: surroundings(graphs.base, match.toHead, (it) => it),
      head: surroundings(graphs.head, match.toBase, (it) => match.toBase[it] ?? -1),
    };
    const keyed = (side: 'base' | 'head', mark: (name: string, stat: number) => string | number) => (index: number) => {
      const it = graphs[side].modules[index];
      const found = around[side](index);
      return it === undefined || found === null ? null : `${mark(it.name, it.stat)} ${it.type} ${found}`;
    };
    const pass = (mark: (name: string, stat: number) => string | number): number =>
      pairUp(match, left, { base: keyed('base', mark), head: keyed('head', mark) }, true);
    const made = pass((name) => posix.basename(name)) + pass((_, stat) => stat);
    if (made === 0) return;
  }
};
