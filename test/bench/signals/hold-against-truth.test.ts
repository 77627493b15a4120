import { expect, test } from '@jest/globals';
import type { ProfileDifference } from '../../../src/core/profile.ts';
import type { Result } from '../../../src/core/result.ts';
import { makeMetric, makeResult } from '../../support/make-result.ts';
import { caughtText, holdAgainstTruth } from './hold-against-truth.ts';
import type { Patch } from './truth.ts';

const patch: Patch = {
  name: 'lost-index',
  summary: 'drops an index',
  cause: {
    class: 'lost index',
    path: 'db/migrations/005.sql',
    line: 3,
    routes: ['orders'],
    metrics: ['db.rows', 'plan'],
    functions: ['find'],
    undo: 'lost-index.without.patch',
  },
};
const innocent: Patch = { name: 'innocent', summary: 'does nothing', cause: null };

const regressed = (route: string, metric: string, change: number) =>
  makeMetric({ route, metric, change, decision: 'regressed' });

const held = (of: Patch, part: Partial<Result>, profile: ProfileDifference | null = null) =>
  holdAgainstTruth(of, { time: 1000, result: { ...makeResult({}), metrics: [], findings: [], ...part }, profile });

test('what blocked is told by metric, the largest of each', () => {
  const metrics = [
    regressed('orders', 'cpu.per-request', 0.2),
    regressed('orders', 'db.rows', 3),
    regressed('orders', 'cpu.per-request', 0.4),
  ];
  const it = held(patch, { metrics });
  expect(it.own).toEqual(['db.rows']);
  expect(it.falselyBlamed).toEqual([]);
  expect(caughtText(it)).toMatch(/^db\.rows of orders.* \+300 % .*, cpu\.per-request of orders.* \+40 %/);
});

test('a regression of another route is a false blame, and all are where the change is innocent', () => {
  const metrics = [regressed('search', 'cpu.per-request', 0.1)];
  expect(held(patch, { metrics }).falselyBlamed).toEqual([expect.stringMatching(/^cpu\.per-request of search/)]);
  expect(held(patch, { metrics }).own).toEqual([]);
  expect(held(innocent, { metrics }).falselyBlamed).toHaveLength(1);
  expect(held(innocent, {}).falselyBlamed).toEqual([]);
});

test('a changed plan is found by its finding, at the true line', () => {
  const finding = {
    id: '1',
    kind: 'plan-changed',
    severity: 'warning' as const,
    title: 'A plan changed',
    suite: 'store',
    scenario: null,
    route: 'orders',
    metric: null,
    evidence: [],
    fix: null,
    location: { path: 'db/migrations/005.sql', startLine: 2, endLine: 4 },
  };
  expect(held(patch, { findings: [finding] })).toMatchObject({ own: ['plan'], lineRight: true });
  const elsewhere = { ...finding, location: { path: 'db/migrations/005.sql', startLine: 4, endLine: 9 } };
  expect(held(patch, { findings: [elsewhere] }).lineRight).toBe(false);
});

test('the first function is the one that grew most, by whatever name V8 gives it', () => {
  const named = (name: string, estimate: number) => ({
    name,
    path: 'src/sessions.js',
    line: 4,
    package: null,
    base: { self: 1, total: 1 },
    head: { self: 2, total: 2 },
    change: { estimate, low: estimate, high: estimate },
  });
  const profile = (...functions: ProfileDifference['functions']): ProfileDifference => ({
    schema: 'pacegate/profile@1',
    suite: 'store',
    kind: 'cpu',
    requests: { base: 1, head: 1 },
    functions,
    flame: { name: '', path: '', line: null, base: 0, head: 0, children: [] },
    files: [],
    missing: [],
  });
  const right = held(patch, {}, profile(named('other', -9), named('Object.find', 5), named('write', 1)));
  expect(right.first?.name).toBe('Object.find');
  expect(right.firstRight).toBe(true);
  expect(held(patch, {}, profile(named('other', 9), named('find', 5))).firstRight).toBe(false);
  expect(held(patch, {})).toMatchObject({ first: null, firstRight: false });
});
