import type { Explanation } from './explanation.ts';
import { unionOf } from './items.ts';
import { limits } from './limits.ts';
import { outcomeOf } from './openness.ts';
import { type ProofSuspect, unitsKey } from './proof-state.ts';
import { withinTolerance } from './shares.ts';
import { type Search, searchSmallest, type SetOutcome } from './smallest-set.ts';
import type { View } from './view.ts';

const setOutcome = (view: View, lead: number, least: number): ((units: readonly string[]) => SetOutcome) => {
  const known = new Map<string, SetOutcome>();
  return (units) => {
    const key = unitsKey(units);
    const found = known.get(key);
    if (found !== undefined) return found;
    const arm = view.undoing(units);
    // What can't be made is no answer, and so no recovery.
    const made = arm === null ? 'untested' : arm.failure === null ? outcomeOf(view, arm.id, lead, least) : 'not';
    known.set(key, made);
    return made;
  };
};

/** Units that no arm of a single suspect has tested: they are looked at first. */
const untested = (view: View): string[] => {
  const tested = new Set(
    view.state.arms.filter(({ kind, failure }) => kind === 'undo' && failure === null).flatMap(({ units }) => units),
  );
  return view.state.plan.units.filter((unit) => !tested.has(unit));
};

/**
 * Units of what surely takes part in a lead and surely is not all of it: what is left is hidden by it. Only exact counts are as sure as
 * that: of what varies, something innocent undone beside it would now and then seem to win the rest back. null where nothing says so.
 */
const leaving = (view: View, lead: number, contributing: readonly ProofSuspect[]): readonly string[] | null => {
  const of = view.leads[lead];
  const units = unionOf(contributing);
  const arm = view.undoing(units);
  if (of?.exact !== true || arm === null || arm.failure !== null) return null;
  return withinTolerance(view.effects(arm.id, lead), of) === 'no' ? units : null;
};

/** Units of the most suspected suspects that are wholly among `units`, each suspect's apart. */
const suspected = (view: View, units: readonly string[]): (readonly string[])[] =>
  view.state.plan.suspects
    .filter((it) => it.undoable && it.units.length > 0 && it.units.every((unit) => units.includes(unit)))
    .slice(0, limits.likely)
    .map((it) => it.units);

/**
 * The look for the smallest set of units whose undoing wins a lead back, beyond the suspects: among all of the change where none of them
 * takes part, and among the rest of it, beside those that do, where they are not all. null where it is not time for that. Sets are whole:
 * what takes part is in each of them.
 */
export const searchUnits = (view: View, lead: number, { necessary, contributing }: Explanation): Search | null => {
  const { units } = view.state.plan;
  if (view.shown(lead) !== 'yes' || necessary.length > 0) return null;
  if (contributing.length === 0) {
    // Where each was tested and cleared alone, two of the most suspected may hide each other.
    const likeliest = [...new Set(suspected(view, units).flat())];
    return searchSmallest(units, [untested(view), likeliest], setOutcome(view, lead, limits.proven));
  }
  const kept = leaving(view, lead, contributing);
  if (kept === null) return null;
  const rest = units.filter((unit) => !kept.includes(unit));
  // Half of it may be won back by what is kept: nothing beside that would be told from its partner.
  const outcome = setOutcome(view, lead, limits.explained);
  const whole = (set: readonly string[]): readonly string[] => [...kept, ...set];
  const search = searchSmallest(rest, suspected(view, rest), (set) => outcome(whole(set)));
  return search.kind === 'test'
    ? { kind: 'test', sets: search.sets.map(whole) }
    : { kind: 'done', units: search.units === null ? null : whole(search.units) };
};
