import { limits } from './limits.ts';
import type { Arm, ArmReading, ProofState } from './proof-state.ts';

/** What became of a step. Times in ms. */
export type ProofEvent =
  | {
      readonly kind: 'prepared';
      readonly arm: Arm;
      readonly took: number;
      /** Why it could not be made, a sentence; null where it is ready. */
      readonly failure: string | null;
    }
  | {
      readonly kind: 'measured';
      readonly arm: string;
      readonly suite: string;
      readonly took: number;
      /** null: the block was discarded. */
      readonly reading: ArmReading | null;
    }
  | { readonly kind: 'split'; readonly group: string }
  /** Time that went by beside the steps: a worker was killed and another went on. */
  | { readonly kind: 'passed'; readonly took: number };

/** An arm of which one block after the other is discarded is given up. */
const giveUp = (state: ProofState, arm: string, suite: string): ProofState => {
  const last = state.blocks.filter((it) => it.arm === arm && it.suite === suite).slice(-limits.mostLost);
  if (last.length < limits.mostLost || last.some(({ reading }) => reading !== null)) return state;
  const failure = `${last.length} of its blocks in a row had to be discarded.`;
  return { ...state, arms: state.arms.map((it) => (it.id === arm ? { ...it, failure } : it)) };
};

/** The state after an event; the old one stays as it is. An arm that is prepared again, after a crash, replaces itself. */
export const advance = (state: ProofState, event: ProofEvent): ProofState => {
  switch (event.kind) {
    case 'prepared': {
      const { arm, took, failure } = event;
      const made = { ...arm, took, failure };
      const isKnown = state.arms.some(({ id }) => id === arm.id);
      const arms = isKnown ? state.arms.map((it) => (it.id === arm.id ? made : it)) : [...state.arms, made];
      return { ...state, arms, spent: state.spent + took };
    }
    case 'measured': {
      const { arm, suite, took, reading } = event;
      const blocks = [...state.blocks, { arm, suite, took, reading }];
      return giveUp({ ...state, blocks, spent: state.spent + took }, arm, suite);
    }
    case 'split':
      return { ...state, splits: [...state.splits, event.group] };
    case 'passed':
      return { ...state, spent: state.spent + event.took };
  }
};
