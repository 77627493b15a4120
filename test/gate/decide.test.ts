import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { metricOf } from '../../src/core/metrics.ts';
import { type Yardstick, decide, estimateEffect } from '../../src/gate/compare.ts';
import { type Series, enactLooks } from '../../src/gate/enact-looks.ts';
import { changeOf, effectOf, effectOfWorsening, scaleOf, worseningOf } from '../../src/gate/scale.ts';
import { planLooks } from '../../src/statistics/looks.ts';

const latency = scaleOf(metricOf('latency.mean'));
const throughput = scaleOf(metricOf('throughput'));
const errors = scaleOf(metricOf('errors.rate'));
const yardstick: Yardstick = { scale: latency, tolerance: 0.05, exact: false };
const standard = planLooks(16).looks;

const courseOf = (effects: readonly (number | null)[], blocks = effects.length, series: Partial<Series> = {}) =>
  enactLooks(
    [{ ...yardstick, effects, looks: standard.filter((look) => look.blocks <= blocks), ...series }],
    1,
    0.01,
  )[0]!;

test('changes read in the metric’s own orientation, worsenings do not', () => {
  const slower = effectOf(throughput, 100, 95)!;
  expect(slower).toBeGreaterThan(0);
  expect(changeOf(throughput, slower)).toBeCloseTo(-0.05, 12);
  expect(worseningOf(throughput, slower)).toBeCloseTo(0.05, 12);
  expect(changeOf(latency, effectOf(latency, 100, 105)!)).toBeCloseTo(0.05, 12);
  expect(changeOf(errors, effectOf(errors, 0, 0.02)!)).toBeCloseTo(0.02, 12);
  expect(effectOf(latency, 0, 3)).toBeNull();
  expect(effectOf(latency, 0, 0)).toBe(0);
});

test('a worsening and its effect are two sides of one thing, and stay finite', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(latency, throughput, errors),
      fc.double({ min: 0, max: 0.9, noNaN: true }),
      (scale, it) => {
        expect(worseningOf(scale, effectOfWorsening(scale, it))).toBeCloseTo(it, 9);
        expect(Number.isFinite(changeOf(scale, 1e6))).toBe(true);
      },
    ),
    { seed: 1 },
  );
});

test('the four decisions of a look', () => {
  const at = (mean: number, half: number, shown: boolean) =>
    decide({ n: 8, mean, deviation: 1, low: mean - half, high: mean + half, p: 0 }, shown, yardstick);
  expect(at(0.08, 0.02, true)).toBe('regressed');
  expect(at(0.08, 0.02, false)).toBe('inconclusive');
  expect(at(0.03, 0.01, true)).toBe('unchanged');
  expect(at(0.03, 0.04, true)).toBe('inconclusive');
  expect(at(0, 0.04, false)).toBe('unchanged');
  expect(at(-0.04, 0.02, false)).toBe('improved');
  expect(at(-0.02, 0.01, false)).toBe('unchanged');
});

test('equal effects in four blocks are taken at their word, in fewer they show nothing', () => {
  expect(courseOf([0.07, 0.07, 0.07, 0.07]).decision).toBe('regressed');
  expect(courseOf([0.01, 0.01, 0.01, 0.01])).toMatchObject({ decision: 'unchanged', low: 0.01, high: 0.01 });
  expect(estimateEffect([0.07, 0.07], 0.05, false)).toMatchObject({ low: 0, high: 0.07, p: 1 });
  expect(estimateEffect([0.07, 0.07], 0.05, true)).toMatchObject({ low: 0.07, high: 0.07, p: 0 });
  expect(estimateEffect([0.07], 0.05, true)).toBeNull();
});

test('counts that agree are compared exactly, down to the last one', () => {
  const exact = { exact: true, tolerance: 0, looks: [{ blocks: 2, share: 1 }] };
  expect(courseOf([Math.log(21 / 20), Math.log(21 / 20)], 2, exact).decision).toBe('regressed');
  expect(courseOf([0, 0], 2, exact).decision).toBe('unchanged');
  expect(courseOf([Math.log(19 / 20), Math.log(19 / 20)], 2, exact).decision).toBe('improved');
});

const quiet = [0.001, -0.002, 0.002, -0.001];
const slow = [0.2, 0.201, 0.199, 0.2, 0.202, 0.198, 0.2, 0.2];

test('nothing is decided between looks', () => {
  expect(courseOf(slow.slice(0, 3), 3).decision).toBe('inconclusive');
  expect(courseOf(slow.slice(0, 4), 4).decision).toBe('regressed');
  expect(courseOf([...quiet, 0.3], 5).last?.look.blocks).toBe(4);
});

test('a regression stays, and wins over an earlier unchanged', () => {
  expect(courseOf([...slow.slice(0, 4), ...quiet, ...quiet, ...quiet]).decision).toBe('regressed');
  const late = [...quiet, ...slow.map((it) => it * 4), ...slow.slice(0, 4)];
  expect(courseOf(late, 4).decision).toBe('unchanged');
  expect(courseOf(late).decision).toBe('regressed');
});

test('unchanged stays when the estimate becomes unsure again', () => {
  const unsure = [...quiet, 0.5, -0.2];
  expect(courseOf(unsure, 4).decision).toBe('unchanged');
  expect(courseOf(unsure)).toMatchObject({ decision: 'unchanged', high: courseOf(unsure, 4).high });
});

test('a comparison that most blocks could not give is not made', () => {
  expect(courseOf([...slow.slice(0, 5), null]).decision).toBe('regressed');
  expect(courseOf([...slow.slice(0, 4), null, null], 6, { looks: [{ blocks: 6, share: 1 }] }).last).toBeNull();
});

test('the family is every planned comparison, with or without data', () => {
  const effects = [0.1, 0.12, 0.14, 0.11, 0.13, 0.1].map((it) => it - 0.02);
  const series: Series = { ...yardstick, effects, looks: [{ blocks: 6, share: 1 }] };
  const p = courseOf(effects, 6, series).last!.estimate.p;
  expect(enactLooks([series], 1, 2 * p)[0]!.decision).toBe('regressed');
  expect(enactLooks([series], 3, 2 * p)[0]!.decision).toBe('inconclusive');
});
