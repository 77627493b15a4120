import type { Block } from '../../src/core/block.ts';
import { defaultPolicy, type Policy } from '../../src/core/policy.ts';
import { createRandom, type Random } from '../../src/core/random.ts';
import type { MetricResult } from '../../src/core/result.ts';
import { judge } from '../../src/gate/judge.ts';
import { makeJudgeInput, makeSuiteInput } from '../support/make-judge-input.ts';
import { makeSignalBlock, type SideSketch } from '../support/make-signals.ts';
import { normal } from '../support/normal-noise.ts';

/*
 * Prints the figures that signal-calibration.test.ts asserts on: runs of a service whose counts and heap vary as real ones do, and whose
 * sides do not differ, or differ by a known amount. Each run is judged where it might have ended. See simulate.ts for why it is a program.
 */
const routes = ['GET /a', 'GET /b', 'GET /c'] as const;
const looks = [4, 8, 16] as const;

/** A number of events whose mean is `mean`. */
const poisson = (mean: number, random: Random): number => {
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  let count = 0;
  for (let product = 1 - random.next(); product > Math.exp(-mean); product *= 1 - random.next()) count += 1;
  return count;
};

interface Truth {
  /** Bytes a request. */
  readonly leak?: number;
  /** Share by which one route asks more. */
  readonly more?: number;
}

/** One side of one block: counts that are exact, that vary with what is asked, and that are rare; a heap that wanders. */
const sideOf = (random: Random, { leak = 0, more = 0 }: Truth): SideSketch => {
  const served = routes.map((route) => [route, 300 + poisson(100, random)] as const);
  const [, b = 0, c = 0] = served.map(([, count]) => count);
  const varied = (1 + more) * 2.5 * b + 1.5 * Math.sqrt(b) * normal(random);
  return {
    signals: {
      requests: Object.fromEntries(served),
      statements: [
        { name: 'exact', route: 'GET /a', each: 3 },
        { name: 'varied', route: 'GET /b', each: varied / b, rows: 4 },
        { name: 'rare', route: 'GET /c', each: poisson(0.03 * c, random) / c },
      ],
      sync: [{ name: 'fs.statSync', route: 'GET /b', each: poisson(0.5 * b, random) / b }],
      opened: poisson(0.004 * (b + c), random) / (b + c),
      growth: 30 + leak + 60 * normal(random),
    },
  };
};

const runOf = (random: Random, truth: Truth): Block[] => {
  const blocks: Block[] = [];
  for (let k = 0; k < 16; k++) {
    const options = { base: sideOf(random, {}), head: sideOf(random, truth) };
    blocks.push(makeSignalBlock(blocks.length, options));
    if (k % 4 === 3) {
      const control = { base: sideOf(random, {}), head: sideOf(random, {}) };
      blocks.push({ ...makeSignalBlock(blocks.length, control), kind: 'control' });
    }
  }
  return blocks;
};

const suite = { routes: routes.map((name) => ({ name, weight: 1 })) };

/** Comparisons of signals at the end that the run has with so many comparison blocks. */
type JudgedAt = (most: number) => MetricResult[];

const judged =
  (blocks: readonly Block[], policy: Policy): JudgedAt =>
  (most) => {
    let left = most;
    const until = blocks.filter(({ kind }) => (kind === 'comparison' ? left-- > 0 : left > 0));
    return judge(makeJudgeInput([makeSuiteInput(until, suite)], { final: most === 16, policy })).metrics;
  };

type Holds = (at: JudgedAt) => boolean;

const share = (trials: number, seed: number, truth: Truth, holds: Holds, policy: Policy = defaultPolicy): number => {
  const random = createRandom(seed);
  let held = 0;
  for (let k = 0; k < trials; k++) if (holds(judged(runOf(random.fork(String(k)), truth), policy))) held += 1;
  return held / trials;
};

/** Next to nothing is tolerated, which shows the error of the test alone. */
const strict: Policy = {
  ...defaultPolicy,
  tolerance: {
    default: 1e-9,
    metrics: Object.fromEntries(
      ['memory.growth', 'db.queries', 'db.rows', 'db.connections', 'io.sync-calls'].map((metric) => [metric, 1e-9]),
    ),
  },
};

const regressed =
  (wanted: (it: MetricResult) => boolean = () => true) =>
  (at: JudgedAt): boolean =>
    looks.some((most) => at(most).some((it) => it.primary && it.decision === 'regressed' && wanted(it)));

const figures = {
  /** Nothing differs, and a run is blocked at any of its looks. */
  blocked: share(500, 1, {}, regressed()),
  blockedIfNothingIsTolerated: share(1500, 5, {}, regressed(), strict),
  /** Nothing differs, and all comparisons of signals are decided at the end. */
  decided: share(150, 2, {}, (at) =>
    at(16).every((it) => !it.primary || it.decision === 'unchanged' || it.decision === 'improved'),
  ),
  leakFound: share(
    150,
    3,
    { leak: 200 },
    regressed(({ metric }) => metric === 'memory.growth'),
  ),
  moreFound: share(
    150,
    4,
    { more: 0.2 },
    regressed(({ metric, route }) => metric === 'db.queries' && route === 'GET /b'),
  ),
};

export type SignalFigures = typeof figures;

console.log(JSON.stringify(figures));
