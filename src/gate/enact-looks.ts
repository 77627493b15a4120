import { holm } from '../statistics/holm.ts';
import type { Look } from '../statistics/looks.ts';
import { type Estimate, type LookDecision, type Yardstick, decide, estimateEffect, intervalTail } from './compare.ts';

/** One comparison over the blocks of its suite. */
export interface Series extends Yardstick {
  /** The effect of each counted comparison block in order, larger is worse; null where a block gave none. */
  readonly effects: readonly (number | null)[];
  /** The looks that its suite has had. */
  readonly looks: readonly Look[];
}

/** What the looks so far have said about one comparison. */
export interface Course {
  readonly decision: LookDecision;
  /** The estimate of the last look that had one. */
  readonly last: { readonly look: Look; readonly estimate: Estimate } | null;
  /** The highest lower and the lowest upper end of all looks, in effects. */
  readonly low: number;
  readonly high: number;
}

/** Share of the blocks that must have given an effect: fewer would be a selection. */
export const neededCoverage = 0.8;

/** The effects of the first `blocks` blocks, or none when too many of them gave nothing. */
export const effectsUpTo = (effects: readonly (number | null)[], blocks: number): number[] => {
  const had = effects.slice(0, blocks);
  const given = had.filter((effect) => effect !== null);
  return given.length < neededCoverage * had.length ? [] : given;
};

const rank = { inconclusive: 0, unchanged: 1, improved: 2, regressed: 3 } as const;

const strongest = (a: LookDecision, b: LookDecision): LookDecision => (rank[b] > rank[a] ? b : a);

interface State {
  decision: LookDecision;
  shown: boolean;
  last: Course['last'];
  low: number;
  high: number;
}

/**
 * Re-enacts every look of one family of comparisons from its blocks: the same blocks give the same courses.
 *
 * Error control. Let the family have m comparisons and the k-th look of a comparison have the error share s(k), where the
 * shares of a comparison sum to at most 1. At each look Holm's procedure runs at level `rate` on p / s(k), over the
 * comparisons not yet shown to be worse; those without data count as p = 1. A first false rejection at look k needs a true
 * null with p <= rate x s(k) / m0, m0 the number of true nulls (everything rejected before was rightly rejected); summed
 * over looks and true nulls that is at most `rate`, whatever the dependence between metrics, blocks and looks, and whenever
 * the run stops (Bonferroni over looks, Holm 1979 within).
 *
 * What is kept. What was once shown to be worse stays shown, and `regressed` stays: the error is spent. `unchanged` and `improved` stay as well, as the upper ends of all looks
 * hold together with 95 %; but a later `regressed` wins over them: its error was counted in advance, and hiding it would pass a
 * change that is shown to be worse. A kept pass costs nothing against the false-alarm rate.
 */
export const enactLooks = (family: readonly Series[], size: number, rate: number): Course[] => {
  const states = family.map((): State => ({
    decision: 'inconclusive',
    shown: false,
    last: null,
    low: -Infinity,
    high: Infinity,
  }));
  const rounds = Math.max(0, ...family.map(({ looks }) => looks.length));
  let open = Math.max(size, family.length);
  for (let round = 0; round < rounds; round++) {
    const present = family.flatMap((series, index) => {
      const look = series.looks[round];
      const state = states[index];
      if (look === undefined || state === undefined) return [];
      const effects = effectsUpTo(series.effects, look.blocks);
      const estimate = estimateEffect(effects, intervalTail * look.share, series.exact);
      return estimate === null ? [] : [{ series, state, look, estimate }];
    });
    const tested = present.filter(({ state }) => !state.shown);
    const rejected = holm(
      tested.map(({ estimate, look }) => estimate.p / look.share),
      rate,
      open,
    );
    for (const [index, { state }] of tested.entries()) {
      if (rejected[index] !== true) continue;
      state.shown = true;
      open--;
    }
    for (const { series, state, look, estimate } of present) {
      state.decision = strongest(state.decision, decide(estimate, state.shown, series));
      state.last = { look, estimate };
      state.low = Math.max(state.low, estimate.low);
      state.high = Math.min(state.high, estimate.high);
    }
  }
  return states.map(({ decision, last, low, high }) => ({ decision, last, low, high }));
};
