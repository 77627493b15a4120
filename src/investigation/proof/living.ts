import { fewestBlocks } from './lead.ts';
import { limits } from './limits.ts';
import { concerns, isJointOpen, isLive, isUndoOpen, outcomeOf, reproducedBy } from './openness.ts';
import type { Progress } from './progress.ts';
import { headArm, type PreparedArm } from './proof-state.ts';
import type { View } from './view.ts';

export interface Wish {
  readonly arm: string;
  readonly suite: string;
}

/** Those that matter most come first where time is short. */
const urgency: Readonly<Record<PreparedArm['kind'], number>> = {
  only: 0,
  joint: 1,
  undo: 2,
  group: 3,
  delta: 4,
  commit: 5,
  placebo: 6,
};

const fewest = (view: View, lead: number, ofNoise: number): number => {
  const of = view.leads[lead];
  return of === undefined ? ofNoise : fewestBlocks(of, ofNoise);
};

/** Whether another block of an arm could tell something about a lead. */
const isOpenOn = (view: View, progress: Progress, arm: PreparedArm, lead: number): boolean => {
  const isSettled = progress.settled[lead] === true;
  const blocks = view.effects(arm.id, lead).length;
  if (view.tried(arm.id, lead) >= limits.most || !isLive(view, lead)) return false;
  switch (arm.kind) {
    case 'only':
      return !isSettled && reproducedBy(view, arm.id, lead) === 'running';
    case 'joint':
      return !isSettled && isJointOpen(view, arm.id, lead);
    case 'placebo': {
      const recovery = view.recovery(arm.id, lead);
      const isCleared = recovery !== null && recovery.high < limits.cleared;
      return !isCleared && blocks < fewest(view, lead, limits.placebo);
    }
    case 'delta':
    case 'commit': {
      const { search, bisection } = progress;
      // Sets are asked for as long as they are open.
      const isAsked =
        arm.kind === 'delta'
          ? search?.kind === 'test' && search.sets.some((set) => view.undoing(set)?.id === arm.id)
          : bisection?.kind === 'test' && bisection.commit === arm.commit && outcomeOf(view, arm.id, lead) === 'open';
      return lead === progress.target && isAsked;
    }
    case 'group':
      return !isSettled && progress.running.some((item) => item.arm?.id === arm.id);
    case 'undo': {
      const suspect = view.state.plan.suspects.find(({ id }) => id === arm.suspects[0]);
      if (suspect === undefined || !concerns(view, suspect, lead) || !isUndoOpen(view, suspect, lead)) return false;
      // What was begun when the cause was found is cleared properly: that is a result too.
      return isSettled ? blocks > 0 && blocks < fewest(view, lead, limits.fewest) : true;
    }
  }
};

/**
 * Arms that want a block, in the suites where they want it, the most urgent first; without the head itself. A lead that may follow from
 * another one waits for that: what explains the one mostly explains the other, and its blocks count for both.
 */
export const livingArms = (view: View, progress: Progress): Wish[] => {
  const suites = [...new Set(view.leads.map(({ suite }) => suite))];
  const made = view.state.arms.filter(({ failure }) => failure === null);
  const isBusy = view.leads.map((_, lead) => made.some((arm) => isOpenOn(view, progress, arm, lead)));
  const waits = view.leads.map(({ follows }) => follows !== null && isBusy[follows] === true);
  return made
    .toSorted((a, b) => urgency[a.kind] - urgency[b.kind])
    .flatMap((arm) =>
      suites
        .filter((suite) =>
          view.leads.some(
            (lead, index) => lead.suite === suite && waits[index] !== true && isOpenOn(view, progress, arm, index),
          ),
        )
        .map((suite) => ({ arm: arm.id, suite })),
    );
};

/** Whether the head joins a round in a suite: until it is known well, and now and then later, as machines change. */
export const wantsHead = (view: View, suite: string): boolean => {
  const own = view.state.blocks.filter((it) => it.suite === suite);
  const last = own.findLastIndex(({ arm, reading }) => arm === headArm && reading !== null);
  return view.blocks(headArm, suite) < limits.most || own.length - 1 - last >= limits.headEvery;
};
