import { matchSides, type MatchedSide } from './match-sides.ts';
import type { LineMap } from './line-map.ts';
import type { SideStacks } from './read-side.ts';
import { createResampling, type Interval } from './resample.ts';
import { createRandom } from '../../core/random.ts';

export interface PackageChange {
  readonly package: string;
  /** Versions that ran; empty where they are not known or the side has none. */
  readonly versions: { readonly base: readonly string[]; readonly head: readonly string[] };
  /** µs or bytes per request. */
  readonly base: number;
  readonly head: number;
  readonly change: Interval;
}

interface Options {
  readonly base: SideStacks;
  readonly head: SideStacks;
  readonly lines: LineMap;
  readonly seed: number;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * What each package cost, the largest change first. A framework is on every stack, so each stack is charged to its innermost package
 * alone; of a stack in which the service's own code lies deeper than any package nobody but the service is charged.
 */
export const packageChanges = ({ base, head, lines, seed }: Options): readonly PackageChange[] => {
  const matched = matchSides({ base, head }, lines);
  const chargedTo = ({ nodes }: MatchedSide, index: number): string | null => {
    for (let at: number | null = index; at !== null; at = nodes[at]?.parent ?? null) {
      const place = matched.functions[nodes[at]?.fn ?? -1]?.place;
      if (place?.kind === 'own') return null;
      if (place?.package != null) return place.package.name;
    }
    return null;
  };
  const costs = (side: MatchedSide): Map<string, number[]> => {
    const found = new Map<string, number[]>();
    for (const [index, { weights }] of side.nodes.entries()) {
      const name = chargedTo(side, index);
      if (name === null) continue;
      const own = found.get(name) ?? side.slices.map(() => 0);
      for (const [slice, weight] of weights.entries()) own[slice] = (own[slice] ?? 0) + weight;
      found.set(name, own);
    }
    return found;
  };
  const versionsOf = ({ nodes }: SideStacks, name: string): string[] =>
    [
      ...new Set(nodes.flatMap(({ place }) => (place.package?.name === name ? (place.package.version ?? []) : []))),
    ].toSorted();
  const requests = {
    base: sum(base.slices.map((slice) => slice.requests)),
    head: sum(head.slices.map((slice) => slice.requests)),
  };
  if (requests.base === 0 || requests.head === 0) return [];
  const changeOf = createResampling({ base: base.slices, head: head.slices }, createRandom(seed).fork('packages'));
  const [before, after] = [costs(matched.base), costs(matched.head)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((name) => {
      const cost = {
        base: before.get(name) ?? base.slices.map(() => 0),
        head: after.get(name) ?? head.slices.map(() => 0),
      };
      return {
        package: name,
        versions: { base: versionsOf(base, name), head: versionsOf(head, name) },
        base: sum(cost.base) / requests.base,
        head: sum(cost.head) / requests.head,
        change: changeOf(cost),
      };
    })
    .toSorted((a, b) => Math.abs(b.change.estimate) - Math.abs(a.change.estimate) || (a.package < b.package ? -1 : 1));
};
