import { isNecessary } from './decide.ts';
import { fewestBlocks } from './lead.ts';
import { limits } from './limits.ts';
import type { ProofSuspect } from './proof-state.ts';
import { withinTolerance } from './shares.ts';
import type { View } from './view.ts';

/** Whether a suspect is concerned by a lead at all. */
export const concerns = ({ leads }: View, { suites }: ProofSuspect, lead: number): boolean =>
  suites.length === 0 || suites.includes(leads[lead]?.suite ?? '');

/** Whether the head shows a lead, or may still. */
export const isLive = (view: View, lead: number): boolean => {
  const shown = view.shown(lead);
  return shown === 'yes' || shown === 'open';
};

const fewest = ({ leads }: View, lead: number, ofNoise: number = limits.fewest): number => {
  const of = leads[lead];
  return of === undefined ? ofNoise : fewestBlocks(of, ofNoise);
};

/** Whether more blocks of the suspect's own arm could still say something new on a lead. */
export const isUndoOpen = (view: View, suspect: ProofSuspect, lead: number): boolean => {
  const arm = view.own(suspect, 'undo');
  const { decision, recovery, within, counter, ...rest } = view.standing(suspect, lead);
  if (arm === null || view.tried(arm.id, lead) >= limits.most) return false;
  if (isNecessary({ ...rest, recovery, within, counter })) return false;
  if (decision === 'ruled-out') return false;
  if (decision !== 'contributing') return true;
  // It takes part: is it all of it?
  return recovery !== null && recovery.high >= limits.proven && within !== 'no' && counter?.moved !== false;
};

/** What is known of an arm that either wins back most of the regression or does not. */
export type Outcome = 'recovers' | 'not' | 'open';

/**
 * Of a set that is undone, or a commit: after the most blocks the estimate alone says so, which has to be more than the bound. `least`:
 * the share that has to be won back.
 */
export const outcomeOf = (view: View, arm: string, lead: number, least: number = limits.proven): Outcome => {
  const recovery = view.recovery(arm, lead);
  const blocks = view.effects(arm, lead).length;
  if (recovery !== null && recovery.high < least) return 'not';
  if (recovery !== null && recovery.low >= least && blocks >= fewest(view, lead)) return 'recovers';
  return view.tried(arm, lead) >= limits.most ? 'not' : 'open';
};

/** Of an arm without several: both what it wins back and whether the rest is within the tolerance are asked for. */
export const isJointOpen = (view: View, arm: string, lead: number): boolean => {
  const of = view.leads[lead];
  if (of === undefined || view.tried(arm, lead) >= limits.most) return false;
  const outcome = outcomeOf(view, arm, lead);
  return outcome === 'open' || (outcome === 'recovers' && withinTolerance(view.effects(arm, lead), of) === 'open');
};

/** How far the reproduction of something came on a lead. `refuted`: it is shown not to be enough alone. */
export type Reproduced = 'wanted' | 'running' | 'shown' | 'refuted' | 'undecided' | 'impossible';

export const reproducedBy = (view: View, arm: string, lead: number): Reproduced => {
  const share = view.share(arm, lead);
  const blocks = view.effects(arm, lead).length;
  if (share !== null && blocks >= fewest(view, lead)) {
    if (share.low >= limits.proven) return 'shown';
    if (share.high < limits.proven) return 'refuted';
  }
  return view.tried(arm, lead) >= limits.most ? 'undecided' : 'running';
};

export const reproductionOf = (view: View, suspect: ProofSuspect, lead: number): Reproduced => {
  if (!suspect.reproducible) return 'impossible';
  const arm = view.state.arms.find(
    (it) => it.kind === 'only' && it.suspects.length === 1 && it.suspects[0] === suspect.id,
  );
  if (arm === undefined) return 'wanted';
  return arm.failure === null ? reproducedBy(view, arm.id, lead) : 'impossible';
};
