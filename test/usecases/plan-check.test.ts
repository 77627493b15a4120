import { expect, test } from '@jest/globals';
import { UsageError } from '../../src/core/errors.ts';
import { planCheck, type PlanInput } from '../../src/usecases/plan-check.ts';
import { parse } from '../config/parse.ts';
import { configurationText } from './harness.ts';

const two = `version: 1
suites:
  api:
    type: service
    directory: packages/api
    start: node server.js
    requests: [{ name: a, path: /a }, { name: b, path: /b }]
    scenarios: { normal: { connections: 4 }, peak: { connections: 8 } }
  admin:
    type: service
    paths: ['admin/**', 'package*.json']
    start: node admin.js
    requests: [{ name: c, path: /c }]
`;

const planOf = (base: string | null, head: string, more: Partial<PlanInput> = {}) =>
  planCheck({
    base: base === null ? null : parse(base),
    head: parse(head),
    given: false,
    changedFiles: ['packages/api/src/x.ts', 'admin/x.ts'],
    onlySuites: [],
    onlyScenarios: [],
    ...more,
  });

const skippedOf = (plan: ReturnType<typeof planCheck>): Record<string, boolean> =>
  Object.fromEntries(plan.suites.map(({ suite, skipped }) => [suite.name, skipped !== null]));

const usageError = (act: () => unknown): UsageError => {
  try {
    act();
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
};

test('policy, requests and scenarios are the base’s; commands are each side’s own', () => {
  const base = configurationText({
    suite: 'install: npm ci\nscenarios: { normal: { connections: 4 } }',
    more: 'tolerance: { default: 5% }\nbudgets: { errors.rate: { limit: 1% } }',
  });
  const head = `version: 1
suites:
  api:
    type: service
    start: node other.js
    install: pnpm i
    requests: [{ name: GET /a, path: /cheap, weight: 9 }, { name: GET /b, path: /b }]
    scenarios: { normal: { connections: 1 } }
tolerance: { default: 50% }
`;
  const plan = planOf(base, head);
  expect(plan.policyFrom).toBe('base');
  expect(plan.policy).toMatchObject({ tolerance: { default: 0.05 }, budgets: [{ metric: 'errors.rate' }] });
  const [planned] = plan.suites;
  expect(planned!.suite.routes[0]).toMatchObject({ name: 'GET /a', path: '/a', weight: 1 });
  expect(planned!.suite.scenarios).toMatchObject([{ name: 'normal', connections: 4 }]);
  expect(planned!.own.base).toMatchObject({ start: 'node server.js', install: 'npm ci' });
  expect(planned!.own.head).toMatchObject({ start: 'node other.js', install: 'pnpm i' });
  expect(plan.notices).toEqual([]);
});

test('a head without configuration in its base is judged by its own policy, a given file rules both sides', () => {
  const head = configurationText({ more: 'tolerance: { default: 7% }' });
  expect(planOf(null, head)).toMatchObject({ policyFrom: 'head', policy: { tolerance: { default: 0.07 } } });
  const given = planOf(null, head, { given: true });
  expect(given).toMatchObject({ policyFrom: 'given', policy: { tolerance: { default: 0.07 } } });
  expect(given.suites[0]!.own.base).toEqual(given.suites[0]!.own.head);
});

test('requests that come and go are named, and only shared ones are asked', () => {
  const other = configurationText().replace('{ name: GET /b, path: /b }', '{ name: GET /c, path: /c }');
  const plan = planOf(configurationText(), other);
  expect(plan.suites[0]!.suite.routes.map(({ name }) => name)).toEqual(['GET /a']);
  expect(plan.notices).toEqual([
    'Suite api: request "GET /c" is new and is compared after the merge.',
    'Suite api: this change takes request "GET /b" out of the gate; it was not measured.',
  ]);
});

test('a change that renames every request is still asked those of the base, and the notice is true', () => {
  const other = configurationText().replaceAll('name: GET', 'name: get');
  const plan = planOf(configurationText(), other);
  expect(plan.suites[0]!.suite.routes.map(({ name }) => name)).toEqual(['GET /a', 'GET /b']);
  expect(plan.notices).toEqual([expect.stringContaining('both sides are asked those of the base')]);
});

test('suites that come and go are named and not measured', () => {
  const plan = planOf(configurationText(), configurationText({ name: 'web' }));
  expect(plan.suites).toEqual([]);
  expect(plan.notices).toEqual([
    'Suite web is new in this change: it is compared after the merge, when the base has it too.',
    'This change takes suite api out of the gate; it was not measured.',
  ]);
});

test.each([
  { changedFiles: ['packages/api/.env'], api: false, admin: true },
  { changedFiles: ['packages/apis/x.ts', 'docs/a.md'], api: true, admin: true },
  { changedFiles: ['package-lock.json'], api: true, admin: false },
  { changedFiles: ['admin/deep/.hidden/x'], api: true, admin: false },
  { changedFiles: [], api: true, admin: true },
])('directory and paths decide what is skipped: $changedFiles', ({ changedFiles, api, admin }) => {
  expect(skippedOf(planOf(two, two, { changedFiles }))).toEqual({ api, admin });
});

test('a suite at the root is touched by every file, hidden ones included', () => {
  const text = configurationText();
  expect(skippedOf(planOf(text, text, { changedFiles: ['.github/workflows/x.yml'] }))).toEqual({ api: false });
});

test('another command is a change of the suite, wherever the configuration lies', () => {
  const head = two.replace('start: node admin.js', 'start: node --jitless admin.js');
  const changedFiles = ['.github/pacegate.yml'];
  expect(skippedOf(planOf(two, head, { changedFiles }))).toEqual({ api: true, admin: false });
  const policy = `${two}tolerance: { default: 9% }\n`;
  expect(skippedOf(planOf(two, policy, { changedFiles }))).toEqual({ api: true, admin: true });
});

test('a suite that is named is measured whatever changed, and no other', () => {
  const plan = planOf(two, two, { changedFiles: [], onlySuites: ['admin'] });
  expect(skippedOf(plan)).toEqual({ admin: false });
});

test('a scenario that is named is the only one', () => {
  const plan = planOf(two, two, { onlyScenarios: ['peak'] });
  expect(plan.suites.map(({ suite }) => suite.scenarios.map(({ name }) => name))).toEqual([['peak']]);
});

test('unknown names are refused with the known ones', () => {
  const suite = usageError(() => planOf(two, two, { onlySuites: ['apo', 'api', 'x'] }));
  expect(suite.message).toBe('There is no suite named "apo", "x" in the configuration.');
  expect(suite.cure).toContain('Known: "api", "admin".');
  const scenario = usageError(() => planOf(two, two, { onlyScenarios: ['stress'] }));
  expect(scenario.message).toContain('"stress"');
  expect(scenario.cure).toContain('Known: "normal", "peak".');
  const elsewhere = usageError(() => planOf(two, two, { onlySuites: ['admin'], onlyScenarios: ['peak'] }));
  expect(elsewhere.message).toBe('There is no scenario named "peak" in suite "admin".');
  expect(elsewhere.cure).toContain('Known: "normal".');
});

test.each([
  { suite: '', more: '', schedule: 'duet', solo: false },
  { suite: 'duet: false', more: '', schedule: 'alternate', solo: false },
  { suite: 'port: 8080', more: '', schedule: 'one-at-a-time', solo: false },
  { suite: '', more: 'budgets: { latency.p95: { limit: 9ms } }', schedule: 'duet', solo: true },
  { suite: '', more: 'budgets: { throughput: { target: 9/s } }', schedule: 'duet', solo: true },
  { suite: '', more: 'budgets: { cpu.per-request: { limit: 9ms } }', schedule: 'duet', solo: false },
  { suite: '', more: 'budgets: { memory.rss.peak: { limit: 9MB } }', schedule: 'duet', solo: false },
])('schedule and slices of the head alone: "$suite" "$more"', ({ suite, more, schedule, solo }) => {
  const text = configurationText({ suite, more });
  expect(planOf(text, text).suites[0]).toMatchObject({ schedule, solo });
});
