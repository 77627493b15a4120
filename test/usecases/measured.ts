import type { Block } from '../../src/core/block.ts';
import { createRandom } from '../../src/core/random.ts';
import type { Progress } from '../../src/report/progress.ts';
import { measureSuites } from '../../src/usecases/measure-suites.ts';
import { planCheck } from '../../src/usecases/plan-check.ts';
import { parse } from '../config/parse.ts';
import { configurationText, fakeLaboratory, manualClock, memoryArchive, type Experiment } from './harness.ts';

interface MeasureSetting {
  readonly text?: string;
  readonly timeLimit?: number;
  /** Blocks that are expected, by suite. */
  readonly expected?: Readonly<Record<string, number>>;
  readonly fixed?: boolean;
}

/** `measureSuites` on ports in memory, with both sides configured by `text`. */
export const measure = async (
  experiment: Experiment,
  { text = configurationText(), timeLimit = 6e8, expected = {}, fixed = false }: MeasureSetting = {},
) => {
  const configuration = parse(text);
  const clock = manualClock();
  const archive = memoryArchive();
  const laboratory = fakeLaboratory(clock, experiment);
  const progress: Progress[] = [];
  const started = clock.now();
  const controller = new AbortController();
  const run = () =>
    measureSuites({
      plan: planCheck({
        base: configuration,
        head: configuration,
        given: false,
        changedFiles: ['server.js'],
        onlySuites: [],
        onlyScenarios: [],
      }),
      seed: 5,
      random: createRandom(5),
      deadline: started + timeLimit,
      started,
      clock,
      signal: controller.signal,
      laboratory,
      archive,
      report: (it) => progress.push(it),
      expected: new Map(Object.entries(expected)),
      fixed,
    });
  return { run, clock, archive, laboratory, progress, controller, started };
};

/** Runs it to its end. */
export const measured = async (experiment: Experiment, options: MeasureSetting = {}) => {
  const staged = await measure(experiment, options);
  return { ...staged, ...(await staged.run()) };
};

/** Blocks of a kind that count. */
export const counted = (blocks: readonly Block[], kind: Block['kind'] = 'comparison'): number =>
  blocks.filter((block) => block.kind === kind && block.discarded === null).length;

export const discarded = { reason: 'the machine paused', side: null } as const;
