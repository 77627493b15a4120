import {
  type Noise,
  type Run,
  type Simulation,
  bimodalNoise,
  fullErrorAtEveryLook,
  heavyNoise,
  normalNoise,
  shareOf,
  simulateRuns,
} from '../support/look-simulation.ts';

/*
 * Prints the figures that calibration.test.ts asserts on. It is a program of its own because jest's contexts make every
 * global (`Math.exp`) dozens of times slower. Numbers of trials are such that the distance between an expected share and its
 * bound is four standard errors or more.
 */
const wrong = fullErrorAtEveryLook(16);
const effect = 0.03;

const anyRegressed = (run: Run): boolean => run.some(({ decision }) => decision === 'regressed');
const firstRegressed = ([first]: Run): boolean => first?.decision === 'regressed';
const lowFails = (run: Run): boolean => run.some(({ low }) => low > effect);
const highFails = (run: Run): boolean => run.some(({ high }) => high < effect);
const passed = (run: Run): boolean => run.every(({ decision }) => decision === 'unchanged' || decision === 'improved');

const blocked = (simulation: Simulation): number => shareOf(simulateRuns(simulation), anyRegressed);

const coverage = (simulation: Simulation) => {
  const runs = simulateRuns({ ...simulation, effect });
  return {
    lowFails: shareOf(runs, lowFails),
    highFails: shareOf(runs, highFails),
    eitherFails: shareOf(runs, (run) => lowFails(run) || highFails(run)),
  };
};

const ofNoise = (noise: Noise) => ({
  blocked: blocked({ seed: 1, trials: 40_000, noise }),
  blockedIfSpoilt: blocked({ seed: 1, trials: 10_000, noise, plan: wrong }),
  interval: coverage({ seed: 2, trials: 10_000, noise }),
  intervalIfSpoilt: coverage({ seed: 2, trials: 5000, noise, plan: wrong }),
});

const twelve: Simulation = { seed: 3, trials: 12_000, noise: normalNoise(0.02), metrics: 12, common: 0.5 };
const gate: Simulation = { seed: 5, trials: 2000, noise: normalNoise(0.03), metrics: 12, tolerance: 0.05 };
const besideRegression = simulateRuns({ ...twelve, seed: 4, trials: 25_000, metrics: 4, firstEffect: 0.3 });

const figures = {
  normal: ofNoise(normalNoise(0.02)),
  heavy: ofNoise(heavyNoise(0.02)),
  bimodal: ofNoise(bimodalNoise),
  family: blocked(twelve),
  familyIfSpoilt: blocked({ ...twelve, trials: 3000, plan: wrong }),
  /** Each of the twelve at 1 % for itself. */
  familyIfUncontrolled: blocked({ ...twelve, trials: 3000, rate: 0.12 }),
  besideRegression: {
    first: shareOf(besideRegression, firstRegressed),
    others: shareOf(besideRegression, (run) => anyRegressed(run.slice(1))),
  },
  found: shareOf(simulateRuns({ ...gate, effect: Math.log(1.1) }), firstRegressed),
  passed: shareOf(simulateRuns(gate), passed),
  passedAtTolerance: shareOf(simulateRuns({ ...gate, metrics: 1, trials: 10_000, effect: Math.log(1.05) }), passed),
};

export type Figures = typeof figures;

console.log(JSON.stringify(figures));
