import type { FramePlace } from './locate-frame.ts';
import type { LineMap } from './line-map.ts';
import { anonymous } from './plain-name.ts';
import type { ProfileSlice, SideNode, SideStacks } from './read-side.ts';

/** How near a function stands to the change: what is changed can be guilty, what is given can only be called more often. */
export type Standing = 'changed' | 'own' | 'package' | 'given';

/** A function of both sides. */
export interface MatchedFunction {
  /** At head; at base where only that has it. */
  readonly place: FramePlace;
  readonly standing: Standing;
}

export interface MatchedNode {
  /** Index of the function. */
  readonly fn: number;
  readonly parent: number | null;
  readonly weights: readonly number[];
}

export interface MatchedSide {
  readonly slices: readonly ProfileSlice[];
  readonly nodes: readonly MatchedNode[];
}

export interface MatchedSides {
  readonly functions: readonly MatchedFunction[];
  readonly base: MatchedSide;
  readonly head: MatchedSide;
}

type Versions = ReadonlyMap<string, string>;

/** Every version of every package that a side runs, as one text. */
const versionsOf = ({ nodes }: SideStacks): Versions => {
  const found = new Map<string, Set<string>>();
  for (const { place } of nodes) {
    if (place.package === null) continue;
    const versions = found.get(place.package.name) ?? new Set();
    if (place.package.version !== null) versions.add(place.package.version);
    found.set(place.package.name, versions);
  }
  return new Map([...found].map(([name, versions]) => [name, [...versions].toSorted().join(' ')]));
};

/** Places of the same function, with what it cost there: several functions of a file may share a name. */
type Places = Map<string, { readonly place: FramePlace; cost: number }>;

const costOf = ({ weights }: SideNode): number => weights.reduce((sum, weight) => sum + weight, 0);

/** The place that cost the most, the upper one of two alike. */
const dearest = (places: Places): FramePlace | undefined =>
  [...places.values()].toSorted(
    (a, b) => b.cost - a.cost || (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.path < b.place.path ? -1 : 1),
  )[0]?.place;

/**
 * Matches the functions of both sides: by file and name, those without a name by file and line at base. A package of another version
 * is still the same package, so that a new version that does as before shows no difference.
 */
export const matchSides = (
  sides: { readonly base: SideStacks; readonly head: SideStacks },
  lines: LineMap,
): MatchedSides => {
  const versions = { base: versionsOf(sides.base), head: versionsOf(sides.head) };
  const isReplaced = (name: string): boolean => {
    const [before, after] = [versions.base.get(name), versions.head.get(name)];
    return before !== undefined && after !== undefined && before !== '' && after !== '' && before !== after;
  };

  const keyOf = (place: FramePlace, side: 'base' | 'head'): string => {
    const { path, name, line } = place;
    const nameless = name === anonymous;
    if (place.package !== null) {
      const same = nameless && !isReplaced(place.package.name);
      return ['package', place.package.name, place.package.inner, name, same ? line : ''].join('\0');
    }
    if (place.kind === 'given' || side === 'base') return [path, name, nameless ? line : ''].join('\0');
    const baseLine = line === null ? null : lines.baseLine(path, line);
    return [lines.basePath(path), name, nameless ? (baseLine ?? `new ${line}`) : ''].join('\0');
  };

  const indexes = new Map<string, number>();
  const places: { readonly base: Places; readonly head: Places }[] = [];
  const indexOf = (node: SideNode, side: 'base' | 'head'): number => {
    const key = keyOf(node.place, side);
    const index = indexes.get(key) ?? places.length;
    if (index === places.length) {
      indexes.set(key, index);
      places.push({ base: new Map(), head: new Map() });
    }
    const { path, line } = node.place;
    const own = places[index]?.[side];
    const known = own?.get(`${path}\0${line}`);
    if (known === undefined) own?.set(`${path}\0${line}`, { place: node.place, cost: costOf(node) });
    else known.cost += costOf(node);
    return index;
  };
  const matched = (side: 'base' | 'head'): MatchedSide => ({
    slices: sides[side].slices,
    nodes: sides[side].nodes.map((node) => ({
      fn: indexOf(node, side),
      parent: node.parent,
      weights: node.weights,
    })),
  });
  const [base, head] = [matched('base'), matched('head')];

  const standingOf = (place: FramePlace, isAtHead: boolean): Standing => {
    if (place.kind === 'own') return lines.touches(place.path, isAtHead ? place.line : null) ? 'changed' : 'own';
    return place.package !== null && isReplaced(place.package.name) ? 'changed' : place.kind;
  };
  const functions = places.flatMap((it) => {
    const atHead = dearest(it.head);
    const place = atHead ?? dearest(it.base);
    return place === undefined ? [] : [{ place, standing: standingOf(place, atHead !== undefined) }];
  });
  return { functions, base, head };
};
