import { expect, test } from '@jest/globals';
import { validate } from '../../../src/investigation/synthesis/validate.ts';
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

test('a later check that can not decide what was reached leaves it closed, and says so', () => {
  const later = laterResult({ head: { ...laterResult().head, commit: 'e3'.repeat(20) } });
  const undecided = validate(stories.closed, {
    ...later,
    metrics: later.metrics.map((it) => (it.metric === 'db.queries' ? { ...it, decision: 'inconclusive' } : it)),
  });
  expect(undecided.state).toBe('closed');
  expect(states(undecided)).toEqual(['open', 'reached', 'reached', 'reached']);
});
