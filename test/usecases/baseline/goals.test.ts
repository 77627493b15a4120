import { expect, test } from '@jest/globals';
import { createRandom } from '../../../src/core/random.ts';
import type { MetricResult } from '../../../src/core/result.ts';
import { type ResolvedGoal, goalsOf } from '../../../src/usecases/baseline/goals.ts';
import type { Stored } from '../../../src/usecases/baseline/read-stored.ts';
import { normalNoise } from '../../support/look-simulation.ts';
import { makeRecord, makeRecordMetric, testClass } from '../../support/make-record.ts';
import { makeMetric } from '../../support/make-result.ts';
import { normal } from '../../support/normal-noise.ts';
import { measurePair, recordOf } from './simulate-records.ts';

const commit = (number: number): string => makeRecord({ number }).commit;
const hashes = new Map([['api', makeRecord().hashes]]);
const metric = makeMetric({ scenario: 'normal', change: -0.1, spread: 0.01, base: 0.3 });

const goal = (differences: Partial<ResolvedGoal> = {}): ResolvedGoal => ({
  suite: 'api',
  metric: 'cpu.per-request',
  since: 'v1.0.0',
  improve: 0.3,
  commit: commit(0),
  ...differences,
});

const stored = (records: Stored['suites'][number]['records']): Stored => ({
  place: 'x',
  environment: testClass,
  suites: [{ suite: 'api', records, others: [] }],
  problems: [],
  reached: true,
});

const progress = (
  asked: ResolvedGoal,
  records: Stored['suites'][number]['records'],
  { base = 3, metrics = [metric], unpaired = [] as string[] } = {},
) =>
  goalsOf([asked], stored(records), metrics, {
    base: commit(base),
    head: 'f'.repeat(40),
    at: '2026-05-01T00:00:00.000Z',
    unpaired: new Set(unpaired),
    recorded: false,
    hashes,
  })[0]!;

const chain = (effect: number) =>
  [1, 2, 3].map((k) => recordOf(k, measurePair(createRandom(k), normalNoise(0.002), effect, 8)));

test('progress is by the chain from the commit to the head, the run’s own change included', () => {
  const { progress: made, decision, reason } = progress(goal(), chain(Math.log(0.9)));
  expect(made!.estimate).toBeCloseTo(1 - 0.9 ** 4, 1);
  expect(made!.low).toBeLessThan(made!.estimate);
  expect(made!.high).toBeGreaterThan(made!.estimate);
  expect({ decision, reason }).toEqual({ decision: 'reached', reason: null });
  expect(progress(goal({ improve: 0.5 }), chain(Math.log(0.9))).decision).toBe('open');
});

test('from the base of the run itself no record is needed', () => {
  const { progress: made, decision } = progress(goal({ commit: commit(3), improve: 0.05 }), []);
  expect(made!.estimate).toBeCloseTo(0.1, 10);
  expect(decision).toBe('reached');
});

test('an estimate that is hardly more than noise does not reach a goal', () => {
  const noisy = makeMetric({ scenario: 'normal', change: -0.1, spread: 0.3 });
  expect(progress(goal({ commit: commit(3), improve: 0.05 }), [], { metrics: [noisy] }).decision).toBe('open');
});

test('of a metric that should be high, more is better', () => {
  const throughput = makeMetric({ metric: 'throughput', scenario: 'normal', change: 0.25, spread: 0.02 });
  const asked = goal({ metric: 'throughput', commit: commit(3), improve: 0.2 });
  const { progress: made, decision } = progress(asked, [], { metrics: [throughput] });
  expect(made!.estimate).toBeCloseTo(0.25, 10);
  expect(decision).toBe('reached');
});

test('what can’t be told is unknown, with its reason', () => {
  const reasonOf = (asked: ResolvedGoal, options = {}) => {
    const { decision, reason, progress: made } = progress(asked, chain(0), options);
    expect({ decision, made }).toEqual({ decision: 'unknown', made: null });
    return reason;
  };
  expect(reasonOf(goal({ commit: null }))).toBe('git knows no tag, branch or commit v1.0.0.');
  expect(reasonOf(goal({ commit: 'f'.repeat(40) }))).toBe('v1.0.0 is the commit that is measured.');
  expect(reasonOf(goal({ metric: 'db.time' }))).toBe('database time per request of api was not measured in this run.');
  expect(reasonOf(goal({ suite: 'web' }))).toContain('of web was not measured');
  expect(reasonOf(goal({ commit: 'e'.repeat(40) }))).toBe(
    `The chain of paired measurements does not reach from v1.0.0 (eeeeeeeeee) to ffffffffff, and no value of it is stored that was measured alike, on this class of machine.`,
  );
});

/** Values of days that differ by 5 %, around a level that falls by half after the tenth. */
const days = (count: number) => {
  const random = createRandom(6);
  return Array.from({ length: count }, (_, k) => {
    const value = 0.6 * (k < 10 ? 1 : 0.5) * Math.exp(0.05 * normal(random));
    return makeRecord({ number: k, previous: null, metrics: [makeRecordMetric({ value })] });
  });
};

test('where the chain is broken, stored values of the same class stand in, with the spread between days', () => {
  const { progress: made, decision, reason } = progress(goal(), days(20), { base: 19 });
  expect(made!.estimate).toBeGreaterThan(0.4);
  expect(made!.high - made!.low).toBeGreaterThan(0.05);
  expect(made!.high - made!.low).toBeLessThan(0.4);
  expect(decision).toBe('reached');
  expect(reason).toContain('by stored values of the same class of machine, which also differ from day to day');
});

test('a few values don’t tell how far days differ', () => {
  expect(progress(goal(), days(4), { base: 3 })).toMatchObject({
    decision: 'unknown',
    reason: expect.stringContaining('too few values are stored to tell how far days differ'),
  });
});

test('a head that was measured beside itself is no step of the chain', () => {
  expect(progress(goal(), chain(0), { unpaired: ['api'] })).toMatchObject({ decision: 'unknown' });
});

/** A count of the whole suite, exactly the same in all blocks. */
const exact = (name: string, base: number, head: number): MetricResult => {
  const made = makeMetric({ metric: name, scenario: null, base, change: head / base - 1 });
  return {
    ...made,
    head: { value: head, blocks: made.head.blocks.map(() => head) },
    change: { estimate: head / base - 1, low: head / base - 1, high: head / base - 1, confidence: 1 },
  };
};

test('counts of requests follow the chain, exactly where they are exact', () => {
  const steps = [1, 2, 3].map((number) => {
    const { change, base, head, ...rest } = makeRecordMetric({ metric: 'db.queries', scenario: null, value: 10 });
    const same = { estimate: 0, low: 0, high: 0, confidence: 1 };
    return makeRecord({
      number,
      metrics: [{ ...rest, spread: null, change: change && same, base: base.map(() => 10), head: head.map(() => 10) }],
    });
  });
  const asked = goal({ metric: 'db.queries', improve: 0.5 });
  expect(progress(asked, steps, { metrics: [exact('db.queries', 10, 4)] })).toMatchObject({
    decision: 'reached',
    progress: { estimate: expect.closeTo(0.6, 10), low: expect.closeTo(0.6, 10), high: expect.closeTo(0.6, 10) },
    reason: null,
  });
});

test('a count that is gone is all better, by stored values, which need no days where they are exact', () => {
  const gone = exact('io.sync-calls', 2, 0);
  const once = makeRecord({
    number: 0,
    metrics: [makeRecordMetric({ metric: 'io.sync-calls', scenario: null, value: 2 })],
  });
  const asked = goal({ metric: 'io.sync-calls', improve: 1 });
  expect(progress(asked, [once], { metrics: [gone] })).toMatchObject({
    decision: 'reached',
    progress: { estimate: 1, low: 1, high: 1 },
    reason: expect.stringContaining('this is by stored values, which are exact'),
  });
});

test('growth of memory is compared by what is left of it, whatever its sign', () => {
  const random = createRandom(3);
  const grown = (value: number, k: number) =>
    makeRecord({ number: k, metrics: [makeRecordMetric({ metric: 'memory.growth', scenario: null, value })] });
  const records = Array.from({ length: 12 }, (_, k) => grown(500 + 20 * normal(random), k));
  const asked = goal({ metric: 'memory.growth', improve: 0.9 });
  const mended = makeMetric({ metric: 'memory.growth', scenario: null, base: -5, change: 0 });
  const { progress: made, decision } = progress(asked, records, { metrics: [mended], base: 11 });
  expect(made!.estimate).toBeGreaterThan(0.95);
  expect(made!.low).toBeLessThan(made!.estimate);
  expect(decision).toBe('reached');
  const never = [grown(-3, 0), ...records.slice(1)];
  expect(progress(asked, never, { metrics: [mended], base: 11 }).reason).toContain('was not above 0');
});

test('shares have no ratio of pairs: their stored values are compared', () => {
  const errors = makeMetric({ metric: 'errors.rate', scenario: 'normal', base: 0.01, change: 0 });
  const records = Array.from({ length: 12 }, (_, k) =>
    makeRecord({ number: k, metrics: [makeRecordMetric({ metric: 'errors.rate', value: 0.02 })] }),
  );
  const asked = goal({ metric: 'errors.rate', improve: 0.4 });
  expect(progress(asked, records, { metrics: [errors], base: 11 })).toMatchObject({
    decision: 'reached',
    progress: { estimate: expect.closeTo(0.5, 5) },
  });
});
