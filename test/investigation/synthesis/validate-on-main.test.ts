import { expect, test } from '@jest/globals';
import type { BaselineRecord } from '../../../src/core/baseline-record.ts';
import { defaultPolicy, type Policy } from '../../../src/core/policy.ts';
import { validateOnMain } from '../../../src/investigation/synthesis/validate-on-main.ts';
import { makeRecordMetric } from '../../support/make-record.ts';
import { commitOf, longRecords, mainRecord, mainRecords } from './main-records.ts';
import { stories } from './stories.ts';

const { closed } = stories;

const onMain = (
  records: readonly BaselineRecord[],
  { investigation = closed, ...policy }: Partial<Policy> & { readonly investigation?: typeof closed } = {},
) => validateOnMain(investigation, records, { policy: { ...defaultPolicy, ...policy } });

const extended = (of: ReturnType<typeof onMain>): string[] =>
  of.checks.filter(({ term }) => term === 'extended').map(({ state }) => state);
const texts = (of: ReturnType<typeof onMain>, state: string): string[] =>
  of.checks.filter((it) => it.term === 'extended' && it.state === state).map(({ text }) => text);
const states = ({ validation }: typeof closed): string[] => validation.criteria.map(({ state }) => state);

const allFour = (state: string): string[] => [state, state, state, state];

test('the default branch is watched until there are enough records over enough days', () => {
  const short = onMain([mainRecord(1)]);
  expect(short.checks.filter(({ term }) => term === 'short').map(({ state }) => state)).toEqual(allFour('reached'));
  expect(short).toMatchObject({ done: false, investigation: { state: 'closed' } });
  const long = onMain(longRecords());
  expect(long.done).toBe(true);
  expect(long.investigation.timeline.at(-1)?.text).toMatch(/^Extended term: every criterion has held/u);
  expect(onMain(longRecords(), { investigation: long.investigation }).investigation).toEqual(long.investigation);
});

test('enough records in a few days, and enough days with a few records, are not the extended term', () => {
  expect(onMain(mainRecords([1, 2, 3, 4, 5])).done).toBe(false);
  expect(onMain(mainRecords([1, 9])).done).toBe(false);
  expect(texts(onMain(mainRecords([1, 9])), 'open')[0]).toContain(
    'is within its tolerance so far: 2 records of at least 5 in 7 days',
  );
});

test('small steps that add up beyond the tolerance open it again', () => {
  const records = mainRecords([1, 2, 3, 4, 5], { changes: { 'latency.mean': 0.03 } });
  const found = onMain(records);
  expect(found.done).toBe(false);
  expect(found.investigation.state).toBe('proven');
  expect(found.investigation.summary).toMatch(/^It came back on the default branch\. The root cause is/u);
  expect(states(found.investigation)).toEqual(['reached', 'missed', 'reached', 'reached']);
  expect(texts(found, 'missed')).toEqual([
    `Extended term: mean latency of api: GET /orders has got worse by 15.9 % up to ${'d'.repeat(12)}, beyond its tolerance.`,
  ]);
  expect(onMain(records, { investigation: found.investigation }).investigation).toEqual(found.investigation);
});

test('the tolerances are those of the policy, looser and stricter', () => {
  const worse = mainRecords([1, 2, 3, 4, 5], { changes: { 'latency.mean': 0.03 } });
  const loose = { tolerance: { default: 0.05, metrics: { 'latency.mean': 0.3 } } };
  expect(onMain(worse, loose).investigation).toEqual(closed);
  const little = longRecords({ changes: { 'latency.mean': 0.012 } });
  expect(onMain(little, { tolerance: { default: 0.1, metrics: {} } }).done).toBe(true);
  const strict = onMain(little, { tolerance: { default: 0.05, metrics: { 'latency.mean': 0.005 } } });
  expect(extended(strict)[1]).toBe('missed');
});

test('a budget of the policy counts, whatever the comparison says', () => {
  const budgets = [{ metric: 'latency.p95', limit: 150, target: null }];
  const found = onMain([mainRecord(1)], { budgets });
  expect(extended(found)).toEqual(['open', 'open', 'open', 'missed']);
  expect(texts(found, 'missed')[0]).toContain('is beyond its budget at dddddddddddd');
  expect(onMain([mainRecord(1)], { budgets: [{ metric: 'latency.p95', limit: 200, target: 150 }] }).investigation).toBe(
    closed,
  );
});

test('a value that is beyond its budget by chance is no miss, as in a check', () => {
  const record = mainRecord(1);
  const noisy = (head: number[]): BaselineRecord => ({
    ...record,
    metrics: record.metrics.map((it) => (it.metric === 'latency.p95' ? { ...it, head } : it)),
  });
  const budgets = [{ metric: 'latency.p95', limit: 180, target: null }];
  expect(extended(onMain([noisy([160, 202, 170, 192])], { budgets }))).toEqual(allFour('open'));
  expect(extended(onMain([noisy([190, 191, 190, 189])], { budgets }))[3]).toBe('missed');
});

test('records from before, of another suite, of an invalid run, and those beside themselves say nothing', () => {
  const nothing = [
    mainRecord(-3),
    mainRecord(1, { suite: 'web' }),
    mainRecord(1, { verdict: 'invalid' }),
    { ...mainRecord(1), previous: null, metrics: mainRecord(1).metrics.map((it) => ({ ...it, change: null })) },
  ];
  for (const record of nothing) expect(extended(onMain([record]))).toEqual(allFour('open'));
  expect(texts(onMain([mainRecord(-3)]), 'open')[0]).toContain('has not been recorded since');
});

test('a record that lacks a metric leaves a gap, over which that metric is neither held nor missed', () => {
  const lacking = (records: readonly BaselineRecord[]): BaselineRecord[] =>
    records.map((it, index) =>
      index === 2 ? { ...it, metrics: it.metrics.filter(({ metric }) => metric !== 'latency.mean') } : it,
    );
  const held = onMain(lacking(mainRecords([1, 2, 4, 6, 8, 9, 10])));
  expect(extended(held)).toEqual(['reached', 'open', 'reached', 'reached']);
  expect(held).toMatchObject({ done: false, investigation: { state: 'closed' } });
  expect(texts(held, 'open')[0]).toContain('not each time beside the commit before');
  const worse = onMain(lacking(longRecords({ changes: { 'latency.mean': 0.03 } })));
  expect(worse.investigation).toBe(closed);
});

test('a commit that was measured once more beside itself is no gap', () => {
  const alone = (day: number, hours: number): BaselineRecord => {
    const record = mainRecord(day + hours / 24);
    const metrics = record.metrics.map((it) => ({ ...it, change: null }));
    return { ...record, commit: commitOf(day), previous: null, metrics };
  };
  const [first, ...others] = longRecords();
  expect(onMain([first!, alone(1, 1), ...others, alone(9, 2)]).done).toBe(true);
  // The record before it was made before the investigation was closed.
  expect(onMain([mainRecord(0, { recordedAt: '2026-03-02T09:00:00.000Z' }), alone(0, 1), ...longRecords()]).done).toBe(
    true,
  );
});

test('what two classes of machines recorded by turns is one line of commits', () => {
  const [environment] = longRecords().map((it) => ({ ...it.environment, class: 'another' }));
  const records = longRecords().map((it, index) => (index % 2 === 0 ? it : { ...it, environment: environment! }));
  expect(onMain(records).done).toBe(true);
});

test('bytes of a bundle may grow by what a check lets them, although they are exact', () => {
  const place = { suite: 'web', scenario: null, route: 'main', metric: 'bundle.initial.gzip' };
  const investigation = {
    ...closed,
    validation: { criteria: [{ ...place, text: 'As before', state: 'reached' as const }] },
  };
  const grown = (estimate: number): BaselineRecord => {
    const change = { estimate, low: estimate, high: estimate, confidence: 1 };
    const [base, value] = [100_000, 100_000 * (1 + estimate)];
    const metrics = [makeRecordMetric({ ...place, value, change, spread: null, base: [base], head: [value] })];
    return mainRecord(1, { suite: 'web', metrics });
  };
  expect(extended(onMain([grown(0.0001)], { investigation }))).toEqual(['open']);
  expect(extended(onMain([grown(0.03)], { investigation }))).toEqual(['missed']);
  // 250 bytes that no team looks at.
  const none = { investigation, tolerance: { default: 0, metrics: { 'bundle.initial.gzip': 0 } } };
  expect(extended(onMain([grown(0.002)], none))).toEqual(['open']);
  expect(extended(onMain([grown(0.004)], none))).toEqual(['missed']);
});
