import { expect, test } from '@jest/globals';
import { type Block, blockSchema } from '../../src/core/block.ts';
import { resultSchema } from '../../src/core/result.ts';
import type { JudgeInput, Judgement } from '../../src/gate/judge-input.ts';
import { judge } from '../../src/gate/judge.ts';
import { planLooks } from '../../src/statistics/looks.ts';
import { makeBlock, makeBlocks } from '../support/make-block.ts';
import { makeJudgeInput, makeSuiteInput } from '../support/make-judge-input.ts';

const judgeBlocks = (blocks: readonly Block[], overrides: Partial<JudgeInput> = {}): Judgement =>
  judge(makeJudgeInput([makeSuiteInput(blocks)], overrides));

const slow = { routeEffects: { 'GET /a': { cpu: 0.2 } } };
const discard = (block: Block, side: 'base' | 'head' | null): Block => ({
  ...block,
  discarded: { reason: 'the service died', side },
});

test('two equal sides pass, with every primary comparison made', () => {
  const judgement = judgeBlocks(makeBlocks(8));
  expect(judgement.verdict).toBe('pass');
  // latency.mean, latency.p95, cpu and allocation of the whole, latency.mean and cpu of two routes, and memory.
  expect(judgement.comparisons).toEqual({ possible: 26, expected: 9, made: 9 });
  expect(judgement.reasons).toEqual(['All 9 comparisons that decide are shown to be within their tolerances.']);
  expect(judgement.control).toMatchObject({ decision: 'clean', blocks: 2 });
  expect(judgement.suites[0]).toMatchObject({ decided: true, nextLook: null, blocks: { counted: 8, control: 2 } });
});

test('its parts are parts of a result', () => {
  const judgement = judgeBlocks(makeBlocks(6, { noise: 0.05, ...slow }));
  const { shape } = resultSchema;
  for (const part of [
    'verdict',
    'reasons',
    'notices',
    'comparisons',
    'suites',
    'metrics',
    'absent',
    'budgets',
    'control',
  ] as const) {
    expect(() => shape[part].parse(judgement[part])).not.toThrow();
  }
});

test('a slower route fails, and the reason names it with its change, interval and tolerance', () => {
  const { verdict, reasons, metrics } = judgeBlocks(makeBlocks(8, slow));
  expect(verdict).toBe('fail');
  expect(reasons[0]).toMatch(
    /^CPU time per request changed by \+20 % \(\d+ to \d+\) in api, GET \/a, scenario normal; the tolerance is 5 %\.$/,
  );
  const regressed = metrics.filter(({ decision }) => decision === 'regressed');
  expect(regressed.map(({ metric, route }) => [metric, route])).toEqual([['cpu.per-request', 'GET /a']]);
});

test('the same blocks in any order give the same judgement, also after a round trip through JSON', () => {
  const blocks = makeBlocks(7, { noise: 0.03, ...slow });
  const stored = blocks.toReversed().map((block) => blockSchema.parse(JSON.parse(JSON.stringify(block))));
  expect(judgeBlocks(stored)).toEqual(judgeBlocks(blocks));
});

test('the loop is told when to look next', () => {
  const blocks = makeBlocks(6, { noise: 0.04 });
  const counted = (n: number): Block[] => blocks.filter(({ kind }) => kind === 'comparison').slice(0, n);
  const at = (n: number, final = false) => judgeBlocks(counted(n), { final }).suites[0]!;
  expect(at(0)).toMatchObject({ decided: false, nextLook: 4 });
  expect(at(3)).toMatchObject({ decided: false, nextLook: 4 });
  expect(at(4)).toMatchObject({ decided: false, nextLook: 6 });
  expect(at(5, true)).toMatchObject({ nextLook: null });
});

test('between looks there is an interval to show, but no decision', () => {
  const { metrics } = judgeBlocks(makeBlocks(3, { effect: { cpu: 1 } }), { final: false });
  const cpu = metrics.find(({ metric }) => metric === 'cpu.per-request')!;
  expect(cpu.decision).toBe('inconclusive');
  expect(cpu.change.low).toBeLessThan(cpu.change.estimate);
});

const neededBlocks = (options: { noise: number }): (number | null)[] =>
  judgeBlocks(makeBlocks(4, options)).metrics.flatMap(({ needed }) => (needed === null ? [] : [needed.blocks]));

test('too noisy to decide: what could have been seen, and what it would take', () => {
  const { verdict, reasons, metrics } = judgeBlocks(makeBlocks(4, { noise: 0.08 }));
  expect(verdict).toBe('inconclusive');
  expect(reasons.join(' ')).toMatch(/likely to show a change of \d+ % or more/);
  const undecided = metrics.filter(({ primary, decision }) => primary && decision === 'inconclusive');
  expect(undecided.length).toBeGreaterThan(0);
  for (const { needed, tolerance } of undecided) {
    expect(needed!.smallestChange).toBeGreaterThan(tolerance);
    expect(needed!.blocks === null || needed!.blocks > 4).toBe(true);
    expect(needed!.time).toBe(needed!.blocks === null ? null : needed!.blocks * 10_000);
  }
  // Beyond four times the planned blocks nothing is promised; nearer, a number is given.
  expect(neededBlocks({ noise: 0.03 }).some((blocks) => blocks !== null && blocks <= 64)).toBe(true);
  expect(neededBlocks({ noise: 1 })).toContain(null);
});

test('nothing compared is never green', () => {
  expect(judgeBlocks([])).toMatchObject({ verdict: 'invalid', comparisons: { expected: 9, made: 0 } });
  expect(judge(makeJudgeInput([]))).toMatchObject({ verdict: 'invalid' });
  const silent = makeBlocks(4, { cpu: null, allocation: null, schedule: 'alternate' });
  const suite = makeSuiteInput(silent, { schedule: 'alternate' });
  expect(judge(makeJudgeInput([suite]))).toMatchObject({ verdict: 'invalid', comparisons: { expected: 0, made: 0 } });
});

test('a skipped suite expects nothing', () => {
  const skipped = makeSuiteInput([], { name: 'other', skipped: 'nothing under other/ changed' });
  expect(judge(makeJudgeInput([skipped]))).toMatchObject({
    verdict: 'pass',
    comparisons: { possible: 0, expected: 0 },
  });
  const both = judge(makeJudgeInput([skipped, makeSuiteInput(makeBlocks(8))]));
  expect(both).toMatchObject({ verdict: 'pass', comparisons: { expected: 9, made: 9 } });
  expect(both.suites[0]).toMatchObject({ schedule: null, skipped: 'nothing under other/ changed', decided: true });
});

test('too many discarded blocks are invalid, and the base’s fault is not the change’s', () => {
  const blocks = makeBlocks(8, slow);
  const lost = blocks.map((block, k) => (k % 3 === 0 ? discard(block, 'base') : block));
  const judgement = judgeBlocks(lost);
  expect(judgement.verdict).toBe('invalid');
  expect(judgement.reasons[0]).toMatch(/discarded: the service died\. The base is to blame, not the change\.$/);
  expect(judgement.suites[0]!.discarded[0]).toEqual({ block: 0, reason: 'the service died' });
  const one = blocks.map((block, k) => (k === 0 ? discard(block, null) : block));
  expect(judgeBlocks(one).verdict).toBe('fail');
  // One bad block is forgiven, even where it is a quarter of them.
  const short = makeBlocks(4).map((block, k) => (k === 0 ? discard(block, null) : block));
  expect(judgeBlocks(short).verdict).not.toBe('invalid');
});

test('a biased control makes the run invalid', () => {
  const biased = makeBlocks(8).map((block) =>
    block.kind === 'control' ? makeBlock({ index: block.index, effect: { cpu: 0.3 } }) : block,
  );
  const blocks = biased.map((block, k): Block => ({ ...block, kind: k % 5 === 4 ? 'control' : 'comparison' }));
  const judgement = judgeBlocks(blocks);
  expect(judgement).toMatchObject({ verdict: 'invalid', control: { decision: 'off', blocks: 2 } });
  expect(judgement.reasons[0]).toContain('Two processes of the base differ');
  expect(judgement.metrics.find(({ metric }) => metric === 'cpu.per-request')!.decision).toBe('invalid');
  expect(judgeBlocks(makeBlocks(8, {}, 0)).control.decision).toBe('none');
});

test('a row that stays unchanged never shows an upper end beyond its tolerance', () => {
  const quiet = makeBlocks(4, { noise: 0.005 }, 0);
  const wild = [4, 5].map((index) => makeBlock({ index, noise: 0.5 }));
  const { metrics } = judgeBlocks([...quiet, ...wild]);
  const cpu = metrics.find(({ metric, route }) => metric === 'cpu.per-request' && route === 'GET /a')!;
  expect(cpu.decision).toBe('unchanged');
  expect(Math.max(...cpu.head.blocks) / Math.min(...cpu.head.blocks)).toBeGreaterThan(1.2);
  const unchanged = metrics.filter(({ better, decision }) => better === 'lower' && decision === 'unchanged');
  for (const { change, tolerance } of unchanged) {
    expect(change.high).toBeLessThan(Math.max(tolerance, change.estimate + 1e-12));
  }
});

test('a slow head neither hides a biased control nor makes one', () => {
  const slowHead = { effect: { cpu: 0.5, latency: 0.5 } };
  const biased = makeBlocks(8, slowHead).map((block): Block => {
    if (block.kind === 'comparison') return block;
    return { ...makeBlock({ index: block.index, effect: { cpu: 0.15 } }), kind: 'control' };
  });
  expect(judgeBlocks(biased).control.decision).toBe('off');

  expect(judgeBlocks(makeBlocks(8, slowHead)).control.decision).toBe('clean');
});

test('the head’s own policy can not fail the head', () => {
  const judgement = judgeBlocks(makeBlocks(8, slow), { policyFrom: 'head' });
  expect(judgement.verdict).toBe('inconclusive');
  expect(judgement.reasons[0]).toContain('judged by its own policy');
  expect(judgement.reasons[1]).toContain('GET /a');
  expect(judgeBlocks(makeBlocks(8), { policyFrom: 'head' }).verdict).toBe('pass');
});

test('what the base can’t show is absent; what only the head lacks is still expected', () => {
  const noProbe = judgeBlocks(makeBlocks(8, { allocation: null }));
  expect(noProbe).toMatchObject({ verdict: 'pass', comparisons: { expected: 8, made: 8 } });
  expect(noProbe.absent.map(({ metric }) => metric)).toContain('allocation.per-request');
  const hidden = makeBlocks(8);
  for (const { slices } of hidden) for (const { head } of slices) if (head !== null) head.allocated = null;
  const judgement = judgeBlocks(hidden);
  expect(judgement).toMatchObject({ verdict: 'inconclusive', comparisons: { expected: 9, made: 8 } });
  expect(judgement.reasons[0]).toContain('allocation.per-request');
  expect(judgement.suites[0]!.decided).toBe(true);
  const known = makeSuiteInput(makeBlocks(8), {
    absent: [{ metric: 'memory.rss.peak', reason: 'not on this platform' }],
  });
  expect(judge(makeJudgeInput([known]))).toMatchObject({ comparisons: { possible: 25, expected: 8, made: 8 } });
});

test('sides loaded in turn are judged by cost alone', () => {
  const blocks = makeBlocks(8, { schedule: 'alternate', slices: 10, effect: { allocation: 0.1, latency: 1 } });
  const judgement = judge(makeJudgeInput([makeSuiteInput(blocks, { schedule: 'alternate' })]));
  expect(judgement.metrics.filter(({ primary }) => primary).map(({ metric }) => metric)).not.toContain('latency.mean');
  expect(judgement.metrics.find(({ metric }) => metric === 'allocation.per-request')!.decision).toBe('regressed');
});

test('a head that fails requests is told of', () => {
  const { notices } = judgeBlocks(makeBlocks(8, { requests: 80, errors: { head: 0.2 } }));
  expect(notices.join(' ')).toContain(
    'The head fails more requests than the base in api, scenario normal: 20 % against 0 %.',
  );
});

test('two suites share one error: neither makes the other easier to block', () => {
  const suites = ['a', 'b'].map((name) =>
    makeSuiteInput(makeBlocks(6, { suite: name }), { name, looks: planLooks(6) }),
  );
  expect(judge(makeJudgeInput(suites))).toMatchObject({ verdict: 'pass', comparisons: { expected: 18, made: 18 } });
});
