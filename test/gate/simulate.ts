import type { Course } from '../../src/gate/enact-looks.ts';
import {
  type Noise,
  type Simulation,
  bimodalNoise,
  fullErrorAtEveryLook,
  heavyNoise,
  normalNoise,
  sharesOfRuns,
} from '../support/look-simulation.ts';

/*
 * Prints the figures that calibration.test.ts asserts on. It is a program of its own because jest's contexts make every
 * global (`Math.exp`) dozens of times slower. Numbers of trials are such that the distance between an expected share and its
 * bound is four standard errors or more.
 */
const wrong = fullErrorAtEveryLook(16);
const effect = 0.03;

const anyRegressed = (courses: readonly Course[]): boolean => courses.some(({ decision }) => decision === 'regressed');
const lowFails = (courses: readonly Course[]): boolean => courses.some(({ low }) => low > effect);
const highFails = (courses: readonly Course[]): boolean => courses.some(({ high }) => high < effect);
const bothQuestions = { lowFails, highFails, eitherFails: (it: readonly Course[]) => lowFails(it) || highFails(it) };
const firstRegressed = ([first]: readonly Course[]): boolean => first?.decision === 'regressed';
const passed = (courses: readonly Course[]): boolean =>
  courses.every(({ decision }) => decision === 'unchanged' || decision === 'improved');

const ofNoise = (noise: Noise) => ({
  blocked: sharesOfRuns({ seed: 1, trials: 40_000, noise }, { anyRegressed }).anyRegressed,
  blockedIfSpoilt: sharesOfRuns({ seed: 1, trials: 10_000, noise, plan: wrong }, { anyRegressed }).anyRegressed,
  interval: sharesOfRuns({ seed: 2, trials: 10_000, noise, effect }, bothQuestions),
  intervalIfSpoilt: sharesOfRuns({ seed: 2, trials: 5000, noise, effect, plan: wrong }, bothQuestions),
});

const twelve: Simulation = { seed: 3, trials: 12_000, noise: normalNoise(0.02), metrics: 12, common: 0.5 };
const gate: Simulation = { seed: 5, trials: 2000, noise: normalNoise(0.03), metrics: 12, tolerance: 0.05 };

const figures = {
  normal: ofNoise(normalNoise(0.02)),
  heavy: ofNoise(heavyNoise(0.02)),
  bimodal: ofNoise(bimodalNoise),
  family: sharesOfRuns(twelve, { anyRegressed }).anyRegressed,
  familyIfSpoilt: sharesOfRuns({ ...twelve, trials: 3000, plan: wrong }, { anyRegressed }).anyRegressed,
  /** Each of the twelve at 1 % for itself. */
  familyIfUncontrolled: sharesOfRuns({ ...twelve, trials: 3000, rate: 0.12 }, { anyRegressed }).anyRegressed,
  besideRegression: sharesOfRuns(
    { ...twelve, seed: 4, trials: 25_000, metrics: 4, firstEffect: 0.3 },
    { firstRegressed, othersRegressed: (courses) => anyRegressed(courses.slice(1)) },
  ),
  found: sharesOfRuns({ ...gate, effect: Math.log(1.1) }, { firstRegressed }).firstRegressed,
  passed: sharesOfRuns(gate, { passed }).passed,
  passedAtTolerance: sharesOfRuns({ ...gate, metrics: 1, trials: 10_000, effect: Math.log(1.05) }, { passed }).passed,
};

export type Figures = typeof figures;

console.log(JSON.stringify(figures));
