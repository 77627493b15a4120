import type { Costs } from './costs.ts';
import { armOfItem, unionOf } from './items.ts';
import { limits } from './limits.ts';
import { isUndoOpen } from './openness.ts';
import { placeboArm } from './placebo.ts';
import type { Progress } from './progress.ts';
import { type Arm, type ProofSuspect, unitsKey } from './proof-state.ts';
import type { View } from './view.ts';

const numberOf = ({ state }: View, { id }: ProofSuspect): number =>
  state.plan.suspects.findIndex((it) => it.id === id) + 1;

const armOf = (id: string, kind: Arm['kind'], units: readonly string[], suspects: readonly ProofSuspect[]): Arm => ({
  id,
  kind,
  units: [...units],
  suspects: suspects.map((it) => it.id),
  commit: null,
});

const openLeads = ({ settled }: Progress): number[] => settled.flatMap((it, lead) => (it ? [] : [lead]));

/** The base with only the winner: the first without which the regression is gone, or the next where it was not shown to be enough. */
const reproduction = (view: View, progress: Progress): Arm | null => {
  for (const lead of openLeads(progress)) {
    const winner = progress.explanations[lead]?.necessary.find(
      ({ reproduced }) => reproduced !== 'refuted' && reproduced !== 'undecided',
    );
    if (winner?.reproduced === 'wanted') {
      const { suspect } = winner;
      return armOf(`S${numberOf(view, suspect)}`, 'only', suspect.units, [suspect]);
    }
  }
  return null;
};

const areDisjoint = (a: ProofSuspect, b: ProofSuspect): boolean => !a.units.some((unit) => b.units.includes(unit));

/** The base with two without either of which the regression is gone, when one alone was shown not to be enough. */
const pairReproduction = (view: View, progress: Progress): Arm | null => {
  for (const lead of openLeads(progress)) {
    const necessary = progress.explanations[lead]?.necessary ?? [];
    const lonely = necessary.find(({ reproduced }) => reproduced === 'refuted');
    const partner = necessary.find(
      ({ suspect }) => lonely !== undefined && suspect.reproducible && areDisjoint(suspect, lonely.suspect),
    );
    if (lonely === undefined || partner === undefined) continue;
    const pair = [lonely.suspect, partner.suspect].toSorted((a, b) => numberOf(view, a) - numberOf(view, b));
    const arm = armOf(`S${pair.map((it) => numberOf(view, it)).join('+')}`, 'only', unionOf(pair), pair);
    if (view.find(arm.id) === null) return arm;
  }
  return null;
};

/** The head without all that take part: whether they explain it together, and whether one of them is the cause but for the rest. */
const joint = (view: View, progress: Progress): Arm | null => {
  const isExhausted = progress.waiting.length === 0 && progress.guilty.length === 0;
  for (const lead of openLeads(progress)) {
    const explanation = progress.explanations[lead];
    const partners = (explanation?.contributing ?? []).filter((it) => view.own(it, 'undo') !== null);
    const isSettled = partners.every((it) => !isUndoOpen(view, it, lead));
    if (explanation === undefined || partners.length < 2 || !isSettled || explanation.necessary.length > 0) continue;
    if (!isExhausted && explanation.total < limits.proven) continue;
    const key = unitsKey(unionOf(partners));
    if (view.state.arms.some((it) => it.kind === 'joint' && unitsKey(it.units) === key)) continue;
    const number = view.state.arms.filter(({ kind }) => kind === 'joint').length + 1;
    return armOf(`J${number}`, 'joint', unionOf(partners), partners);
  }
  return null;
};

/** The next set of delta debugging that has no arm, then the base with only what it found. */
const searched = (view: View, { search, found }: Progress): Arm | null => {
  if (search === null) return null;
  if (search.kind === 'test') {
    const set = search.sets.find((it) => view.undoing(it) === null);
    const number = view.state.arms.filter(({ kind }) => kind === 'delta').length + 1;
    return set === undefined ? null : armOf(`D${number}`, 'delta', set, []);
  }
  const last = found.at(-1);
  return last?.reproduced === 'wanted' ? armOf(`S${last.arm.id}`, 'only', last.units, []) : null;
};

const commit = (view: View, { bisection }: Progress): Arm | null => {
  if (bisection?.kind !== 'test') return null;
  const number = view.state.plan.commits.indexOf(bisection.commit) + 1;
  const arm: Arm = { id: `C${number}`, kind: 'commit', units: [], suspects: [], commit: bisection.commit };
  return view.find(arm.id) === null ? arm : null;
};

/** Whether there is time to make an arm, to decide it, and to show afterwards that what it found is enough alone. */
const isAffordable = (costs: Costs, prepare: number, reserve: number): boolean =>
  costs.left >= prepare + limits.fewest * costs.block + reserve;

/** The next arm that should be made ready, or null: nothing is wanted, or time does not allow it. */
export const wantedArm = (view: View, progress: Progress, costs: Costs): Arm | null => {
  const isOpen = progress.target !== null;
  const needed = reproduction(view, progress) ?? pairReproduction(view, progress) ?? joint(view, progress);
  if (isOpen && needed !== null && isAffordable(costs, costs.prepare, 0)) return needed;
  const [next] = progress.waiting;
  if (isOpen && next !== undefined && progress.running.length < limits.width) {
    const own = Math.max(...next.suspects.map(({ prepare }) => prepare));
    // Later ones have to leave time for the reproduction of what the first ones find.
    const reserve = progress.items[0] === next ? 0 : costs.arm;
    if (isAffordable(costs, own, reserve)) return armOfItem(view, next);
  }
  if (isOpen) {
    const last = searched(view, progress) ?? commit(view, progress);
    return last !== null && isAffordable(costs, costs.prepare, 0) ? last : null;
  }
  const placebo = placeboArm(view, progress);
  return placebo !== null && isAffordable(costs, costs.prepare, 0) ? placebo : null;
};
