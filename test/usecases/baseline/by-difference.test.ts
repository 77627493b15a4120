import { expect, test } from '@jest/globals';
import { ownLink, linksOf } from '../../../src/usecases/baseline/chain.ts';
import { creepsOf } from '../../../src/usecases/baseline/creep.ts';
import { isStoredByDifference } from '../../../src/usecases/baseline/stored-by-difference.ts';
import { trendsOf } from '../../../src/usecases/baseline/trends.ts';
import { makeRecord, makeRecordMetric, testClass } from '../../support/make-record.ts';
import { makeMetric } from '../../support/make-result.ts';

const change = (estimate: number) => ({ estimate, low: estimate - 0.01, high: estimate + 0.01, confidence: 0.9 });
const queries = (base: readonly number[], head: readonly number[], estimate: number) =>
  makeRecordMetric({
    metric: 'db.queries',
    scenario: null,
    value: head[0] ?? 3,
    base: [...base],
    head: [...head],
    change: change(estimate),
  });

test.each([
  ['a count on both sides', queries([3, 3], [4, 4], 1 / 3), false],
  ['a count of which the base has none', queries([0, 0], [2, 2], 2), true],
  ['a count of which the base has next to none in a block', queries([3, 0.01], [3, 3], 0), true],
  ['a condensed count', queries([], [], 0.01), false],
  ['a condensed count that may have come from none', queries([], [], 3), true],
  ['CPU time', makeRecordMetric(), false],
  ['shares', makeRecordMetric({ metric: 'errors.rate' }), true],
  ['growth of memory', makeRecordMetric({ metric: 'memory.growth' }), true],
  ['layout shift', makeRecordMetric({ metric: 'page.cls' }), true],
])('%s', (_name, metric, expected) => {
  expect(isStoredByDifference(metric)).toBe(expected);
});

const run = { base: 'b', head: 'h', at: '2026-05-01', unpaired: new Set<string>() };

test('what is compared by difference is no link of a chain', () => {
  for (const metric of ['memory.growth', 'db.connections', 'page.cls', 'errors.rate'])
    expect(ownLink(makeMetric({ metric }), run)).toBeNull();
  expect(ownLink(makeMetric({ metric: 'db.queries', base: 3, change: 0.5 }), run)).not.toBeNull();
  expect(ownLink(makeMetric({ metric: 'db.queries', base: 0, change: 1 }), run)).toBeNull();
  const linksWith = (metric: ReturnType<typeof queries>) =>
    linksOf([makeRecord({ number: 1, metrics: [metric] })], { metric: 'db.queries', scenario: null, route: null });
  expect(linksWith(queries([3, 3], [4, 4], 1 / 3))).toHaveLength(1);
  expect(linksWith(queries([0, 0], [2, 2], 2))).toEqual([]);
});

/** Layout shift of 0.01 more with each commit, within its tolerance of 0.05; as a ratio it would have crept. */
const shifting = Array.from({ length: 12 }, (_, k) =>
  makeRecord({
    number: k + 1,
    metrics: [makeRecordMetric({ metric: 'page.cls', scenario: null, value: 0.1, change: change(0.01) })],
  }),
);

const stored = {
  place: 'x',
  environment: testClass,
  suites: [{ suite: 'api', records: shifting, others: [] }],
  problems: [],
  reached: true,
};

test('differences do not creep and have no total: they were never sums of logarithms', () => {
  const metric = makeMetric({ metric: 'page.cls', scenario: null, base: 0.1, change: 0.01, spread: 0.005 });
  const here = { ...run, base: makeRecord({ number: 12 }).commit };
  expect(creepsOf(stored, [metric], here, 0.01)).toEqual([]);
  const hashes = new Map([['api', makeRecord().hashes]]);
  const [trend] = trendsOf(stored, [metric], { ...here, recorded: false, hashes });
  expect(trend!.points).toHaveLength(13);
  expect(trend!.total).toBeNull();
});
