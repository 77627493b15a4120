import { expect, test } from '@jest/globals';
import type { Block } from '../../src/core/block.ts';
import { defaultPolicy } from '../../src/core/policy.ts';
import type { JudgeInput, Judgement } from '../../src/gate/judge-input.ts';
import { judge } from '../../src/gate/judge.ts';
import { makeBlocks } from '../support/make-block.ts';
import { makeJudgeInput, makeSuiteInput } from '../support/make-judge-input.ts';

const judgeBlocks = (blocks: readonly Block[], overrides: Partial<JudgeInput> = {}): Judgement =>
  judge(makeJudgeInput([makeSuiteInput(blocks)], overrides));

const withBudgets = (budgets: JudgeInput['policy']['budgets']) => ({ policy: { ...defaultPolicy, budgets } });

test('budgets: met, missed, exceeded, and beyond the limit without being shown', () => {
  const decisionOf = (limit: number | null, target: number | null, noise = 0.01) =>
    judgeBlocks(makeBlocks(8, { noise }), withBudgets([{ metric: 'memory.rss.peak', limit, target }])).budgets[0]!
      .decision;
  expect(decisionOf(110e6, null)).toBe('met');
  expect(decisionOf(110e6, 95e6)).toBe('missed-target');
  expect(decisionOf(90e6, null)).toBe('exceeded');
  expect(decisionOf(99.9e6, null, 0.1)).not.toBe('exceeded');
});

test('an exceeded budget fails, also when too many blocks were discarded', () => {
  const budget = withBudgets([{ metric: 'memory.rss.peak', limit: 90e6, target: null }]);
  const blocks = makeBlocks(8);
  const lost = blocks.map((block, k) =>
    k % 3 === 0 ? { ...block, discarded: { reason: 'the machine paused', side: null } } : block,
  );
  for (const it of [blocks, lost]) expect(judgeBlocks(it, budget)).toMatchObject({ verdict: 'fail' });
  expect(judgeBlocks(blocks, budget).reasons[0]).toBe(
    'Peak resident memory in api is 100 MB, beyond its limit of 90.0 MB.',
  );
});

test('a budget is held against the head where it was loaded alone', () => {
  const blocks = makeBlocks(4);
  for (const { slices } of blocks) {
    for (const { base, head } of slices) if (base === null && head !== null) head.cpu = head.requests * 2;
  }
  const { budgets } = judgeBlocks(blocks, withBudgets([{ metric: 'cpu.per-request', limit: 3, target: null }]));
  expect(budgets[0]).toMatchObject({ scenario: 'normal', value: 2, decision: 'met' });
});

test('an error budget needs failures that can’t be chance, in more than one block', () => {
  const budget = withBudgets([{ metric: 'errors.rate', limit: 0.001, target: null }]);
  const failing = makeBlocks(8, { requests: 80, errors: { base: 0.2, head: 0.2 } });
  expect(judgeBlocks(failing, budget).budgets[0]).toMatchObject({ decision: 'exceeded', value: 0.2 });
  const once = makeBlocks(8);
  const head = once[0]!.slices.find(({ order }) => order.length === 1)!.head!;
  head.routes['GET /a']!.errors = 5;
  expect(judgeBlocks(once, budget).budgets[0]!.decision).toBe('missed-target');
});

test('a limit that could not be checked keeps the run from passing; one that no suite gives is told of', () => {
  const gone = makeBlocks(8, { allocation: null });
  const limited = judgeBlocks(gone, withBudgets([{ metric: 'gc.pause', limit: 1, target: null }]));
  expect(limited.verdict).toBe('inconclusive');
  expect(limited.reasons[0]).toContain('could not be checked');
  const other = judgeBlocks(makeBlocks(8), withBudgets([{ metric: 'bundle.modules', limit: 1, target: null }]));
  expect(other.verdict).toBe('pass');
  expect(other.notices[0]).toContain('no measured suite gives this metric');
});
