import { isNecessary } from './decide.ts';
import { takesAlong } from './held.ts';
import { limits } from './limits.ts';
import {
  concerns,
  isJointOpen,
  isUndoOpen,
  outcomeOf,
  type Reproduced,
  reproducedBy,
  reproductionOf,
} from './openness.ts';
import type { PreparedArm, ProofSuspect } from './proof-state.ts';
import type { Share } from './shares.ts';
import type { View } from './view.ts';

/** A suspect without which the regression is gone. */
export interface Necessary {
  readonly suspect: ProofSuspect;
  readonly recovery: Share;
  readonly reproduced: Reproduced;
}

export interface Covered {
  readonly suspect: ProofSuspect;
  readonly by: ProofSuspect;
}

/** What explains a lead, as far as it is known. */
export interface Explanation {
  /** The most convincing first. */
  readonly necessary: readonly Necessary[];
  /**
   * Proven: of `necessary` those that are not shown to need something else. Where one was, the others without which the regression is
   * gone may be what it needs: of them only what showed it alone is proven.
   */
  readonly roots: readonly ProofSuspect[];
  readonly contributing: readonly ProofSuspect[];
  /** Can't be undone without a root cause that is enough by itself: their figures are that one's. */
  readonly covered: readonly Covered[];
  /** Arms of several that explain it together, where none does alone. */
  readonly together: PreparedArm | null;
  /** Sum of what the found ones win back; each unit is counted once. */
  readonly total: number;
  readonly explained: boolean;
}

/** What takes less along is the more exact answer where both recover; else what recovers more comes first. */
const byConviction = (a: Necessary, b: Necessary): number => {
  if (takesAlong(b.suspect, a.suspect)) return -1;
  if (takesAlong(a.suspect, b.suspect)) return 1;
  return b.recovery.estimate - a.recovery.estimate;
};

/** Suspects whose units are not all in another one that is counted already. */
const disjoint = (suspects: readonly ProofSuspect[]): ProofSuspect[] => {
  const taken = new Set<string>();
  return suspects.filter(({ units }) => {
    const isNew = !units.some((unit) => taken.has(unit));
    if (isNew) for (const unit of units) taken.add(unit);
    return isNew;
  });
};

/** Undone together, or put onto the base together, they show all of it. */
const togetherOn = (view: View, lead: number): PreparedArm | null =>
  view.state.arms.find((arm) => {
    if (arm.failure !== null || arm.suspects.length < 2) return false;
    if (arm.kind === 'only') return reproducedBy(view, arm.id, lead) === 'shown';
    if (arm.kind !== 'joint' || outcomeOf(view, arm.id, lead) !== 'recovers') return false;
    return (view.recovery(arm.id, lead)?.estimate ?? 0) >= limits.explained;
  }) ?? null;

/** Whether the arm without it and its fellows has said what it can. */
const isJointKnown = (view: View, { id }: ProofSuspect, lead: number): boolean =>
  view.state.arms.some(
    (arm) =>
      arm.kind === 'joint' && arm.suspects.includes(id) && (arm.failure !== null || !isJointOpen(view, arm.id, lead)),
  );

/** What the suspects explain of a lead by themselves, without a look at the leads that it may follow from. */
export const explain = (view: View, lead: number): Explanation => {
  const concerned = view.state.plan.suspects.filter((suspect) => concerns(view, suspect, lead));
  const necessary = concerned
    .flatMap((suspect): Necessary[] => {
      const standing = view.standing(suspect, lead);
      const { recovery } = standing;
      return recovery !== null && standing.group === null && isNecessary(standing)
        ? [{ suspect, recovery, reproduced: reproductionOf(view, suspect, lead) }]
        : [];
    })
    .toSorted(byConviction);
  const isRefuted = ({ suspect }: Necessary): boolean =>
    view.leads.some((_, other) => reproductionOf(view, suspect, other) === 'refuted');
  const areTied = necessary.some(isRefuted);
  const proven = necessary
    .filter((it) => view.standing(it.suspect, lead).decision === 'root-cause')
    .filter((it) => it.reproduced === 'shown' || (!areTied && !isRefuted(it)))
    .map(({ suspect }) => suspect);
  const covered = proven.flatMap((suspect): Covered[] => {
    const by = proven.find((other) => takesAlong(suspect, other));
    return by === undefined ? [] : [{ suspect, by }];
  });
  const roots = proven.filter((it) => !covered.some(({ suspect }) => suspect === it));
  const contributing = concerned.filter(
    (suspect) =>
      !proven.includes(suspect) && ['root-cause', 'contributing'].includes(view.standing(suspect, lead).decision),
  );
  const total = disjoint([...roots, ...contributing]).reduce(
    (sum, suspect) => sum + Math.max(0, view.standing(suspect, lead).recovery?.estimate ?? 0),
    0,
  );
  const together = togetherOn(view, lead);
  const first = necessary.find(({ suspect }) => roots.includes(suspect));
  const isProven = first !== undefined && (first.reproduced === 'shown' || first.reproduced === 'impossible');
  // Nothing but a second cause too small to see can be left where its interval holds all of it.
  const isWhole = isProven && (total >= limits.explained || first.recovery.high >= 1);
  const areSettled = contributing.length >= 2 && contributing.every((suspect) => !isUndoOpen(view, suspect, lead));
  // One that wins most back may be the root cause, once the others are out of the way.
  const isRootPossible = contributing.some((suspect) => {
    const { recovery, counter, within } = view.standing(suspect, lead);
    const isMost = recovery !== null && recovery.low >= limits.proven && recovery.estimate >= limits.explained;
    return isMost && within !== 'yes' && counter?.moved !== false && !isJointKnown(view, suspect, lead);
  });
  const isSum = necessary.length === 0 && areSettled && !isRootPossible && total >= limits.explained;
  const isEachKnown = necessary.every(({ reproduced }) => reproduced !== 'running' && reproduced !== 'wanted');
  return {
    necessary,
    roots,
    contributing,
    covered,
    together,
    total,
    explained: isWhole || isSum || (together !== null && !isRootPossible && isEachKnown),
  };
};
