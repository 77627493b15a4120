import * as fc from 'fast-check';
import { expect, test } from '@jest/globals';
import { baselineRecordSchema, type BaselineRecord } from '../../../src/core/baseline-record.ts';
import { defaultPolicy } from '../../../src/core/policy.ts';
import { resultSchema } from '../../../src/core/result.ts';
import { planLooks } from '../../../src/statistics/looks.ts';
import { forecastSuite } from '../../../src/usecases/baseline/forecast.ts';
import { forecastNotices, forecastStep } from '../../../src/usecases/baseline/forecast-notices.ts';
import { lookBack, type LookBack } from '../../../src/usecases/baseline/look-back.ts';
import { planCheck } from '../../../src/usecases/plan-check.ts';
import { emptyInput } from '../../../src/usecases/run-input.ts';
import { parse } from '../../config/parse.ts';
import { makeRecord, makeRecordMetric, testClass } from '../../support/make-record.ts';
import { makeMetric, makeResult } from '../../support/make-result.ts';
import { configurationText } from '../harness.ts';

const configuration = parse(configurationText());
const plan = planCheck({
  base: configuration,
  head: configuration,
  given: false,
  changedFiles: ['x'],
  onlySuites: [],
  onlyScenarios: [],
});
const metrics = ['cpu.per-request', 'latency.mean', 'errors.rate'].map((metric) =>
  makeMetric({ metric, scenario: 'normal', change: 0.1 }),
);

const commits = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(40));
const commit = fc.constantFrom(...commits);
/** Whatever a store can hold: its schema only asks for finite numbers. */
const wild = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -1, 1e308, -1e308, 5e-324, 0.01),
);
const text = fc.oneof(fc.string(), fc.constantFrom('2026-03-01T00:00:00.000Z', ''));

const storedMetric = fc
  .record({
    metric: fc.constantFrom('cpu.per-request', 'latency.mean', 'errors.rate'),
    value: wild,
    change: fc.option(fc.record({ estimate: wild, low: wild, high: wild, confidence: wild })),
    spread: fc.option(wild),
    head: fc.array(wild, { maxLength: 3 }),
  })
  .map((it) => makeRecordMetric(it));

const record: fc.Arbitrary<BaselineRecord> = fc
  .record({
    commit: fc.oneof(commit, fc.string()),
    previous: fc.option(commit),
    recordedAt: text,
    verdict: fc.constantFrom('pass', 'fail', 'invalid', 'inconclusive'),
    hashes: fc.constantFrom(plan.suites[0]!.hashes, { scenarios: '', fixtures: '' }),
    blocks: fc.array(
      fc.record({
        index: fc.nat(9),
        kind: fc.constantFrom('comparison', 'control'),
        startOrder: fc.constant<('base' | 'head')[]>([]),
        startedAt: text,
        discarded: fc.option(fc.string()),
      }),
      { maxLength: 3 },
    ),
    metrics: fc.array(storedMetric, { maxLength: 4 }),
  })
  .map((it) => makeRecord(it));

const given: fc.Arbitrary<LookBack> = fc
  .record({
    records: fc.array(record, { maxLength: 12 }),
    others: fc.array(record, { maxLength: 4 }),
    problems: fc.array(fc.string(), { maxLength: 5 }),
    reached: fc.boolean(),
    base: commit,
    head: commit,
    since: fc.option(commit),
    purpose: fc.constantFrom('check', 'refresh'),
    withoutBase: fc.boolean(),
  })
  .map(({ records, others, problems, reached, since, ...it }) => ({
    ...it,
    plan,
    metrics,
    at: '2026-05-01T00:00:00.000Z',
    stored: { place: 'x', environment: testClass, suites: [{ suite: 'api', records, others }], problems, reached },
    goals: metrics.map(({ metric }) => ({ metric, suite: 'api', since: 'v1', improve: 0.5, commit: since })),
  }));

test('whatever a store holds, the result is valid and finite', () => {
  let [totals, goals, findings] = [0, 0, 0];
  fc.assert(
    fc.property(given, (it) => {
      const { notices, information, ...history } = lookBack(it);
      const result = makeResult({ ...history, notices: [...notices], findings: [...information] });
      expect(resultSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(JSON.parse(JSON.stringify(result)));
      totals += history.trends.filter(({ total }) => total !== null).length;
      goals += history.goals.filter(({ progress }) => progress !== null).length;
      findings += information.length;
      const made = history.goals.flatMap(({ progress }) => progress ?? []);
      expect(made.filter(({ low, high }) => low > high)).toEqual([]);
    }),
    { seed: 1, numRuns: 400 },
  );
  // The cases that matter did come up.
  for (const count of [totals, goals, findings]) expect(count).toBeGreaterThan(5);
});

test('and so is what it foretells', () => {
  let told = 0;
  fc.assert(
    fc.property(fc.array(record, { maxLength: 12 }), (records) => {
      const suite = { suite: 'api', records, others: [] };
      const shape = emptyInput(plan, false).suites[0]!;
      const forecast = forecastSuite(suite, shape, planLooks(16), { policy: defaultPolicy, all: [suite] });
      if (forecast === null) return;
      const step = forecastStep([forecast]);
      const notices = forecastNotices([forecast], { left: 60_000, spent: 1000 });
      told += notices.length;
      expect([step, ...notices].join(' ')).not.toMatch(/NaN|Infinity|undefined/);
    }),
    { seed: 1, numRuns: 400 },
  );
  expect(told).toBeGreaterThan(5);
});

test('the records of the test are what the schema lets through', () => {
  fc.assert(
    fc.property(record, (it) => {
      expect(baselineRecordSchema.safeParse(it).success).toBe(true);
    }),
    { seed: 1 },
  );
});
