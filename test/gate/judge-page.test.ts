import { expect, test } from '@jest/globals';
import { type Block, blockSchema } from '../../src/core/block.ts';
import { defaultPolicy } from '../../src/core/policy.ts';
import { isExact } from '../../src/core/result.ts';
import type { JudgeInput, Judgement } from '../../src/gate/judge-input.ts';
import { judge } from '../../src/gate/judge.ts';
import { observe } from '../../src/gate/observe.ts';
import { placesOf } from '../../src/gate/places.ts';
import { makeJudgeInput } from '../support/make-judge-input.ts';
import { makePageBlock, makePageBlocks, makePageInput, makeVisit } from '../support/make-page-block.ts';

const judgePage = (blocks: readonly Block[], overrides: Partial<JudgeInput> = {}): Judgement =>
  judge(makeJudgeInput([makePageInput(blocks)], overrides));

const named = (metrics: Readonly<Record<string, number>>) => ({
  policy: { ...defaultPolicy, tolerance: { default: 0.05, metrics } },
});

const find = ({ metrics }: Judgement, metric: string) => metrics.find((it) => it.metric === metric)!;

const seen = (block: Block, metric: string) => observe(block, makePageInput([])).find((it) => it.metric === metric)!;

test('a synthetic block of a page is a valid block', () => {
  expect(() => blockSchema.parse(makePageBlock())).not.toThrow();
});

test('bytes and requests decide, exactly where every block agrees; timings only inform', () => {
  const judgement = judgePage(makePageBlocks(4));
  expect(judgement).toMatchObject({ verdict: 'pass', comparisons: { possible: 9, expected: 2, made: 2 }, notices: [] });
  expect(judgement.suites[0]).toMatchObject({ decided: true, wait: null });
  expect(isExact(find(judgement, 'page.transfer'))).toBe(true);
  expect(isExact(find(judgement, 'page.lcp'))).toBe(false);
  const heavier = judgePage(makePageBlocks(4, () => ({ head: { 'page.transfer': 298_100 } })));
  expect(heavier.verdict).toBe('fail');
  expect(heavier.reasons[0]).toBe('Bytes transferred changed by +58.1 KB (+24 %) in home; the tolerance is 2 %.');
  const slower = judgePage(makePageBlocks(6, (index) => ({ head: { 'page.lcp': 2400 + index } })));
  expect(slower.verdict).toBe('pass');
  expect(find(slower, 'page.lcp')).toMatchObject({ primary: false, decision: 'regressed' });
});

test('bytes that vary between blocks are compared by statistics', () => {
  const blocks = makePageBlocks(8, (index) => ({ both: { 'page.transfer': 240_000 + 13 * index } }));
  const transfer = find(judgePage(blocks), 'page.transfer');
  expect(isExact(transfer)).toBe(false);
  expect(transfer.decision).toBe('unchanged');
});

test.each([
  [12, 'unchanged'],
  [13, 'unchanged'],
  [14, 'regressed'],
])('of twelve requests one more is within, two are not: %d', (requests, decision) => {
  const blocks = makePageBlocks(4, () => ({ head: { 'page.requests': requests } }));
  expect(find(judgePage(blocks), 'page.requests').decision).toBe(decision);
});

test('a team that allows no further request gets what it asks for', () => {
  const blocks = makePageBlocks(4, () => ({ head: { 'page.requests': 13 } }));
  expect(find(judgePage(blocks, named({ 'page.requests': 0 })), 'page.requests').decision).toBe('regressed');
});

test('a timing decides where the team sets a tolerance for it', () => {
  const blocks = makePageBlocks(6, (index) => ({ head: { 'page.lcp': 2400 + index } }));
  expect(judgePage(blocks, named({ 'page.lcp': 0.1 }))).toMatchObject({
    verdict: 'fail',
    comparisons: { expected: 3 },
  });
  const primaries = placesOf(makePageInput([]), named({ 'page.cls': 0.1 }).policy).filter(({ primary }) => primary);
  expect(primaries.map(({ metric }) => metric)).toEqual(['page.cls', 'page.transfer', 'page.requests']);
});

test('layout shift is compared by its difference: it is often nothing on the base', () => {
  const blocks = makePageBlocks(6, (index) => ({ head: { 'page.cls': 0.2 + index / 1000 } }));
  const cls = find(judgePage(blocks, named({ 'page.cls': 0.05 })), 'page.cls');
  expect(cls).toMatchObject({ decision: 'regressed', primary: true });
  expect(cls.change.estimate).toBeCloseTo(0.2025, 9);
  expect(judgePage(blocks, named({ 'page.cls': 0.05 })).reasons[0]).toMatch(
    /^Cumulative layout shift changed by \+0\.20 \(0\.\d+ to 0\.\d+\) in home; the tolerance is 0\.050\.$/u,
  );
});

test('blocking that begins at nothing is seen', () => {
  const blocks = makePageBlocks(6, (index) => ({ both: { 'page.tbt': 0 }, head: { 'page.tbt': 300 + index } }));
  expect(find(judgePage(blocks), 'page.tbt').decision).toBe('regressed');
});

test('timings of visits at unlike speeds of the machine are not compared, and a tolerance for them is not met by that', () => {
  const visits = [makeVisit('base', { benchmarkIndex: 1500 }), makeVisit('head', { benchmarkIndex: 1200 })];
  const block = makePageBlock({ visits });
  expect(seen(block, 'page.lcp')).toMatchObject({ kind: 'unseen', reason: expect.stringContaining('speed') });
  expect(seen(block, 'page.transfer')).toMatchObject({ kind: 'seen', effect: 0 });
  const near = makePageBlock({ visits: [makeVisit('base'), makeVisit('head', { benchmarkIndex: 1250 })] });
  expect(seen(near, 'page.lcp').kind).toBe('seen');
  const judgement = judgePage(
    makePageBlocks(6, () => ({ visits })),
    named({ 'page.lcp': 0.1 }),
  );
  expect(judgement.verdict).toBe('inconclusive');
  expect(judgement.absent.find(({ metric }) => metric === 'page.lcp')?.reason).toMatch(/^the speed of the machine/u);
});

test('the middle of several visits counts; bytes of scripts are those of its requests', () => {
  const visit = (side: 'base' | 'head', lcp: number) => makeVisit(side, { values: { 'page.lcp': lcp } });
  const visits = [
    visit('base', 900),
    visit('head', 1000),
    visit('base', 5000),
    visit('head', 1000),
    visit('base', 1000),
  ];
  expect(seen(makePageBlock({ visits }), 'page.lcp')).toMatchObject({ base: 1000, head: 1000, effect: 0 });
  expect(seen(makePageBlock(), 'page.script-bytes')).toMatchObject({ base: 180_000, head: 180_000 });
});

test('a head that no visit reached leaves the comparison expected', () => {
  const judgement = judgePage(makePageBlocks(6, () => ({ visits: [makeVisit('base')] })));
  expect(judgement).toMatchObject({ verdict: 'invalid', comparisons: { expected: 2, made: 0 } });
});

test('budgets are held against the visits of the head', () => {
  const policy = { ...defaultPolicy, budgets: [{ metric: 'page.lcp', limit: 1000, target: null }] };
  expect(judgePage(makePageBlocks(4), { policy })).toMatchObject({
    verdict: 'fail',
    budgets: [{ suite: 'home', scenario: null, metric: 'page.lcp', value: 1200, decision: 'exceeded' }],
  });
});

test('control blocks of a page are read as those of a service', () => {
  const blocks = [...makePageBlocks(4), makePageBlock({ index: 4, kind: 'control' })];
  expect(judgePage(blocks).control).toMatchObject({ decision: 'clean', blocks: 1 });
});
