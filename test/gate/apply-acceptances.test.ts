import { expect, test } from '@jest/globals';
import type { Block } from '../../src/core/block.ts';
import { defaultPolicy } from '../../src/core/policy.ts';
import { type Result, resultSchema } from '../../src/core/result.ts';
import { applyAcceptances } from '../../src/gate/apply-acceptances.ts';
import type { JudgeInput } from '../../src/gate/judge-input.ts';
import { judge } from '../../src/gate/judge.ts';
import { cases } from '../report/cases.ts';
import { coversOf, inMarch, makeAcceptance } from '../support/make-acceptance.ts';
import { makeBlocks } from '../support/make-block.ts';
import { makeJudgeInput, makeSuiteInput } from '../support/make-judge-input.ts';
import { makeMetric, makeResult } from '../support/make-result.ts';

const failed: Result = cases['fail-cpu-of-one-route'];
const all = (result: Result) => makeAcceptance({ covers: coversOf(result) });

/** A result with the verdict and reasons that its blocks give. */
const judged = (blocks: readonly Block[], overrides: Partial<JudgeInput> = {}): Result => {
  const { suites, ...rest } = judge(makeJudgeInput([makeSuiteInput(blocks)], overrides));
  const plain = suites.map(({ decided: _decided, nextLook: _nextLook, ...suite }) => suite);
  const policy = { ...makeResult().policy, inconclusive: overrides.policy?.inconclusive ?? 'warn' };
  return makeResult({ ...rest, suites: plain, policy });
};

test('what is covered does not block any more, and the result says so', () => {
  const acceptance = all(failed);
  const result = applyAcceptances(failed, [acceptance], inMarch);
  expect(result).toMatchObject({ verdict: 'pass', accepted: [acceptance] });
  expect(result.reasons).toEqual([
    'Nothing is beyond its bounds but what was accepted: 4 comparisons.',
    expect.stringMatching(/^Accepted: CPU time per request changed by \+19 %/u),
    expect.stringMatching(/^Accepted: Mean latency changed by \+18 %/u),
    expect.stringMatching(/^Accepted: CPU time per request changed by \+6\.6 %/u),
    expect.stringMatching(/^Accepted: Mean latency changed by \+6\.2 %/u),
  ]);
  expect(result.findings.map(({ severity }) => severity)).toEqual(['warning']);
  // What was measured stays as it was.
  expect(result.metrics).toBe(failed.metrics);
  expect(resultSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
});

test.each(['pass', 'fail-cpu-of-one-route', 'invalid-control', 'inconclusive', 'adopting-pull-request'] as const)(
  'where nothing applies it is the same result: %s',
  (name) => {
    const elsewhere = makeAcceptance({
      covers: coversOf(failed).map((it) => ({ ...it, suite: 'billing' })),
    });
    expect(applyAcceptances(cases[name], [elsewhere], inMarch)).toBe(cases[name]);
    expect(applyAcceptances(cases[name], [], inMarch)).toBe(cases[name]);
  },
);

test('what nobody accepted still fails, and its finding still blocks', () => {
  const some = makeAcceptance({ covers: coversOf(failed, ({ it }) => it.metric === 'latency.mean') });
  const result = applyAcceptances(failed, [some], inMarch);
  expect(result.verdict).toBe('fail');
  expect(result.reasons.map((it) => it.split(' changed')[0])).toEqual([
    'CPU time per request',
    'CPU time per request',
    'Accepted: Mean latency',
    'Accepted: Mean latency',
  ]);
  expect(result.findings[0]!.severity).toBe('blocking');
});

const search = { route: 'GET /search', metric: 'cpu.per-request', spread: 0.02 };
const withSearch = (differences: object): Result =>
  makeResult({ verdict: 'fail', metrics: [makeMetric({ ...search, change: 0.19, ...differences })] });
const accepted = all(withSearch({}));

test.each([
  ['the same', {}, 'pass'],
  ['less', { change: 0.1 }, 'pass'],
  ['what was within the interval', { change: 0.209 }, 'pass'],
  ['a worse change', { change: 0.22 }, 'fail'],
  ['another route', { route: 'GET /cart' }, 'fail'],
  ['the whole suite', { route: null }, 'fail'],
  ['another suite', { suite: 'billing' }, 'fail'],
  ['another scenario', { scenario: 'peak' }, 'fail'],
  ['another metric', { metric: 'latency.mean' }, 'fail'],
])('an acceptance and %s', (_, differences, verdict) => {
  expect(applyAcceptances(withSearch(differences), [accepted], inMarch).verdict).toBe(verdict);
});

test('of a metric of which more is better, less is worse', () => {
  const sketch = { metric: 'throughput', spread: 0.02 };
  const result = (change: number) => makeResult({ verdict: 'fail', metrics: [makeMetric({ ...sketch, change })] });
  const acceptance = all(result(-0.2));
  expect(acceptance.covers[0]!.most).toBeCloseTo(-0.22);
  expect(applyAcceptances(result(-0.21), [acceptance], inMarch).verdict).toBe('pass');
  expect(applyAcceptances(result(-0.23), [acceptance], inMarch).verdict).toBe('fail');
});

test('an acceptance ends, and one that names no time never was', () => {
  const at = (time: string) => applyAcceptances(withSearch({}), [accepted], new Date(time)).verdict;
  expect(at('2026-03-31T23:59:59.999Z')).toBe('pass');
  expect(at('2026-04-01T00:00:00.000Z')).toBe('fail');
  const endless = { ...accepted, until: 'never' };
  expect(applyAcceptances(withSearch({}), [endless], inMarch).verdict).toBe('fail');
});

test('of several that cover the same the one that holds longest is what the verdict rests on', () => {
  const longer = { ...accepted, by: 'bob', until: '2026-05-01T00:00:00.000Z' };
  const unused = { ...accepted, covers: [] };
  expect(applyAcceptances(withSearch({}), [accepted, longer, unused], inMarch).accepted).toEqual([longer]);
});

test('a result that was judged with acceptances is judged by those that hold now', () => {
  const before = applyAcceptances(failed, [all(failed)], inMarch);
  expect(applyAcceptances(before, [all(failed)], inMarch)).toEqual(before);
  const after = applyAcceptances(before, [all(failed)], new Date('2026-06-01'));
  expect(after).toMatchObject({ verdict: 'fail', findings: failed.findings });
  expect(after).not.toHaveProperty('accepted');
  expect(after.reasons).toHaveLength(4);
});

test('a budget is accepted at what was measured, and no comparison with it', () => {
  const exceeded: Result = cases['fail-budget'];
  const acceptance = all(exceeded);
  expect(acceptance.covers).toEqual([expect.objectContaining({ metric: 'latency.p95', most: null, value: 214 })]);
  const result = applyAcceptances(exceeded, [acceptance], inMarch);
  expect(result.verdict).toBe('pass');
  expect(result.reasons[0]).toBe('Nothing is beyond its bounds but what was accepted: 1 budget.');
  const worse = { ...exceeded, budgets: exceeded.budgets.map((it) => ({ ...it, value: it.value * 1.001 })) };
  expect(applyAcceptances(worse, [acceptance], inMarch)).toBe(worse);
  const regressed = { ...exceeded, metrics: [makeMetric({ metric: 'latency.p95', change: 0.3 })] };
  expect(applyAcceptances(regressed, [acceptance], inMarch).verdict).toBe('fail');
});

test('an undecided comparison is accepted where it blocks, and only there', () => {
  const blocking: Result = cases['inconclusive-blocks'];
  const acceptance = all(blocking);
  expect(applyAcceptances(blocking, [acceptance], inMarch).verdict).toBe('pass');
  const warning = { ...blocking, policy: { ...blocking.policy, inconclusive: 'warn' as const } };
  expect(applyAcceptances(warning, [acceptance], inMarch)).toBe(warning);
});

const fewUndecided: Result = cases['fail-with-undecided'];

test('comparisons that a failing run left undecided keep no pass back where that blocks nothing', () => {
  const acceptance = all(fewUndecided);
  const result = applyAcceptances(fewUndecided, [acceptance], inMarch);
  expect(result.verdict).toBe('pass');
  expect(result.reasons[1]).toBe('2 of 11 comparisons that decide stayed undecided, which blocks nothing.');
  const strict = { ...fewUndecided, policy: { ...fewUndecided.policy, inconclusive: 'block' as const } };
  const left = applyAcceptances(strict, [acceptance], inMarch);
  expect(left.verdict).toBe('inconclusive');
  expect(left.reasons[0]).toBe('2 of 11 comparisons that decide could not be decided.');
  expect(applyAcceptances(strict, [all(strict)], inMarch).verdict).toBe('pass');
});

const limit = (metric: string, value: number) => ({
  policy: { ...defaultPolicy, budgets: [{ metric, limit: value, target: null }] },
});

test('what is accepted of a run that can not be trusted leaves it invalid', () => {
  const blocks = makeBlocks(8, { effect: { cpu: 0.3 } }).map((block, k) =>
    k % 3 === 0 ? { ...block, discarded: { reason: 'the machine paused', side: null } } : block,
  );
  const result = judged(blocks, limit('memory.rss.peak', 90e6));
  expect(result.verdict).toBe('fail');
  const acceptance = all(result);
  expect(acceptance.covers.map(({ metric }) => metric)).toEqual(['memory.rss.peak']);
  const left = applyAcceptances(result, [acceptance], inMarch);
  expect(left.verdict).toBe('invalid');
  expect(left.reasons[0]).toContain('had to be discarded: the machine paused');
  expect(applyAcceptances(left, [acceptance], inMarch)).toEqual(left);
});

test('a limit that could not be checked beside an accepted failure keeps it from a pass', () => {
  const result = judged(makeBlocks(8, { allocation: null, effect: { cpu: 0.3 } }), limit('gc.pause', 1));
  expect(result.verdict).toBe('fail');
  const left = applyAcceptances(result, [all(result)], inMarch);
  expect(left.verdict).toBe('inconclusive');
  expect(left.reasons[0]).toMatch(/^The budget of gc\.pause in .* could not be checked/u);
});

test('a comparison that only the head lacks beside an accepted failure keeps it from a pass', () => {
  const blocks = makeBlocks(8, { effect: { cpu: 0.3 } });
  for (const { slices } of blocks) for (const { head } of slices) if (head !== null) head.allocated = null;
  const result = judged(blocks);
  expect(result).toMatchObject({ verdict: 'fail', comparisons: { expected: 9, made: 8 } });
  const left = applyAcceptances(result, [all(result)], inMarch);
  expect(left.verdict).toBe('inconclusive');
  expect(left.reasons[0]).toBe('1 of 9 comparisons that decide could not be made.');
});

test('an accepted regression of real blocks passes', () => {
  const result = judged(makeBlocks(8, { routeEffects: { 'GET /a': { cpu: 0.2 } } }));
  expect(result.verdict).toBe('fail');
  expect(applyAcceptances(result, [all(result)], inMarch).verdict).toBe('pass');
});
