import { bisect, type Bisection, type CommitOutcome } from './bisect.ts';
import { type Explanation, explain } from './explanation.ts';
import { heldItems } from './held.ts';
import { type Item, itemsOf } from './items.ts';
import { limits } from './limits.ts';
import { concerns, isLive, isUndoOpen, outcomeOf, type Reproduced, reproducedBy } from './openness.ts';
import type { PreparedArm } from './proof-state.ts';
import { searchUnits } from './search-units.ts';
import type { Search } from './smallest-set.ts';
import type { View } from './view.ts';

/** What delta debugging found to be the cause of a lead that no suspect explains. */
export interface Found {
  readonly lead: number;
  readonly units: readonly string[];
  /** The arm that undoes them. */
  readonly arm: PreparedArm;
  readonly reproduced: Reproduced;
}

/** How far the investigation has come. */
export interface Progress {
  readonly explanations: readonly Explanation[];
  /** By lead: explained, or followed from one that is, or not shown by the head any more. */
  readonly settled: readonly boolean[];
  /** The first lead that is not settled; null: there is none. */
  readonly target: number | null;
  readonly items: readonly Item[];
  /** Items whose arm still gets blocks, or is not made yet. */
  readonly running: readonly Item[];
  readonly waiting: readonly Item[];
  /** Groups to be taken apart. */
  readonly guilty: readonly Item[];
  readonly found: readonly Found[];
  /** Of the target, once no suspect survives, or those that do leave something; null before. */
  readonly search: Search | null;
  readonly bisection: Bisection | null;
}

const leadsOf = (view: View): number[] => view.leads.map((_, lead) => lead);

/**
 * A lead of time goes with the lead of work that it may follow from, unless what explains that one surely does not explain it. Where
 * its blocks vary too much to tell a share of it, nothing says so.
 */
const followsFrom = (view: View, lead: number, explanations: readonly Explanation[]): boolean => {
  const source = view.leads[lead]?.follows ?? null;
  const explanation = source === null ? undefined : explanations[source];
  if (explanation?.explained !== true) return false;
  const found = [...explanation.roots, ...explanation.contributing].filter((suspect) => concerns(view, suspect, lead));
  const most = found.map((suspect) => view.standing(suspect, lead).recovery?.high ?? 1);
  return found.length > 0 && most.reduce((sum, high) => sum + Math.max(0, high), 0) >= limits.explained;
};

/** As `followsFrom`, where the lead of work is explained by what delta debugging found. */
const followsFound = (view: View, lead: number, found: readonly Found[]): boolean => {
  const source = found.find((it) => it.lead === view.leads[lead]?.follows);
  return source !== undefined && (view.recovery(source.arm.id, lead)?.high ?? 1) >= limits.explained;
};

/** A group that surely takes part, that could not be made, or that can't be decided. */
const isGuilty = (view: View, { arm, suspects }: Item, open: readonly number[]): boolean => {
  if (arm === null || suspects.length < 2) return false;
  if (arm.failure !== null) return true;
  return open.some((lead) => {
    const recovery = view.recovery(arm.id, lead);
    const isCleared = recovery !== null && recovery.high < limits.cleared;
    const isIn = recovery !== null && recovery.low > limits.contributing;
    return isIn || (!isCleared && view.tried(arm.id, lead) >= limits.most);
  });
};

const isRunning = (view: View, { arm, suspects }: Item, open: readonly number[]): boolean => {
  if (arm === null || arm.failure !== null) return false;
  return open.some((lead) => {
    if (suspects.length > 1) {
      const recovery = view.recovery(arm.id, lead);
      const isCleared = recovery !== null && recovery.high < limits.cleared;
      return !isCleared && view.tried(arm.id, lead) < limits.most;
    }
    return suspects.some((suspect) => concerns(view, suspect, lead) && isUndoOpen(view, suspect, lead));
  });
};

const commitArm = (view: View, commit: string): PreparedArm | undefined =>
  view.state.arms.find((it) => it.kind === 'commit' && it.commit === commit);

const commitOutcome =
  (view: View, lead: number) =>
  (commit: string): CommitOutcome => {
    const arm = commitArm(view, commit);
    if (arm === undefined) return 'untested';
    if (arm.failure !== null) return 'unusable';
    const outcome = outcomeOf(view, arm.id, lead);
    if (outcome === 'open') return 'open';
    return outcome === 'recovers' || (view.recovery(arm.id, lead)?.estimate ?? 0) >= limits.proven ? 'good' : 'bad';
  };

/** The base with only what delta debugging found; all units together are the head. */
const reproducedFound = (view: View, units: readonly string[], arm: PreparedArm, lead: number): Reproduced => {
  if (units.length === view.state.plan.units.length) return 'impossible';
  const only = view.find(`S${arm.id}`);
  if (only === null) return 'wanted';
  return only.failure === null ? reproducedBy(view, only.id, lead) : 'impossible';
};

/** What follows from a view of what was measured. */
export const progressOf = (view: View): Progress => {
  const { commits } = view.state.plan;
  const explanations = leadsOf(view).map((lead) => explain(view, lead));
  const settled = leadsOf(view).map(
    (lead) => !isLive(view, lead) || explanations[lead]?.explained === true || followsFrom(view, lead, explanations),
  );
  const open = leadsOf(view).filter((lead) => settled[lead] !== true);
  const items = itemsOf(view);
  const guilty = items.filter((item) => isGuilty(view, item, open));
  const running = items.filter((item) => !guilty.includes(item) && isRunning(view, item, open));
  const unmade = items.filter(({ arm }) => arm === null);
  const held = heldItems(items, [...unmade, ...running], explanations);
  const waiting = unmade.filter((item) => !held.includes(item));
  const isExhausted = [guilty, running, waiting].every((list) => list.length === 0);

  const found: Found[] = [];
  const rest = { explanations, items, running, waiting, guilty, found };
  for (const lead of open) {
    const explanation = explanations[lead];
    if (followsFound(view, lead, found)) {
      settled[lead] = true;
      continue;
    }
    const search = isExhausted && explanation !== undefined ? searchUnits(view, lead, explanation) : null;
    const arm = search?.kind === 'done' && search.units !== null ? view.undoing(search.units) : null;
    if (search?.kind === 'done' && search.units !== null && arm !== null) {
      const reproduced = reproducedFound(view, search.units, arm, lead);
      found.push({ lead, units: search.units, arm, reproduced });
      if (reproduced !== 'wanted' && reproduced !== 'running') {
        settled[lead] = true;
        continue;
      }
    }
    const isFruitless = search?.kind === 'done' && search.units === null && explanation?.contributing.length === 0;
    const bisection = isFruitless && commits.length > 1 ? bisect(commits, commitOutcome(view, lead)) : null;
    return { ...rest, settled, target: lead, search, bisection };
  }
  return { ...rest, settled, target: null, search: null, bisection: null };
};
