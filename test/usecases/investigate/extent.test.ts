import { expect, test } from '@jest/globals';
import type { Lead } from '../../../src/investigation/proof/lead.ts';
import { extentOf } from '../../../src/usecases/investigate/extent.ts';

const lead = (values: Partial<Lead>): Lead => ({
  suite: 'api',
  scenario: 'normal',
  route: 'orders',
  metric: 'latency.p95',
  family: 'time',
  scale: { kind: 'ratio', better: 'lower' },
  tolerance: 0.05,
  exact: false,
  follows: null,
  control: null,
  ...values,
});

const shape = {
  name: 'api',
  scenarios: [
    { name: 'steady', model: 'open' },
    { name: 'normal', model: 'closed' },
    { name: 'peak', model: 'closed' },
  ],
  routes: [{ name: 'orders' }, { name: 'search' }, { name: 'login' }],
} as const;

const exact = lead({ scenario: null, metric: 'db.queries', exact: true });

test('scenarios and routes of the leads are loaded, and those of their controls', () => {
  const control = { route: 'search', tolerance: 0.05 };
  expect(extentOf([lead({ control }), lead({ route: null, scenario: 'peak' })], shape)).toEqual({
    routes: ['orders', 'search'],
    scenarios: ['normal', 'peak'],
    counts: false,
  });
});

test('a count that is always the same needs one closed loop and few slices', () => {
  expect(extentOf([exact], shape)).toEqual({ routes: ['orders'], scenarios: ['normal'], counts: true });
});

test('a count beside a time is told by what is loaded for the time', () => {
  expect(extentOf([exact, lead({ scenario: 'peak' })], shape)).toEqual({
    routes: ['orders'],
    scenarios: ['peak'],
    counts: false,
  });
});

test('what varies and belongs to no scenario is taken over all of them', () => {
  expect(extentOf([lead({ scenario: null, metric: 'db.rows', route: null })], shape)).toEqual({
    routes: [],
    scenarios: ['steady', 'normal', 'peak'],
    counts: false,
  });
});

test('what stays in memory is told by all requests that there can be', () => {
  const leak = lead({ scenario: null, route: null, metric: 'memory.growth', family: 'memory' });
  expect(extentOf([leak], shape)).toEqual({
    routes: ['orders', 'search', 'login'],
    scenarios: ['steady', 'normal', 'peak'],
    counts: false,
  });
});

test('leads of other suites ask nothing of this one', () => {
  expect(extentOf([lead({ suite: 'other', scenario: 'peak' })], shape)).toEqual({
    routes: [],
    scenarios: ['normal'],
    counts: false,
  });
});
