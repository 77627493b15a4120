import { expect, test } from '@jest/globals';
import type { Acceptance } from '../../../../src/core/acceptance.ts';
import type { Result } from '../../../../src/core/result.ts';
import { applyAcceptances } from '../../../../src/gate/apply-acceptances.ts';
import { refusalText } from '../../../../src/usecases/app/commands/accept-replies.ts';
import { buildAcceptance, type Refusal } from '../../../../src/usecases/app/commands/build-acceptance.ts';
import { cases } from '../../../report/cases.ts';

const at = new Date('2026-03-02T10:00:00.000Z');
const soon = new Date('2026-03-02T10:05:00.000Z');

const build = (result: Result, target: string, duration = 30 * 86_400_000) =>
  buildAcceptance({ result, command: { verb: 'accept', target, duration, reason: 'worth it' }, by: 'alice', at });

const accepted = (result: Result, target: string): Acceptance => {
  const built = build(result, target);
  if (built.kind === 'refused') throw new Error(`refused: ${built.refusal.kind}`);
  return built.acceptance;
};

const refused = (result: Result, target: string): Refusal => {
  const built = build(result, target);
  if (built.kind === 'accepted') throw new Error('accepted');
  return built.refusal;
};

const slow: Result = cases['fail-cpu-of-one-route'];

test('a metric is accepted at every place where it blocks, up to the end of each interval', () => {
  const acceptance = accepted(slow, 'cpu.per-request');
  expect(acceptance).toEqual({
    target: 'cpu.per-request',
    covers: [
      {
        suite: 'api',
        scenario: 'load',
        route: 'GET /search',
        metric: 'cpu.per-request',
        most: expect.closeTo(0.21),
        value: null,
      },
      {
        suite: 'api',
        scenario: 'load',
        route: null,
        metric: 'cpu.per-request',
        most: expect.closeTo(0.078),
        value: null,
      },
    ],
    reason: 'worth it',
    by: 'alice',
    at: '2026-03-02T10:00:00.000Z',
    until: '2026-04-01T10:00:00.000Z',
  });
  expect(applyAcceptances(slow, [acceptance], soon).verdict).toBe('fail');
});

test('all is all that blocks, and no more', () => {
  const acceptance = accepted(slow, 'all');
  expect(acceptance.covers).toHaveLength(4);
  expect(applyAcceptances(slow, [acceptance], soon).verdict).toBe('pass');
  const undecided: Result = cases['fail-with-undecided'];
  expect(accepted(undecided, 'all').covers.map(({ route, metric }) => [route, metric])).toEqual([
    ['GET /search', 'cpu.per-request'],
  ]);
});

test('a finding is accepted with all that it stands for', () => {
  const [finding] = slow.findings;
  // The whole suite is slower because of the route, and has no finding of its own.
  expect(accepted(slow, finding!.id).covers).toHaveLength(4);
  const two: Result = cases['fail-two-suites'];
  const ofBilling = two.findings.find(({ suite, kind }) => suite === 'billing' && kind === 'route-slower')!;
  expect(accepted(two, ofBilling.id).covers.map(({ suite, scenario, metric }) => [suite, scenario, metric])).toEqual([
    ['billing', 'load', 'latency.mean'],
    ['billing', 'normal', 'latency.mean'],
  ]);
});

test('a budget is accepted at its value', () => {
  const exceeded: Result = cases['fail-budget'];
  const [finding] = exceeded.findings;
  for (const target of ['all', 'latency.p95', finding!.id]) {
    expect(accepted(exceeded, target).covers).toEqual([
      { suite: 'api', scenario: 'load', route: null, metric: 'latency.p95', most: null, value: 214 },
    ]);
  }
});

test('an undecided comparison is accepted where it blocks', () => {
  expect(accepted(cases['inconclusive-blocks'], 'all').covers).toEqual([
    expect.objectContaining({ route: 'GET /search', most: expect.closeTo(0.091) }),
  ]);
  expect(refused(cases.inconclusive, 'all')).toEqual({ kind: 'nothing-blocks' });
});

test('what was accepted before is not accepted again', () => {
  const partly = applyAcceptances(slow, [accepted(slow, 'cpu.per-request')], soon);
  expect(accepted(partly, 'all').covers.map(({ metric }) => metric)).toEqual(['latency.mean', 'latency.mean']);
  expect(refused(partly, 'cpu.per-request').kind).toBe('blocks-not');
});

test('what can not be accepted is refused with what can', () => {
  const wrong = refused(slow, 'memory.rss.peak');
  expect(wrong).toMatchObject({ kind: 'blocks-not' });
  const text = refusalText(wrong, 'memory.rss.peak', slow);
  expect(text).toContain(
    '`memory.rss.peak` blocks nothing. This does:\n\n- `cpu.per-request`: CPU time per request changed by +19 %',
  );
  expect(refusalText(refused(slow, 'PG-00000000'), 'PG-00000000', slow)).toContain('there is no finding `PG-00000000`');
  expect(refusalText(refused(cases.pass, 'all'), 'all', cases.pass)).toContain('because nothing blocks');
  const invalid: Result = cases['invalid-control'];
  expect(refusalText(refused(invalid, 'all'), 'all', invalid)).toContain(
    '`invalid`, which claims nothing about the change',
  );
});

test('a run that is open for what has no figure says what that is', () => {
  const missing: Result = cases['inconclusive-missing'];
  const strict: Result = { ...missing, policy: { ...missing.policy, inconclusive: 'block' } };
  const text = refusalText(refused(strict, 'all'), 'all', strict);
  expect(text).toContain("what keeps it so can't be accepted");
  expect(text).toContain('was expected, but could not be compared');
});
