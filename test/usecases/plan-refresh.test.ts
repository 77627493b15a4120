import { expect, test } from '@jest/globals';
import { UsageError } from '../../src/core/errors.ts';
import { planAlone, planRefresh } from '../../src/usecases/plan-refresh.ts';
import { parse } from '../config/parse.ts';
import { configurationText } from './harness.ts';

const plan = (head: string, previous: string | null = head, only: { suites?: string[]; scenarios?: string[] } = {}) =>
  planRefresh({
    head: parse(head),
    previous: previous === null ? null : parse(previous),
    onlySuites: only.suites ?? [],
    onlyScenarios: only.scenarios ?? [],
  });

const requests = (...list: string[]): string => `version: 1
suites:
  api: { type: service, start: node server.js, requests: [${list.join(', ')}] }
`;
const a = '{ name: GET /a, path: /a }';
const b = '{ name: GET /b, path: /b }';

test('everything is measured, whatever changed, by the head’s own configuration and policy', () => {
  const head = configurationText({ suite: 'paths: ["src/**"]\nbuild: make', more: 'gate: { time-limit: 7m }' });
  const { suites, policy, policyFrom, notices } = plan(head, configurationText());
  expect(suites).toHaveLength(1);
  expect(suites[0]).toMatchObject({
    skipped: null,
    alone: false,
    own: { head: { build: 'make' }, base: { build: null } },
  });
  expect(policy.timeLimit).toBe(420_000);
  expect(policyFrom).toBe('given');
  expect(notices).toEqual([]);
});

test('without a previous configuration every suite stands beside itself', () => {
  const { suites, notices } = plan(configurationText(), null);
  expect(suites).toMatchObject([{ alone: true }]);
  expect(suites[0]!.own.base).toEqual(suites[0]!.own.head);
  expect(notices).toEqual([]);
});

test('a new suite stands beside itself, the others beside the previous commit', () => {
  const both = `version: 1
suites:
  api: { type: service, start: x, requests: [${a}] }
  web: { type: service, start: y, requests: [${b}] }
`;
  const { suites, notices } = plan(both, requests(a));
  expect(suites.map(({ suite, alone }) => [suite.name, alone])).toEqual([
    ['api', false],
    ['web', true],
  ]);
  expect(notices).toEqual(['Suite web is measured beside itself: the previous commit does not have it.']);
});

test('a request that the previous commit does not know is left for the next refresh', () => {
  const { suites, notices } = plan(requests(a, b), requests(a));
  expect(suites[0]!.suite.routes.map(({ name }) => name)).toEqual(['GET /a']);
  expect(suites[0]!.alone).toBe(false);
  expect(notices).toEqual(['Suite api: request "GET /b" is new and is recorded from the next refresh on.']);
  expect(suites[0]!.hashes).toEqual(plan(requests(a)).suites[0]!.hashes);
});

test('requests that changed their meaning, or have none in common, are not asked of the previous commit', () => {
  const moved = plan(requests('{ name: GET /a, path: /v2/a }', b), requests(a, b));
  expect(moved.suites[0]).toMatchObject({ alone: true });
  expect(moved.suites[0]!.suite.routes).toHaveLength(2);
  expect(moved.notices).toEqual(['Suite api is measured beside itself: the meaning of request "GET /a" has changed.']);
  expect(plan(requests(b), requests(a)).notices).toEqual([
    'Suite api is measured beside itself: it has no request in common with the previous commit.',
  ]);
  expect(plan(requests(a, b), requests('{ name: GET /a, path: /a, weight: 7 }', b)).suites[0]!.alone).toBe(false);
});

test('chosen suites and scenarios are obeyed, and checked', () => {
  const text = configurationText({ suite: 'scenarios: { normal: { connections: 2 }, peak: { connections: 9 } }' });
  expect(plan(text, text, { scenarios: ['peak'] }).suites[0]!.suite.scenarios.map(({ name }) => name)).toEqual([
    'peak',
  ]);
  expect(() => plan(text, text, { suites: ['none'] })).toThrow(UsageError);
});

test('a plan can be turned so that the head stands on both sides', () => {
  const turned = planAlone(plan(configurationText({ suite: 'build: make' }), configurationText()));
  expect(turned.suites).toMatchObject([{ alone: true, own: { base: { build: 'make' }, head: { build: 'make' } } }]);
});
