import { expect, test } from '@jest/globals';
import { createRandom } from '../../../src/core/random.ts';
import { creepsOf } from '../../../src/usecases/baseline/creep.ts';
import type { Stored } from '../../../src/usecases/baseline/read-stored.ts';
import { normalNoise } from '../../support/look-simulation.ts';
import { makeRecord, testClass } from '../../support/make-record.ts';
import { makeMetric } from '../../support/make-result.ts';
import { measurePair, recordOf } from './simulate-records.ts';

const metric = makeMetric({ scenario: 'normal', change: 0.008, spread: 0.01 });

const stored = (records: Stored['suites'][number]['records']): Stored => ({
  place: 'x',
  environment: testClass,
  suites: [{ suite: 'api', records, others: [] }],
  problems: [],
  reached: true,
});

const told = (effects: readonly number[], { noise = 0.005, seed = 3, metrics = [metric] } = {}): string[] => {
  const random = createRandom(seed);
  const records = effects.map((effect, k) => recordOf(k + 1, measurePair(random, normalNoise(noise), effect, 8)));
  const base = makeRecord({ number: effects.length }).commit;
  const run = { base, head: 'f'.repeat(40), at: '2026-05-01T00:00:00.000Z', unpaired: new Set<string>() };
  return creepsOf(stored(records), metrics, run, 0.01);
};

const times = (count: number, effect: number): number[] => Array.from({ length: count }, () => effect);

test('small steps that add up beyond the tolerance are told, with the first and the last commit', () => {
  const [notice, ...others] = told(times(14, 0.008));
  expect(others).toEqual([]);
  expect(notice).toMatch(/^Slow creep: CPU time per request in api, scenario normal changed by \+1\d % \(/);
  expect(notice).toContain(`from commit ${makeRecord({ number: 0 }).commit.slice(0, 10)} to ffffffffff`);
  expect(notice).toContain('over 15 measurements of which none alone reached the tolerance of 5 %.');
});

test('nothing is told of what stays within the tolerance, or gets better', () => {
  expect(told(times(14, 0.001))).toEqual([]);
  expect(told(times(14, -0.008))).toEqual([]);
});

test('a step that was beyond the tolerance by itself is no creep: it was told when it happened', () => {
  expect(told([...times(6, 0), 0.2, ...times(6, 0)])).toEqual([]);
  expect(told([0.2, ...times(14, 0.008)])[0]).toContain(`from commit ${makeRecord({ number: 1 }).commit.slice(0, 10)}`);
});

test('of a metric that should be high, falling is worse', () => {
  const throughput = makeMetric({
    metric: 'throughput',
    scenario: 'normal',
    primary: true,
    change: -0.01,
    spread: 0.01,
  });
  const falling = (effect: number) =>
    creepsOf(
      stored(
        times(14, effect).map((it, k) => {
          const record = recordOf(k + 1, measurePair(createRandom(k), normalNoise(0.004), it, 8));
          return { ...record, metrics: record.metrics.map((own) => ({ ...own, metric: 'throughput' })) };
        }),
      ),
      [throughput],
      { base: makeRecord({ number: 14 }).commit, head: 'f'.repeat(40), at: '2026-05-01', unpaired: new Set() },
      0.01,
    );
  expect(falling(-0.008)).toHaveLength(1);
  expect(falling(0.008)).toEqual([]);
});

test('too few measurements are not slow', () => {
  expect(told([0.04])).toEqual([]);
});

test('noise alone is told in at most 1 % of refreshes', () => {
  const trials = 300;
  const unchanged = makeMetric({ scenario: 'normal', change: 0, spread: 0.03 });
  const false_ = Array.from({ length: trials }, (_, k) =>
    told(times(20, 0), { noise: 0.03, seed: k, metrics: [unchanged] }),
  );
  expect(false_.filter((notices) => notices.length > 0).length).toBeLessThanOrEqual(0.03 * trials);
});
