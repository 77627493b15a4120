import type { ProfileDifference, ProfiledFunction } from '../../core/profile.ts';
import { functionKey, ownedChanges } from './flame-walk.ts';
import type { ProfileKind } from './side-profiles.ts';

/** A function that surely costs more than before. */
export interface SlowerFunction extends Pick<ProfiledFunction, 'name' | 'path' | 'line' | 'package' | 'change'> {
  readonly kind: ProfileKind;
  /** With all that it calls, µs or bytes per request. */
  readonly base: number;
  readonly head: number;
  /** The change as a share of what the whole service cost at base; null where that cost nothing. */
  readonly ofAll: number | null;
}

/** Profiles of the same code differ by some per cent from one start to the next: less is nothing to speak of. */
const floorShare = 0.02;
/** And where next to nothing is done at all: µs or bytes per request. */
const floor = { cpu: 5, allocation: 200, survivors: 32 } as const satisfies Record<ProfileKind, number>;

/** A function with less than this share of its change in itself only calls others that are slower. */
const ownShare = 0.3;

/** Whether a person can change it: it has a file that is no part of Node or V8. */
const isSomebodys = ({ path }: ProfiledFunction): boolean =>
  path !== '' && !path.startsWith('node:') && !path.startsWith('…/');

/** The functions that answer for what got slower or heavier, the first of them first; those that only call them are left out. */
export const slowerFunctions = (difference: ProfileDifference, most = 3): readonly SlowerFunction[] => {
  const { kind, flame, functions } = difference;
  const least = Math.max(floor[kind], floorShare * flame.base);
  const slower = functions.filter((fn) => fn.change.low > 0 && fn.change.estimate >= least && isSomebodys(fn));
  const owned = ownedChanges(flame, new Set(slower.map(functionKey)));
  const named = slower.filter((fn, index) => {
    const own = owned.get(functionKey(fn)) ?? 0;
    // The first one answers for the most, even where it does so by calling others more often.
    return index === 0 || (own >= least && own >= ownShare * fn.change.estimate);
  });
  return named.slice(0, most).map((fn) => ({
    kind,
    name: fn.name,
    path: fn.path,
    line: fn.line,
    package: fn.package,
    base: fn.base.total,
    head: fn.head.total,
    change: fn.change,
    ofAll: flame.base === 0 ? null : fn.change.estimate / flame.base,
  }));
};
