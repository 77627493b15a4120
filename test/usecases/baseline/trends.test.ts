import { expect, test } from '@jest/globals';
import { createRandom } from '../../../src/core/random.ts';
import { resultSchema } from '../../../src/core/result.ts';
import type { Stored } from '../../../src/usecases/baseline/read-stored.ts';
import { comparable, relative, trendsOf, type TrendRun } from '../../../src/usecases/baseline/trends.ts';
import { makeRecord, makeRecordMetric, type RecordSketch, testClass } from '../../support/make-record.ts';
import { makeMetric, makeResult } from '../../support/make-result.ts';
import { normal } from '../../support/normal-noise.ts';

const hashes = { scenarios: 'a'.repeat(64), fixtures: 'b'.repeat(64) };
const metric = makeMetric({ scenario: 'normal', base: 0.3, change: 0.1 });

const at = (number: number, value: number, more: RecordSketch = {}) =>
  makeRecord({
    number,
    metrics: [makeRecordMetric({ value, change: { estimate: 0.01, low: 0, high: 0.02, confidence: 0.9 } })],
    ...more,
  });

const stored = (records: Stored['suites'][number]['records'], others: typeof records = []): Stored => ({
  place: 'somewhere',
  environment: testClass,
  suites: [{ suite: 'api', records, others }],
  problems: [],
  reached: true,
});

const run = (base: number, more: Partial<TrendRun> = {}): TrendRun => ({
  base: makeRecord({ number: base }).commit,
  head: 'h'.repeat(40),
  at: '2026-05-01T00:00:00.000Z',
  unpaired: new Set(),
  recorded: false,
  hashes: new Map([['api', hashes]]),
  ...more,
});

test('points are the recorded values in order, the head is the last', () => {
  const [trend] = trendsOf(stored([at(0, 0.3), at(1, 0.31), at(2, 0.32)]), [metric], run(2));
  expect(trend).toMatchObject({ suite: 'api', scenario: 'normal', route: null, metric: 'cpu.per-request', unit: 'ms' });
  expect(trend!.points.map(({ value, head }) => [value, head])).toEqual([
    [0.3, false],
    [0.31, false],
    [0.32, false],
    [metric.head.value, true],
  ]);
  expect(trend!.points.at(-1)).toMatchObject({ commit: 'h'.repeat(40), at: '2026-05-01T00:00:00.000Z' });
  expect(resultSchema.parse(makeResult({ trends: [trend!] })).trends).toEqual([trend]);
});

test('the total follows the chain to the head, whatever the values say', () => {
  const values = [at(0, 9), at(1, 1), at(2, 5)];
  const [trend] = trendsOf(stored(values), [metric], run(2));
  expect(trend!.total!.estimate).toBeCloseTo(1.01 ** 2 * 1.1 - 1, 10);
  expect(trend!.total!.low).toBeLessThan(trend!.total!.estimate);
  expect(trend!.total!.high).toBeGreaterThan(trend!.total!.estimate);
  expect(trend!.total!.confidence).toBeCloseTo(0.9);
});

test('a chain that is broken gives no total; links that other machines measured close it', () => {
  expect(trendsOf(stored([at(0, 1), at(2, 1)]), [metric], run(2))[0]!.total).toBeNull();
  expect(trendsOf(stored([at(0, 1), at(2, 1)], [at(1, 7)]), [metric], run(2))[0]!.total).not.toBeNull();
  expect(trendsOf(stored([at(0, 1)]), [metric], run(0, { unpaired: new Set(['api']) }))[0]!.total).toBeNull();
});

test('at most the last 30 records are shown, and there is no trend without one', () => {
  const records = Array.from({ length: 40 }, (_, k) => at(k, 1));
  expect(trendsOf(stored(records), [metric], run(39))[0]!.points).toHaveLength(31);
  expect(trendsOf(stored([]), [metric], run(0))).toEqual([]);
  expect(trendsOf(stored([], [at(0, 1)]), [metric], run(0))).toEqual([]);
  expect(trendsOf({ ...stored([at(0, 1)]), suites: [] }, [metric], run(0))).toEqual([]);
});

test('only primary metrics of whole suites have a trend', () => {
  const record = at(0, 1, { metrics: [makeRecordMetric(), makeRecordMetric({ route: 'GET /a' })] });
  const metrics = [metric, { ...metric, primary: false }, { ...metric, route: 'GET /a' }, { ...metric, suite: 'web' }];
  expect(trendsOf(stored([record]), metrics, run(0))).toHaveLength(1);
});

test('values of what was asked otherwise, and of invalid runs, are left out; imported ones stay', () => {
  const records = [
    at(0, 1),
    at(1, 2, { hashes: { ...hashes, scenarios: 'c' } }),
    at(2, 3, { hashes: { ...hashes, fixtures: 'c' } }),
    at(3, 4, { verdict: 'invalid' }),
    at(4, 5, { verdict: 'fail' }),
    at(5, 6, {
      hashes: { scenarios: '', fixtures: '' },
      provenance: { source: 'import', runId: null, attempt: null, event: null },
    }),
  ];
  expect(
    trendsOf(stored(records), [metric], run(4))[0]!
      .points.map(({ value }) => value)
      .slice(0, -1),
  ).toEqual([1, 5, 6]);
  expect(comparable(records, undefined).map(({ metrics }) => metrics[0]!.value)).toEqual([6]);
});

const stepped = (after: number, level = 1.1) => {
  const random = createRandom(8);
  return Array.from({ length: 20 + after }, (_, k) => at(k, (k < 20 ? 1 : level) * Math.exp(0.02 * normal(random))));
};

test('any logarithm is a finite change', () => {
  expect(relative(Math.log(1.5))).toBeCloseTo(0.5, 12);
  expect(Number.isFinite(relative(1e9))).toBe(true);
  expect(relative(-1e9)).toBeCloseTo(-1, 9);
});

test('a lasting step is named with its first commit and its size', () => {
  const records = stepped(6);
  const [trend] = trendsOf(stored(records), [metric], run(25));
  expect(trend!.shifts.map(({ commit, at: when }) => [commit, when])).toEqual([
    [records[20]!.commit, records[20]!.recordedAt],
  ]);
  const { change } = trend!.shifts[0]!;
  expect(change.low).toBeLessThan(0.1);
  expect(change.high).toBeGreaterThan(0.1);
  expect(change.low).toBeGreaterThan(0.05);
});

test('the head of a pull request is no evidence of a step; that of a refresh is', () => {
  const values = stepped(2, 1.25);
  const high = { ...metric, head: { value: 1.25, blocks: [1.25] } };
  expect(trendsOf(stored(values), [high], run(21))[0]!.shifts).toEqual([]);
  expect(trendsOf(stored(values), [high], run(21, { recorded: true }))[0]!.shifts).toHaveLength(1);
});

test('values that have no logarithm have no shifts, and the same records have the same ones', () => {
  const zeros = Array.from({ length: 20 }, (_, k) => at(k, k < 10 ? 0 : 5));
  expect(trendsOf(stored(zeros), [metric], run(19))[0]!.shifts).toEqual([]);
  const records = stepped(6);
  expect(trendsOf(stored(records), [metric], run(25))).toEqual(trendsOf(stored(records), [metric], run(25)));
});
