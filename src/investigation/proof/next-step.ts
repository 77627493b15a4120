import { isBundleMetric } from '../../core/metrics.ts';
import { costsOf } from './costs.ts';
import { halves } from './items.ts';
import { limits } from './limits.ts';
import { livingArms, wantsHead, type Wish } from './living.ts';
import { isLive } from './openness.ts';
import { type Progress, progressOf } from './progress.ts';
import { headArm, type ProofState } from './proof-state.ts';
import type { FinishReason, Step } from './step.ts';
import { viewProof, type View } from './view.ts';
import { wantedArm } from './wanted.ts';

const texts: Readonly<Record<FinishReason, string>> = {
  explained: 'The regression is explained.',
  'nothing-left': 'Everything that could be tested was tested.',
  budget: 'The time for experiments is used up.',
  'not-reproduced': 'The head did not show the regression again, so there is nothing to explain.',
  'nothing-to-test': 'Nothing of the change can be undone, so nothing was tested.',
  unmeasurable: 'The head itself could not be measured.',
};

const finish = (reason: FinishReason): Step => ({ kind: 'finish', reason, text: texts[reason] });

/** Every arm is first, second, … equally often, so that what drifts meets all of them alike. */
const rotate = (wishes: readonly Wish[], blocks: number): Wish[] => {
  const turn = wishes.length === 0 ? 0 : Math.floor(blocks / wishes.length) % wishes.length;
  return [...wishes.slice(turn), ...wishes.slice(0, turn)];
};

const roundOf = (view: View, living: readonly Wish[], most: number): Step => {
  const suites = [...new Set(living.map(({ suite }) => suite))];
  const isLacking = (suite: string): boolean =>
    living.some((it) => it.suite === suite && view.leads.some((_, lead) => view.lacksHead(it.arm, lead)));
  const heads = suites
    .filter((suite) => wantsHead(view, suite) || isLacking(suite))
    .map((suite) => ({ arm: headArm, suite }));
  // Without blocks of the head nothing is a share of anything.
  const blocks = [...heads, ...living].slice(0, Math.max(1, most));
  return { kind: 'round', blocks: rotate(blocks, view.state.blocks.length) };
};

const isLost = (view: View): boolean => {
  const suites = [...new Set(view.leads.map(({ suite }) => suite))];
  return suites.some((suite) => view.lost(headArm, suite) >= limits.mostLost);
};

const isOfBundles = ({ leads }: View): boolean => leads.every(({ metric }) => isBundleMetric(metric));

const isSearchable = ({ plan }: ProofState): boolean => plan.units.length > 0 || plan.commits.length > 1;

const isOver = (view: View, { target, search, bisection }: Progress): FinishReason => {
  if (target === null) return view.leads.some((_, lead) => isLive(view, lead)) ? 'explained' : 'not-reproduced';
  const isSearching = search?.kind === 'test' || bisection?.kind === 'test';
  return view.state.arms.length === 0 && !isSearching ? 'nothing-to-test' : 'nothing-left';
};

/**
 * What to do next, from what was measured so far alone: whoever goes on after a crash is told the same. After each step the state is
 * brought forward by `advance`.
 *
 * In this order. Groups that take part are taken apart. Where only bundles are concerned, what is made is measured at once. Arms are made
 * ready while few are: the base with only the winner, all contributing factors together, then suspects by how likely they are and how soon
 * they are known; when none survives, or those that do leave something, sets of units and then commits; when the regression is explained
 * something innocent. Else all arms that are not decided get a block each, beside the head, until time is over. An arm is dropped when it
 * is cleared, from three blocks on, or after eight.
 */
export const nextStep = (state: ProofState): Step => {
  const view = viewProof(state);
  if (view.leads.length === 0) return finish('nothing-to-test');
  if (isLost(view)) return finish('unmeasurable');
  const progress = progressOf(view);
  const costs = costsOf(state);
  const [group] = progress.guilty;
  if (group !== undefined && group.arm !== null && progress.target !== null) {
    const into = halves(group.suspects).map((half) => half.map(({ id }) => id));
    return { kind: 'split', group: group.arm.id, into };
  }
  const fitting = Math.floor(costs.left / Math.max(1, costs.block));
  const living = livingArms(view, progress);
  // What was built is measured in no time: it may say that nothing else has to be built.
  if (isOfBundles(view) && living.length > 0 && fitting > 0) return roundOf(view, living, fitting);
  const wanted = wantedArm(view, progress, costs);
  if (wanted !== null && fitting > 0) return { kind: 'prepare', arm: wanted };
  const { target } = progress;
  // Before anything is looked for beyond the suspects the head has to show that there is something.
  if (living.length === 0 && target !== null && view.shown(target) === 'open' && isSearchable(state) && fitting > 0) {
    return { kind: 'round', blocks: [{ arm: headArm, suite: view.leads[target]?.suite ?? '' }] };
  }
  if (living.length > 0 && fitting > 0) return roundOf(view, living, fitting);
  const isWanting = living.length > 0 || wantedArm(view, progress, { ...costs, left: Infinity }) !== null;
  return finish(isWanting && target !== null ? 'budget' : isOver(view, progress));
};
