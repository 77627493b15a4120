import { expect, test } from '@jest/globals';
import { judge } from '../../src/gate/judge.ts';
import { planLooks } from '../../src/statistics/looks.ts';
import { estimatesOf, remainingTime } from '../../src/usecases/outlook.ts';
import { makeBlocks } from '../support/make-block.ts';
import { makeJudgeInput, makeSuiteInput } from '../support/make-judge-input.ts';

const judgementOf = (comparisons: number, noise: number) =>
  judge(makeJudgeInput([makeSuiteInput(makeBlocks(comparisons, { noise }))], { final: false }));

const suites = [{ plan: { suite: { name: 'api' } }, blocks: [], looks: planLooks(16), expected: null, fixed: false }];

test('the next look is likely, the last look is the most', () => {
  const remaining = remainingTime(judgementOf(5, 0.3), suites, 1e9, 1000);
  expect(remaining!.likely).toBeCloseTo(1 * 1000 * 1.2);
  expect(remaining!.most).toBeCloseTo(11 * 1000 * 1.2);
});

test('the deadline bounds both, with the block that it may be exceeded by', () => {
  expect(remainingTime(judgementOf(5, 0.3), suites, 500, 1000)).toEqual({ likely: 1200, most: 1500 });
  expect(remainingTime(judgementOf(5, 0.3), suites, -9000, 1000)).toEqual({ likely: 1000, most: 1000 });
});

test('what earlier records foretell is likely, unless the next look is later; never beyond the last', () => {
  const told = (expected: number) => remainingTime(judgementOf(5, 0.3), [{ ...suites[0]!, expected }], 1e9, 1000)!;
  expect(told(12).likely).toBeCloseTo(7 * 1000 * 1.2);
  expect(told(4).likely).toBeCloseTo(1 * 1000 * 1.2);
  expect(told(99)).toEqual({ likely: told(16).most, most: told(16).most });
});

test('a number of blocks that is fixed is what remains, decided or not', () => {
  const told = (comparisons: number) =>
    remainingTime(judgementOf(comparisons, 0.001), [{ ...suites[0]!, expected: 8, fixed: true }], 1e9, 1000);
  expect(told(5)).toEqual({ likely: expect.closeTo(3600), most: expect.closeTo(3600) });
  expect(told(8)).toBeNull();
});

test('suites add up', () => {
  const two = judge(
    makeJudgeInput(
      [
        makeSuiteInput(makeBlocks(5, { noise: 0.3 })),
        makeSuiteInput(makeBlocks(4, { noise: 0.3, suite: 'web' }), { name: 'web' }),
      ],
      { final: false },
    ),
  );
  const both = [
    ...suites,
    { plan: { suite: { name: 'web' } }, blocks: [], looks: planLooks(16), expected: null, fixed: false },
  ];
  expect(remainingTime(two, both, 1e9, 1000)!.likely).toBeCloseTo((1 + 2) * 1200);
});

test('nothing remains when everything is decided', () => {
  expect(remainingTime(judgementOf(6, 0.001), suites, 1e9, 1000)).toBeNull();
});

test('estimates are the primary comparisons of the suite, by place and metric', () => {
  const judgement = judgementOf(4, 0.01);
  const estimates = estimatesOf(judgement, 'api');
  expect(estimates).toHaveLength(judgement.metrics.filter(({ primary }) => primary).length);
  expect(estimates.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['api, CPU time per request', 'GET /b, mean latency']),
  );
  const cpu = judgement.metrics.find(({ metric, route }) => metric === 'cpu.per-request' && route === null)!;
  expect(estimates.find(({ label }) => label === 'api, CPU time per request')).toMatchObject({
    estimate: cpu.change.estimate,
    low: cpu.change.low,
    high: cpu.change.high,
    tolerance: cpu.tolerance,
  });
  expect(estimatesOf(judgement, 'other')).toEqual([]);
});

test('with several scenarios a label names its own', () => {
  const scenarios = [
    { name: 'normal', model: 'closed' },
    { name: 'peak', model: 'closed' },
  ] as const;
  const blocks = makeBlocks(4, { scenarios });
  const labels = estimatesOf(judge(makeJudgeInput([makeSuiteInput(blocks, { scenarios })])), 'api').map(
    (it) => it.label,
  );
  expect(labels).toContain('GET /a, peak, mean latency');
  expect(new Set(labels).size).toBe(labels.length);
});
