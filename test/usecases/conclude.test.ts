import { expect, test } from '@jest/globals';
import { findings } from '../../src/advice/find.ts';
import { resultSchema } from '../../src/core/result.ts';
import { judge } from '../../src/gate/judge.ts';
import { conclude, type Conclusion } from '../../src/usecases/conclude.ts';
import { planCheck } from '../../src/usecases/plan-check.ts';
import { parse } from '../config/parse.ts';
import { makeBlocks } from '../support/make-block.ts';
import { makeJudgeInput, makeSuiteInput } from '../support/make-judge-input.ts';
import { configurationText, machine } from './harness.ts';

const blocks = makeBlocks(4);
const head = parse(configurationText());

const conclusion = (differences: Partial<Conclusion> = {}): Conclusion => ({
  sides: {
    base: { ref: 'main', commit: 'c'.repeat(40), tree: 't'.repeat(40), dirty: false },
    head: { ref: 'change', commit: 'd'.repeat(40), tree: 'u'.repeat(40), dirty: true },
    changedFiles: [],
    notices: [],
  },
  plan: planCheck({ base: head, head, given: false, changedFiles: ['x'], onlySuites: [], onlyScenarios: [] }),
  judgement: judge(makeJudgeInput([makeSuiteInput(blocks)])),
  blocks,
  machine,
  seed: 3,
  startedAt: new Date('2026-01-01T00:00:00Z'),
  duration: 90_000,
  prepared: 12_000,
  notices: ['twice', 'twice'],
  findings,
  ...differences,
});

test('times add up: preparation and measuring to the whole, the parts to the measuring', () => {
  const { duration, time } = conclude(conclusion());
  expect(time.prepare + time.measure).toBe(duration);
  expect(time.start + time.warmUp + time.load + time.overhead).toBe(time.measure);
  expect(time.start).toBe(600 * blocks.length);
  expect(time.warmUp).toBe(2000 * blocks.length);
});

test('clocks that disagree make no negative overhead', () => {
  expect(conclude(conclusion({ duration: 12_001 })).time.overhead).toBe(0);
});

test('the result is valid, whole, and says each notice once', () => {
  const result = conclude(conclusion());
  expect(resultSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
  expect(result).toMatchObject({
    base: { ref: 'main' },
    head: { ref: 'change', dirty: true },
    seed: 3,
    startedAt: '2026-01-01T00:00:00.000Z',
    policy: { from: 'base', falseAlarmRate: 0.01, timeLimit: 600_000, inconclusive: 'warn' },
  });
  expect(result.base).not.toHaveProperty('dirty');
  expect(result.notices.filter((it) => it === 'twice')).toHaveLength(1);
  expect(result.suites[0]).not.toHaveProperty('decided');
});

test('findings are sought in what the result says', () => {
  const slow = makeBlocks(4, { effect: { cpu: 0.4 } });
  const result = conclude(conclusion({ judgement: judge(makeJudgeInput([makeSuiteInput(slow)])), blocks: slow }));
  expect(result.findings.length).toBeGreaterThan(0);
  expect(result.findings.some(({ severity }) => severity === 'blocking')).toBe(true);
});
