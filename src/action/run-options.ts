import { randomInt } from 'node:crypto';
import type { BaselineStore } from '../baseline/baseline-store.ts';
import { version } from '../core/version.ts';
import type { RunOptions } from '../usecases/run-check.ts';
import type { ChosenSides } from './choose-sides.ts';
import { runLinks } from './run-links.ts';
import type { Stage } from './stage.ts';

const largestSeed = 2 ** 31 - 1;

/** What a measurement is asked for, by the inputs of the step. */
export const runOptions = (
  { inputs, job, cwd, environment }: Stage,
  { base, head }: ChosenSides,
  baseline: BaselineStore,
): RunOptions => ({
  cwd,
  base,
  head,
  config: inputs.config,
  suites: inputs.suites,
  scenarios: inputs.scenarios,
  timeLimit: inputs['time-limit'],
  seed: randomInt(largestSeed),
  out: inputs.out,
  environment,
  version,
  baseline,
  links: runLinks(job.runUrl),
});
