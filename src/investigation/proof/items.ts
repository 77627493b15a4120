import { worthTesting } from './costs.ts';
import { limits } from './limits.ts';
import { type Arm, type PreparedArm, type ProofSuspect, unitsKey } from './proof-state.ts';
import type { View } from './view.ts';

/** One suspect, or several that are undone together because one block costs the same for any number. */
export interface Item {
  readonly suspects: readonly ProofSuspect[];
  /** null: it is not made yet. */
  readonly arm: PreparedArm | null;
}

export const halves = <T>(of: readonly T[]): readonly (readonly T[])[] => {
  const middle = Math.ceil(of.length / 2);
  return [of.slice(0, middle), of.slice(middle)].filter((half) => half.length > 0);
};

const idsOf = (suspects: readonly ProofSuspect[]): string[] => suspects.map(({ id }) => id);

export const unionOf = (suspects: readonly ProofSuspect[]): string[] =>
  [...new Set(suspects.flatMap(({ units }) => units))].toSorted();

const expand = (view: View, suspects: readonly ProofSuspect[]): Item[] => {
  const key = unitsKey(idsOf(suspects));
  const arm =
    view.state.arms.find((it) => (it.kind === 'undo' || it.kind === 'group') && unitsKey(it.suspects) === key) ?? null;
  return arm !== null && view.state.splits.includes(arm.id)
    ? halves(suspects).flatMap((half) => expand(view, half))
    : [{ suspects, arm }];
};

/**
 * What is tested, the likeliest first. Up to eight suspects one by one. Of more, the first three one by one and the rest in two halves by
 * rank: what is cleared as a group is cleared; a group that recovers, or is not decided, is taken apart, and its halves come first.
 */
export const itemsOf = (view: View): Item[] => {
  const suspects = worthTesting(view.state);
  if (suspects.length <= limits.single) return suspects.flatMap((it) => expand(view, [it]));
  const first = suspects.slice(0, limits.likely).flatMap((it) => expand(view, [it]));
  const rest = halves(suspects.slice(limits.likely)).map((half) => ({ whole: half, items: expand(view, half) }));
  const isTakenApart = ({ items }: { items: readonly Item[] }): boolean => items.length > 1;
  return [
    ...rest.filter(isTakenApart).flatMap(({ items }) => items),
    ...first,
    ...rest.filter((it) => !isTakenApart(it)).flatMap(({ items }) => items),
  ];
};

/** The arm of an item that was not made yet. `number` counts suspects as the plan does, and groups as they come. */
export const armOfItem = ({ state }: View, { suspects }: Item): Arm => {
  const [only] = suspects;
  const isSingle = suspects.length === 1 && only !== undefined;
  const groups = state.arms.filter(({ kind }) => kind === 'group').length;
  return {
    id: isSingle ? `U${state.plan.suspects.indexOf(only) + 1}` : `G${groups + 1}`,
    kind: isSingle ? 'undo' : 'group',
    units: unionOf(suspects),
    suspects: idsOf(suspects),
    commit: null,
  };
};
