import { expect, test } from '@jest/globals';
import type { BaselineRecord } from '../../../src/core/baseline-record.ts';
import type { Investigation } from '../../../src/core/investigation.ts';
import { defaultPolicy, type Policy } from '../../../src/core/policy.ts';
import { closeOnMain, type MainProgress } from '../../../src/investigation/synthesis/close-on-main.ts';
import { validateOnMain } from '../../../src/investigation/synthesis/validate-on-main.ts';
import { makeRecordMetric } from '../../support/make-record.ts';
import { commitOf, harm, mainRecord, sinceHead, undoing } from './main-records.ts';
import { stories } from './stories.ts';

const { proven } = stories;
const { base, head } = proven.scope;

const onMain = (
  records: readonly BaselineRecord[],
  { investigation = proven, ...policy }: Partial<Policy> & { readonly investigation?: Investigation } = {},
): MainProgress => closeOnMain(investigation, records, { ...defaultPolicy, ...policy });

const metrics = proven.validation.criteria.map(({ metric }) => metric);
const stateOf = ({ checks }: MainProgress, metric: string) => checks[metrics.indexOf(metric)];
const states = ({ checks }: MainProgress): string[] => checks.map(({ state }) => state);
const all = (state: string): string[] => [state, state, state, state];

test('once the change is undone on the default branch all holds, and it is closed', () => {
  const found = onMain(sinceHead([[1, undoing]]));
  expect(states(found)).toEqual(all('reached'));
  expect(stateOf(found, 'latency.mean')?.text).toBe(
    `At ${'d'.repeat(12)}: mean latency of api: GET /orders is within its tolerance of ${base.slice(0, 12)} again.`,
  );
  const { state, summary, timeline, validation } = found.investigation;
  expect(state).toBe('closed');
  expect(summary).toMatch(/^All 4 success criteria hold at d{12}\. What was found: The root cause is/u);
  expect(timeline.slice(-2).map(({ text }) => text)).toEqual([
    `Refresh of ${'d'.repeat(12)}: 4 success criteria: 4 reached.`,
    `Closed. All 4 success criteria hold at ${'d'.repeat(12)}.`,
  ]);
  expect(validation.criteria.map((it) => it.state)).toEqual(all('reached'));
});

test('what is closed so is watched by what is recorded afterwards', () => {
  const { investigation } = onMain(sinceHead([[1, undoing]]));
  const records = [...sinceHead([[1, undoing]]), mainRecord(2, { changes: { 'latency.mean': 0.3 } })];
  const after = validateOnMain(investigation, records, { policy: defaultPolicy });
  expect(after.checks.filter(({ term }) => term === 'short').map(({ state }) => state)).toContain('missed');
  expect(after.investigation.state).toBe('proven');
});

test('a push that changes nothing of it leaves all missed, with how much is left', () => {
  const found = onMain(sinceHead([[1, {}]]));
  expect(states(found)).toEqual(all('missed'));
  expect(stateOf(found, 'latency.mean')?.text).toMatch(
    /is still worse than at \S{12} by 212\.\d* %, beyond its tolerance\.$/u,
  );
  expect(found.investigation).toMatchObject({ state: 'proven', summary: proven.summary });
  expect(found.investigation.timeline.at(-1)?.text).toBe(`Refresh of ${'d'.repeat(12)}: 4 success criteria: 4 missed.`);
  // The next refresh that says the same adds nothing to it.
  expect(
    onMain(
      sinceHead([
        [1, {}],
        [2, {}],
      ]),
      { investigation: found.investigation },
    ).investigation,
  ).toBe(found.investigation);
});

test('a fix in two steps is one, and half of it is none', () => {
  const half = { ...undoing, 'latency.mean': -0.3 };
  const rest = { 'latency.mean': 1 / 3.12 / 0.7 - 1 };
  const first = onMain(sinceHead([[1, half]]));
  expect(stateOf(first, 'latency.mean')?.state).toBe('missed');
  expect(stateOf(first, 'db.queries')?.state).toBe('reached');
  expect(first.investigation.state).toBe('proven');
  const whole = onMain(
    sinceHead([
      [1, half],
      [2, rest],
    ]),
    { investigation: first.investigation },
  );
  expect(whole.investigation.state).toBe('closed');
});

test('what comes back before all holds is missed again', () => {
  const first = onMain(sinceHead([[1, { ...undoing, 'latency.mean': -0.3 }]]));
  const again = onMain(
    sinceHead([
      [1, { ...undoing, 'latency.mean': -0.3 }],
      [2, harm],
    ]),
    {
      investigation: first.investigation,
    },
  );
  expect(states(again)).toEqual(all('missed'));
});

test('nothing is said before something is recorded behind the investigated head', () => {
  expect(onMain([])).toEqual({ checks: [], investigation: proven });
  expect(onMain(sinceHead([])).checks).toEqual([]);
  expect(onMain([mainRecord(-5), mainRecord(-4)]).checks).toEqual([]);
  expect(onMain([mainRecord(-3, { commit: base })]).checks).toEqual([]);
  expect(onMain([mainRecord(1, { suite: 'web' })]).checks).toEqual([]);
});

test('where the head itself was never recorded, what the investigation measured stands for it; of counts it can not', () => {
  const found = onMain(sinceHead([[1, undoing]], { withHead: false }));
  expect(stateOf(found, 'latency.mean')?.state).toBe('reached');
  expect(stateOf(found, 'db.queries')).toEqual({
    state: 'open',
    text: expect.stringContaining(`can't be told: no chain of measurements leads there from ${base.slice(0, 12)}.`),
  });
  expect(found.investigation.state).toBe('proven');
});

test('a record that stands beside the base itself says it by itself', () => {
  const beside = (estimate: number, width: number): MainProgress => {
    const record = mainRecord(1, { previous: base });
    const change = { estimate, low: estimate - width, high: estimate + width, confidence: 0.95 };
    return onMain([{ ...record, metrics: record.metrics.map((it) => ({ ...it, change })) }]);
  };
  expect(stateOf(beside(0.01, 0.01), 'latency.mean')?.state).toBe('reached');
  expect(stateOf(beside(0.04, 0.03), 'latency.mean')?.state).toBe('open');
  expect(stateOf(beside(0.2, 0.03), 'latency.mean')?.state).toBe('missed');
});

test('a small worsening that noise alone has hidden is not taken for fixed', () => {
  const small = {
    ...proven,
    regressions: proven.regressions.map((it) => ({ ...it, change: { estimate: 0.055, low: 0.05, high: 0.06 } })),
  };
  const unsure = onMain(sinceHead([[1, { 'latency.mean': -0.008 }]], { withHead: false }), { investigation: small });
  expect(stateOf(unsure, 'latency.mean')).toMatchObject({
    state: 'open',
    text: expect.stringContaining('may still be worse'),
  });
  const sure = onMain(sinceHead([[1, { 'latency.mean': -0.03 }]], { withHead: false }), { investigation: small });
  expect(stateOf(sure, 'latency.mean')?.state).toBe('reached');
});

test('a gap in the chain, an invalid record and one without the metric decide nothing', () => {
  const [first, second, third] = sinceHead([
    [1, {}],
    [2, undoing],
  ]);
  const without = { ...second!, metrics: second!.metrics.filter(({ metric }) => metric !== 'latency.mean') };
  const lastOnly = { ...third!, metrics: third!.metrics.filter(({ metric }) => metric !== 'latency.mean') };
  for (const records of [
    [first!, third!],
    [first!, { ...second!, verdict: 'invalid' as const }, third!],
    [first!, without, third!],
  ])
    expect(stateOf(onMain(records), 'latency.mean')).toMatchObject({ state: 'open' });
  expect(stateOf(onMain([first!, second!, lastOnly]), 'latency.mean')?.text).toContain('was not recorded');
});

test('a suite that was not measured since keeps what was known of it', () => {
  const [first] = proven.validation.criteria;
  const ofWeb = { ...first!, suite: 'web', state: 'reached' as const };
  const investigation = { ...proven, validation: { criteria: [...proven.validation.criteria, ofWeb] } };
  const { checks, investigation: now } = onMain(sinceHead([[1, undoing]]), { investigation });
  expect(checks.at(-1)).toEqual({ state: 'reached', text: expect.stringContaining('has not been recorded since') });
  expect(now.state).toBe('closed');
});

test('a budget counts, whatever the comparison says', () => {
  const budgets = [{ metric: 'latency.p95', limit: 150, target: null }];
  const found = onMain(sinceHead([[1, undoing]]), { budgets });
  expect(stateOf(found, 'latency.p95')).toEqual({
    state: 'missed',
    text: expect.stringContaining('is beyond its budget'),
  });
  expect(found.investigation.state).toBe('proven');
});

test('what only exceeded a budget needs no comparison with the base', () => {
  const regressions = proven.regressions.filter(({ metric }) => metric !== 'latency.p95');
  const investigation = { ...proven, regressions };
  const records = sinceHead([[1, undoing]], { withHead: false });
  const within = (limit: number): string | undefined =>
    stateOf(
      onMain(records, { investigation, budgets: [{ metric: 'latency.p95', limit, target: null }] }),
      'latency.p95',
    )?.state;
  expect(within(200)).toBe('reached');
  expect(within(150)).toBe('missed');
  expect(stateOf(onMain(records, { investigation }), 'latency.p95')?.state).toBe('open');
});

test('the tolerance is that of the policy', () => {
  const almost = sinceHead([[1, { ...undoing, 'latency.mean': 1.1 / 3.12 - 1 }]]);
  expect(stateOf(onMain(almost), 'latency.mean')?.state).not.toBe('reached');
  const loose = { tolerance: { default: 0.05, metrics: { 'latency.mean': 0.3 } } };
  expect(stateOf(onMain(almost, loose), 'latency.mean')?.state).toBe('reached');
});

test('a count that came out of nothing and went back to it is gone, whatever stood between', () => {
  const [criterion] = proven.validation.criteria;
  const step = (
    commit: string,
    previous: string,
    day: number,
    [from, to]: readonly [number, number],
  ): BaselineRecord => {
    const estimate = from < 0.5 || to < 0.5 ? to - from : to / from - 1;
    return mainRecord(day, {
      commit,
      previous,
      metrics: [
        makeRecordMetric({
          ...criterion!,
          value: to,
          base: [from, from],
          head: [to, to],
          change: { estimate, low: estimate, high: estimate, confidence: 1 },
        }),
      ],
    });
  };
  const investigation = { ...proven, validation: { criteria: [criterion!] } };
  const records = [
    step(head, base, -2, [0, 2]),
    step(commitOf(1), head, 1, [2, 3]),
    step(commitOf(2), commitOf(1), 2, [3, 0]),
  ];
  expect(onMain(records.slice(0, 2), { investigation }).checks).toMatchObject([{ state: 'missed' }]);
  expect(onMain(records, { investigation }).investigation.state).toBe('closed');
});

test('records that were measured more than once, or lead in a circle, lead to an end', () => {
  const records = sinceHead([[1, undoing]]);
  const twice = { ...records[1]!, previous: records[1]!.commit, recordedAt: mainRecord(3).recordedAt };
  expect(onMain([...records, twice]).investigation.state).toBe('closed');
  const circle = [
    mainRecord(1, { commit: commitOf(1), previous: commitOf(2) }),
    mainRecord(2, { commit: commitOf(2), previous: commitOf(1) }),
  ];
  expect(stateOf(onMain(circle), 'db.queries')?.state).toBe('open');
});
