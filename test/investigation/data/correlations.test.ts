import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createRandom } from '../../../src/core/random.ts';
import { correlation, correlationsOf } from '../../../src/investigation/data/correlations.ts';
import { makeMetric } from '../../support/make-result.ts';
import { normal } from '../../support/normal-noise.ts';

const withEffects = (metric: string, effects: readonly number[]) => ({
  ...makeMetric({ metric, change: 0.5, decision: 'regressed' }),
  base: { value: 2, blocks: effects.map(() => 2) },
  head: { value: 3, blocks: effects.map((it) => 2 * Math.exp(it)) },
});

test('is 1 with itself, -1 turned around, and never beyond', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -1000, max: 1000 })), {
        minLength: 2,
      }),
      (pairs) => {
        const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
        const own = correlation(a, a);
        expect(own === null ? new Set(a).size : Math.abs(own - 1) < 1e-9).toBe(own === null ? 1 : true);
        const r = correlation(a, b);
        const turned = correlation(
          a,
          b.map((it) => -it),
        );
        expect(Math.abs(r ?? 0)).toBeLessThanOrEqual(1);
        expect(turned ?? 0).toBeCloseTo(-(r ?? 0), 9);
      },
    ),
  );
});

test('metrics that are large in the same blocks', () => {
  const random = createRandom(2);
  const effects = Array.from({ length: 12 }, () => 0.4 + 0.2 * normal(random));
  const moved = [
    withEffects('latency.mean', effects),
    withEffects(
      'db.time',
      effects.map((it) => 2 * it + 0.01 * normal(random)),
    ),
    withEffects(
      'allocation.per-request',
      effects.map(() => 0.4 + 0.2 * normal(random)),
    ),
  ];
  const found = correlationsOf(moved, 12);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ metrics: ['latency.mean', 'db.time'], blocks: 12 });
  expect(found[0]!.sentence).toMatch(
    /^The changes of mean latency and database time per request of .+ are larger in the same blocks \(r = (?:0\.99|1\.00) over 12 blocks\)\.$/,
  );
});

test('few blocks, or blocks that a metric lacks, tell nothing', () => {
  const effects = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6];
  const moved = [withEffects('latency.mean', effects), withEffects('db.time', effects)];
  expect(correlationsOf(moved, 6)).toHaveLength(1);
  expect(correlationsOf(moved, 5)).toEqual([]);
  expect(correlationsOf(moved, 7)).toEqual([]);
});
