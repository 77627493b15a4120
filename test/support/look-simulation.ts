import { type Random, createRandom } from '../../src/core/random.ts';
import { type Course, type Series, enactLooks } from '../../src/gate/enact-looks.ts';
import { type LookPlan, planLooks } from '../../src/statistics/looks.ts';
import { normal } from './normal-noise.ts';

/** Draws the effect of one block on code that does not differ. */
export type Noise = (random: Random) => number;

/** Normal block noise with this standard deviation. */
export const normalNoise =
  (deviation: number): Noise =>
  (random) =>
    deviation * normal(random);

/** Student's t with 5 degrees of freedom: one block in a thousand lies five deviations out. */
export const heavyNoise =
  (deviation: number): Noise =>
  (random) => {
    let squares = 0;
    for (let k = 0; k < 5; k++) squares += normal(random) ** 2;
    // The variance of t with 5 degrees of freedom is 5 / 3.
    return (deviation * normal(random)) / Math.sqrt(squares / 5) / Math.sqrt(5 / 3);
  };

/** One process in eight runs 4 % slower for as long as it lives, on either side; beside a normal deviation of 1 %. */
export const bimodalNoise: Noise = (random) => {
  const slow = (): number => (random.next() < 1 / 8 ? 0.04 : 0);
  return slow() - slow() + 0.01 * normal(random);
};

/** The standard plan spoilt: every look spends the whole error. */
export const fullErrorAtEveryLook = (maxBlocks: number): LookPlan => ({
  looks: planLooks(maxBlocks).looks.map(({ blocks }) => ({ blocks, share: 1 })),
});

export interface Simulation {
  readonly seed: number;
  readonly trials: number;
  readonly noise: Noise;
  /** True effect on the log scale. */
  readonly effect?: number;
  /** Of the first comparison, instead of `effect`. */
  readonly firstEffect?: number;
  readonly tolerance?: number;
  /** Comparisons in the family. */
  readonly metrics?: number;
  /** Share of the variance that the metrics of a block have in common, 0 to 1. */
  readonly common?: number;
  readonly plan?: LookPlan;
  readonly rate?: number;
}

/** A simulated run: what all its looks said about each comparison. */
export type Run = readonly Course[];

/**
 * Runs with known truth that are looked at at every look of their plan. A tiny tolerance shows the error of the test alone.
 */
export const simulateRuns = (simulation: Simulation): Run[] => {
  const { seed, trials, noise, effect = 0, tolerance = 1e-9, metrics = 1, common = 0, rate = 0.01 } = simulation;
  const { plan = planLooks(16), firstEffect = effect } = simulation;
  const random = createRandom(seed);
  const blocks = plan.looks.at(-1)?.blocks ?? 0;
  return Array.from({ length: trials }, () => {
    const shared = Array.from({ length: blocks }, () => (common === 0 ? 0 : noise(random)));
    const family = Array.from({ length: metrics }, (_, index): Series => ({
      effects: shared.map(
        (it) => (index === 0 ? firstEffect : effect) + Math.sqrt(common) * it + Math.sqrt(1 - common) * noise(random),
      ),
      looks: plan.looks,
      scale: { kind: 'ratio', better: 'lower' },
      tolerance,
      exact: false,
    }));
    return enactLooks(family, metrics, rate);
  });
};

/** The share of runs of which something is true. */
export const shareOf = (runs: readonly Run[], holds: (run: Run) => boolean): number =>
  runs.filter(holds).length / runs.length;
