import { takesAlong } from './held.ts';
import { limits } from './limits.ts';
import type { ProofState, ProofSuspect } from './proof-state.ts';

/** Fewer say less than what was expected beforehand. */
const enough = 3;

const meanOf = (values: readonly number[], otherwise: number): number =>
  values.length < enough ? otherwise : values.reduce((sum, it) => sum + it, 0) / values.length;

export interface Costs {
  /** Of one block, ms: as it was so far. */
  readonly block: number;
  /** Of making an arm ready, ms. */
  readonly prepare: number;
  /** Of an arm until it may be decided. */
  readonly arm: number;
  /** What is left of the budget. */
  readonly left: number;
}

export const costsOf = ({ plan, arms, blocks, spent }: ProofState): Costs => {
  const block = meanOf(
    blocks.map(({ took }) => took),
    plan.costs.block,
  );
  const prepare = meanOf(
    arms.flatMap(({ took, failure }) => (failure === null ? [took] : [])),
    plan.costs.prepare,
  );
  return { block, prepare, arm: prepare + limits.fewest * block, left: plan.budget - spent };
};

/**
 * Suspects that can be undone, in the order in which they are worth a test: how likely they are, and how soon it is known. What others would
 * take along is as likely as they are, and comes before them.
 */
export const worthTesting = ({ plan }: ProofState): ProofSuspect[] => {
  const measured = limits.fewest * plan.costs.block;
  const worth = ({ weight, prepare }: ProofSuspect): number => (weight * measured) / Math.max(1, measured + prepare);
  const undoable = plan.suspects.filter((it) => it.undoable);
  const worths = new Map(
    undoable.map((it) => [
      it,
      Math.max(worth(it), ...undoable.filter((other) => takesAlong(other, it)).map((other) => worth(other))),
    ]),
  );
  const worthOf = (it: ProofSuspect): number => worths.get(it) ?? 0;
  return undoable.toSorted((a, b) => worthOf(b) - worthOf(a) || a.units.length - b.units.length);
};
