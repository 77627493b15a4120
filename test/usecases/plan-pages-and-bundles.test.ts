import { expect, test } from '@jest/globals';
import { UsageError } from '../../src/core/errors.ts';
import { planCheck, type PlanInput } from '../../src/usecases/plan-check.ts';
import { planAlone, planRefresh } from '../../src/usecases/plan-refresh.ts';
import { emptyInput } from '../../src/usecases/run-input.ts';
import { parse } from '../config/parse.ts';
import { makeBundleMeasurement } from '../support/make-bundle.ts';

const api = 'api: { type: service, directory: api, start: node x, requests: [{ name: a, path: /a }] }';
const web = 'web: { type: bundle, directory: web, build: make, output: dist, entries: [main] }';
const home = 'home: { type: page, directory: web, files: dist }';
const shop = 'shop: { type: page, directory: web, serve: npm start, path: /shop }';
const fixed = 'fixed: { type: page, directory: web, serve: npm start, port: 4173 }';
const configure = (...suites: string[]): string => `version: 1\nsuites:\n${suites.map((it) => `  ${it}\n`).join('')}`;
const all = configure(api, web, home, shop, fixed);

const planOf = (base: string, head: string = base, more: Partial<PlanInput> = {}) =>
  planCheck({
    base: parse(base),
    head: parse(head),
    given: false,
    changedFiles: ['web/a.js', 'api/a.js'],
    onlySuites: [],
    onlyScenarios: [],
    ...more,
  });

const names = (plans: readonly { readonly suite: { readonly name: string } }[]): string[] =>
  plans.map(({ suite }) => suite.name);

test('pages are measured in blocks, one side after the other; with a port of their own one at a time', () => {
  const { suites, bundles } = planOf(all);
  expect(suites.map(({ suite, schedule }) => [suite.name, schedule])).toEqual([
    ['api', 'duet'],
    ['home', 'alternate'],
    ['shop', 'alternate'],
    ['fixed', 'one-at-a-time'],
  ]);
  expect(names(bundles)).toEqual(['web']);
});

test('a budget of what is answered needs services alone, never pages', () => {
  const { suites } = planOf(`${all}budgets: { latency.p95: { limit: 9ms } }\n`);
  expect(suites.map(({ suite, solo }) => [suite.name, solo])).toEqual([
    ['api', true],
    ['home', false],
    ['shop', false],
    ['fixed', false],
  ]);
});

test('the judge is told which suites are pages, and of bundles their entries', () => {
  const input = emptyInput(planOf(all, configure(api, web.replace('[main]', '[main, admin]'), home)), false);
  expect(input.suites.map(({ name, type }) => [name, type])).toEqual([
    ['api', undefined],
    ['home', 'page'],
  ]);
  expect(input.bundles).toEqual([
    { name: 'web', entries: ['main'], headEntries: ['main', 'admin'], skipped: null, measurement: null, failure: null },
  ]);
  expect(emptyInput(planOf(configure(api)), false)).not.toHaveProperty('bundles');
});

test('a scenario that is asked for leaves pages and bundles out', () => {
  const plan = planOf(all, all, { onlyScenarios: ['normal'] });
  expect([names(plan.suites), names(plan.bundles)]).toEqual([['api'], []]);
  expect(() => planOf(configure(web), configure(web), { onlyScenarios: ['normal'] })).toThrow(UsageError);
  const refresh = planRefresh({
    head: parse(all),
    previous: parse(all),
    onlySuites: [],
    onlyScenarios: ['normal'],
  });
  expect([names(refresh.suites), names(refresh.bundles)]).toEqual([['api'], []]);
});

test('a suite that is asked for alone leaves the others out', () => {
  const plan = planOf(all, all, { onlySuites: ['web', 'home'] });
  expect([names(plan.suites), names(plan.bundles)]).toEqual([['home'], ['web']]);
});

test.each([
  ['a bundle that becomes a page', configure(web), configure(home.replace('home', 'web'))],
  ['a page that becomes a bundle', configure(home), configure(web.replace('web:', 'home:'))],
  ['a service that becomes a page', configure(api), configure(home.replace('home', 'api'))],
])('%s is not measured, and the change is told', (_, base, head) => {
  const { suites, bundles, notices } = planOf(base, head);
  expect([...suites, ...bundles]).toEqual([]);
  const [name] = names(parse(base).suites.map((suite) => ({ suite })));
  expect(notices).toContainEqual(expect.stringContaining(`takes suite ${name} out of the gate`));
});

test('commands of a side are its own; what counts of the build is the base’s', () => {
  const { bundles } = planOf(configure(web), configure(web.replace('make', 'make all').replace('[main]', '[other]')));
  expect(bundles).toMatchObject([
    { suite: { build: 'make', entries: ['main'] }, own: { base: { build: 'make' }, head: { build: 'make all' } } },
  ]);
});

test.each([
  ['bundle', web],
  ['page', home],
  ['page', shop],
])('a %s is skipped where nothing that it is made of changed: %s', (_, suite) => {
  const plan = (head: string, changedFiles: readonly string[]) => {
    const { suites, bundles } = planOf(configure(suite), configure(head), { changedFiles });
    return [...suites, ...bundles][0]?.skipped ?? null;
  };
  expect(plan(suite, ['api/a.js'])).not.toBeNull();
  expect(plan(suite, ['web/a.js'])).toBeNull();
  const other = suite
    .replace('make', 'make all')
    .replace('files: dist', 'files: out')
    .replace('npm start', 'npm run x');
  expect(plan(other, ['.github/pacegate.yml'])).toBeNull();
  // What the head asks for does not count, so it is no change of what is measured.
  const asked = suite.replace('[main]', '[other]').replace('/shop', '/other');
  expect(plan(asked, ['.github/pacegate.yml'])).not.toBeNull();
});

test('a refresh sets pages and bundles beside the previous commit, as far as it had them', () => {
  const both = planRefresh({
    head: parse(configure(web, home)),
    previous: parse(configure(web.replace('make', 'old'), home)),
    onlySuites: [],
    onlyScenarios: [],
  });
  expect(both.bundles).toMatchObject([{ alone: false, own: { base: { build: 'old' }, head: { build: 'make' } } }]);
  expect(both.suites).toMatchObject([{ alone: false, schedule: 'alternate' }]);
  const changed = planRefresh({
    head: parse(configure(web, home)),
    previous: parse(configure(web.replace('web:', 'home:'), api)),
    onlySuites: [],
    onlyScenarios: [],
  });
  expect([...changed.suites, ...changed.bundles].map(({ suite, alone }) => [suite.name, alone])).toEqual([
    ['home', true],
    ['web', true],
  ]);
  expect(changed.notices).toHaveLength(2);
});

test('with the head on both sides, what was measured before stays beside its base', () => {
  const plan = planOf(configure(api, web), configure(api, web.replace('make', 'make all')));
  const alone = planAlone(plan);
  expect([...alone.suites, ...alone.bundles].every((it) => it.alone)).toBe(true);
  expect(alone.bundles[0]?.own.base.build).toBe('make all');
  expect(planAlone(plan, new Set(['web'])).bundles).toEqual(plan.bundles);
  const measured = { ...plan, bundles: plan.bundles.map((it) => ({ ...it, measurement: makeBundleMeasurement() })) };
  expect(planAlone(measured).bundles).toEqual(measured.bundles);
  expect(planAlone(measured).suites.every((it) => it.alone)).toBe(true);
});
