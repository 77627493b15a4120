import { expect, test } from '@jest/globals';
import type { BaselineRecord } from '../../../src/core/baseline-record.ts';
import { validate } from '../../../src/investigation/synthesis/validate.ts';
import { validateOnMain } from '../../../src/investigation/synthesis/validate-on-main.ts';
import { storeResult } from './make-story.ts';
import { laterResult, stories, tell } from './stories.ts';

const states = (investigation: ReturnType<typeof tell>): string[] =>
  investigation.validation.criteria.map(({ state }) => state);

test('a check that meets all criteria closes it', () => {
  const closed = validate(tell(), laterResult());
  expect(states(closed)).toEqual(['reached', 'reached', 'reached', 'reached']);
  expect(closed).toMatchObject({ state: 'closed', rootCause: 'H1' });
  expect(closed.summary).toMatch(/^All 4 success criteria hold at f1f1f1f1f1f1\. What was found: The root cause is/u);
  expect(closed.timeline.at(-1)?.text).toBe('Closed. All 4 success criteria hold at f1f1f1f1f1f1.');
  expect(validate(closed, laterResult())).toEqual(closed);
});

test('one that is missed, or undecided, keeps it open', () => {
  const regressed = storeResult().metrics.find(({ metric }) => metric === 'db.queries')!;
  const missing = laterResult();
  const missed = validate(tell(), {
    ...missing,
    metrics: [regressed, ...missing.metrics.filter(({ metric }) => metric !== 'db.queries')],
  });
  expect(states(missed)).toEqual(['missed', 'reached', 'reached', 'reached']);
  expect(missed.state).toBe('proven');
  const undecided = validate(tell(), {
    ...missing,
    metrics: missing.metrics.map((it) => (it.metric === 'db.queries' ? { ...it, decision: 'inconclusive' } : it)),
  });
  expect(states(undecided)[0]).toBe('open');
});

test('a budget that is still exceeded is a miss, whatever the comparison says', () => {
  const later = laterResult();
  const validated = validate(tell(), {
    ...later,
    budgets: later.budgets.map((it) => ({ ...it, value: 236, decision: 'exceeded' })),
  });
  expect(states(validated)).toEqual(['reached', 'reached', 'reached', 'missed']);
});

test('the investigated head itself, and what can not be trusted, says nothing', () => {
  expect(validate(tell(), storeResult({ verdict: 'pass', metrics: [] }))).toEqual(tell());
  expect(validate(tell(), laterResult({ verdict: 'invalid' }))).toEqual(tell());
});

test('a suite of which nothing is changed any more is as on the base', () => {
  const [suite] = laterResult().suites;
  const skipped = laterResult({
    metrics: [],
    budgets: [],
    suites: [{ ...suite!, skipped: 'nothing that it measures has changed' }],
  });
  expect(validate(tell(), skipped).state).toBe('closed');
});

test('what comes back opens it again, and what was found stays', () => {
  const again = validate(
    stories.closed,
    storeResult({ head: { ...laterResult().head, commit: 'e2'.repeat(20) }, startedAt: '2026-03-02T11:00:00.000Z' }),
  );
  expect(again).toMatchObject({ state: 'proven', rootCause: 'H1' });
  expect(again.summary).toBe(tell().summary);
  expect(again.timeline.at(-1)?.text).toBe('Opened again: it is back at e2e2e2e2e2e2.');
});

const record = (day: number, changes: Readonly<Record<string, number>> = {}): BaselineRecord => ({
  schema: 'pacegate/baseline@1',
  suite: 'api',
  commit: String(day).padStart(40, 'd'),
  ref: 'main',
  previous: String(day - 1).padStart(40, 'd'),
  recordedAt: new Date(Date.parse('2026-03-02T12:00:00.000Z') + day * 86_400_000).toISOString(),
  verdict: 'pass',
  environment: {
    class: 'x',
    pacegate: '0.1.0',
    node: '24',
    platform: 'linux',
    kernel: '6',
    cpu: 'x',
    cores: 2,
    memory: 8e9,
    image: null,
  },
  calibration: null,
  hashes: { scenarios: 'a', fixtures: 'b' },
  provenance: { source: 'app', runId: null, attempt: null, event: null },
  seed: 1,
  schedule: 'duet',
  blocks: [],
  metrics: stories.closed.validation.criteria.map(({ scenario, route, metric }) => {
    const estimate = changes[metric] ?? 0.002;
    return {
      scenario,
      route,
      metric,
      unit: metric === 'db.queries' ? 'count/request' : 'ms',
      better: 'lower' as const,
      primary: true,
      value: metric === 'latency.p95' ? 181 : 3,
      change: { estimate, low: estimate - 0.01, high: estimate + 0.01, confidence: 0.9 },
      spread: 0.01,
      base: [3, 3],
      head: [3, 3],
    };
  }),
});

test('the default branch is watched until there are enough records over enough days', () => {
  const short = validateOnMain(stories.closed, [record(1)]);
  expect(short.checks.filter(({ term }) => term === 'short').map(({ state }) => state)).toEqual([
    'reached',
    'reached',
    'reached',
    'reached',
  ]);
  expect(short).toMatchObject({ done: false, investigation: { state: 'closed' } });
  const long = validateOnMain(
    stories.closed,
    [1, 2, 4, 6, 9].map((day) => record(day)),
  );
  expect(long.done).toBe(true);
  expect(long.investigation.timeline.at(-1)?.text).toMatch(/^Extended term: every criterion has held/u);
  expect(
    validateOnMain(
      long.investigation,
      [1, 2, 4, 6, 9].map((day) => record(day)),
    ).investigation,
  ).toEqual(long.investigation);
});

test('small steps that add up beyond the tolerance open it again', () => {
  const records = [1, 2, 3, 4, 5].map((day) => record(day, { 'latency.mean': 0.03 }));
  const { investigation, checks, done } = validateOnMain(stories.closed, records);
  expect(done).toBe(false);
  expect(investigation.state).toBe('proven');
  expect(states(investigation)).toEqual(['reached', 'missed', 'reached', 'reached']);
  const missed = checks.filter(({ state }) => state === 'missed');
  expect(missed.map(({ text }) => text)).toEqual([
    `Extended term: mean latency of api: GET /orders has got worse by 15.9 % up to ${'d'.repeat(12)}, beyond its tolerance.`,
  ]);
  expect(validateOnMain(investigation, records).investigation).toEqual(investigation);
});

test('a budget on the default branch counts, and records from before do not', () => {
  const policy = {
    budgets: [{ metric: 'latency.p95', limit: 150, target: null }],
    tolerance: { default: 0.05, metrics: {} },
  };
  expect(validateOnMain(stories.closed, [record(1)], { policy }).checks.map(({ state }) => state)).toContain('missed');
  expect(validateOnMain(stories.closed, [record(-3)]).checks.every(({ state }) => state === 'open')).toBe(true);
  const unpaired = { ...record(1), metrics: record(1).metrics.map((it) => ({ ...it, change: null })) };
  expect(validateOnMain(stories.closed, [unpaired]).checks.every(({ state }) => state === 'open')).toBe(true);
});
