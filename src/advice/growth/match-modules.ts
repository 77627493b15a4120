import type { BundleGraph } from '../../core/bundle/bundle-graph.ts';
import { matchMoved } from './match-moved.ts';
import { pairInstances } from './pair-instances.ts';
import type { ModuleMatch } from './pair-up.ts';
import { pairUp } from './pair-up.ts';
import { indexSide, isOwn } from './side-index.ts';

interface Sides {
  readonly base: BundleGraph;
  readonly head: BundleGraph;
}

/** What the base calls each module of the head; null where it has no such package, or other copies of it. */
const formerNames = ({ base, head }: Sides, formerName: (name: string) => string): (string | null)[] => {
  const folders = pairInstances(base, head);
  const present = new Set(head.modules.map((it) => it.name));
  return head.modules.map(({ name, instance }) => {
    if (instance !== null && name.startsWith(instance)) {
      const folder = folders.get(instance);
      return folder === undefined ? null : folder + name.slice(instance.length);
    }
    const former = formerName(name);
    // Of a copy the original is still there under its name.
    return present.has(former) ? name : former;
  });
};

/** Entries whose first load has a module. One name can stand for several modules: in child compilations, or with other loaders. */
const entriesOf = (graph: BundleGraph): ((index: number) => string) => {
  const { firstLoad } = indexSide(graph);
  const loads = graph.entries
    .map((it) => ({ name: it.name, modules: firstLoad(it) }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return (index) =>
    loads
      .filter(({ modules }) => modules[index] === 1)
      .map(({ name }) => name)
      .join();
};

/**
 * Which module of the head is which of the base: by name; across renames that are known; within a package by the path from its folder,
 * wherever that lies; and files that moved otherwise by their surroundings and size. File names of chunks are no key. Where several
 * modules have one name, type, entries and size tell them apart.
 *
 * @param formerName the name that a module of the head had on the base, or the same.
 */
export const matchModules = (sides: Sides, formerName: (name: string) => string): ModuleMatch => {
  const { base, head } = sides;
  const match: ModuleMatch = {
    toBase: new Int32Array(head.modules.length).fill(-1),
    toHead: new Int32Array(base.modules.length).fill(-1),
  };
  const names = formerNames(sides, formerName);
  const everything = { base: [...base.modules.keys()], head: [...head.modules.keys()] };
  const nameOf = { base: (it: number) => base.modules[it]?.name ?? null, head: (it: number) => names[it] ?? null };
  pairUp(match, everything, nameOf, true);
  const left = {
    base: everything.base.filter((it) => match.toHead[it] === -1),
    head: everything.head.filter((it) => match.toBase[it] === -1),
  };
  if (left.base.length === 0 || left.head.length === 0) return match;
  const entries = { base: entriesOf(base), head: entriesOf(head) };
  const keyed =
    (side: 'base' | 'head', ...marks: readonly ('type' | 'entries' | 'stat')[]) =>
    (index: number) => {
      const it = sides[side].modules[index];
      const name = nameOf[side](index);
      if (it === undefined || name === null) return null;
      const values = marks.map((mark) => (mark === 'entries' ? entries[side](index) : it[mark]));
      return [name, ...values].join('\n');
    };
  for (const marks of [['type', 'entries', 'stat'], ['type', 'entries'], ['entries'], ['type'], []] as const) {
    pairUp(match, left, { base: keyed('base', ...marks), head: keyed('head', ...marks) }, false);
  }
  const own = (graph: BundleGraph, indexes: readonly number[]): number[] =>
    indexes.filter((it) => {
      const module = graph.modules[it];
      return module !== undefined && isOwn(module);
    });
  matchMoved(match, sides, { base: own(base, left.base), head: own(head, left.head) });
  return match;
};
