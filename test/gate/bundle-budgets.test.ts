import { expect, test } from '@jest/globals';
import { defaultPolicy } from '../../src/core/policy.ts';
import type { BundleInput, JudgeInput, Judgement } from '../../src/gate/judge-input.ts';
import { judge } from '../../src/gate/judge.ts';
import { makeBundleInput, makeBundleSide } from '../support/make-bundle.ts';
import { makeJudgeInput } from '../support/make-judge-input.ts';

const judgeBundles = (bundles: readonly BundleInput[], overrides: Partial<JudgeInput>): Judgement =>
  judge(makeJudgeInput([], { bundles, ...overrides }));

type Sketch = Parameters<typeof makeBundleSide>[0];

const sides = (base: Sketch, head: Sketch) => ({ base: makeBundleSide(base), head: makeBundleSide(head) });

const limit = (metric: string, most: number, target: number | null = null) => ({
  policy: { ...defaultPolicy, budgets: [{ metric, limit: most, target }] },
});

test('a budget of first loads holds for each gated entry, to the byte', () => {
  const both = sides({ entries: { a: 1e5, b: 1e5, c: 1e5 } }, { entries: { a: 1e5, b: 1e5 + 1, c: 9e5 }, total: 4e5 });
  const input = makeBundleInput(both, { entries: ['a', 'b'], headEntries: ['a', 'b'] });
  const judgement = judgeBundles([input], limit('bundle.initial.gzip', 1e5));
  expect(judgement.budgets.map(({ route, decision }) => [route, decision])).toEqual([
    ['a', 'met'],
    ['b', 'exceeded'],
  ]);
  expect(judgement.verdict).toBe('fail');
  expect(judgement.reasons[0]).toBe('First load, gzip in entry b of web is 100 KB, beyond its limit of 100 KB.');
});

test('budgets hold without a base, and for what has no relative change', () => {
  const failed = makeBundleInput({ base: null, failures: [{ side: 'base', reason: 'The build ended with 1.' }] });
  const exceeded = judgeBundles([failed], limit('bundle.total.gzip', 1000));
  expect(exceeded).toMatchObject({ verdict: 'fail', budgets: [{ metric: 'bundle.total.gzip', decision: 'exceeded' }] });
  expect(exceeded.reasons.some((it) => it.includes('could not be measured'))).toBe(true);
  expect(judgeBundles([failed], limit('bundle.total.gzip', 1e9)).verdict).toBe('invalid');
  const async = makeBundleInput(sides({ async: 0 }, { async: 5000 }));
  expect(judgeBundles([async], limit('bundle.async.gzip', 1e9, 4000)).budgets[0]).toMatchObject({
    value: 5000,
    decision: 'missed-target',
  });
  expect(judgeBundles([makeBundleInput()], limit('latency.p95', 1)).notices[0]).toContain('no measured suite');
});

test('a budget of chunks holds for each that is asked for later', () => {
  const both = sides({}, { chunks: { main: [9e5, 'first'], admin: [1e5 + 1, 'later'], charts: [1e5, 'later'] } });
  const judgement = judgeBundles([makeBundleInput(both)], limit('bundle.chunk.gzip', 1e5));
  expect(judgement.budgets.map(({ route, decision }) => [route, decision])).toEqual([
    ['admin', 'exceeded'],
    ['charts', 'met'],
  ]);
});
