import { expect, test } from '@jest/globals';
import { investigationSchema } from '../../../src/core/investigation.ts';
import { openInvestigation } from '../../../src/investigation/synthesis/open-investigation.ts';
import { type Occasion } from '../../../src/investigation/synthesis/priority.ts';
import { makeResult } from '../../support/make-result.ts';
import { at, storeResult } from './make-story.ts';

const open = (differences: Partial<Parameters<typeof openInvestigation>[0]> = {}) =>
  openInvestigation({
    at: at.opened,
    occasion: 'pull-request',
    result: storeResult(),
    timeLimit: 600_000,
    ...differences,
  });

test('scope, criteria and timeline come from what regressed', () => {
  const { investigation } = open({ commits: ['a', 'b'], startedBy: 'by octocat' });
  expect(investigationSchema.parse(investigation)).toEqual(investigation);
  expect(investigation.scope).toMatchObject({
    suites: ['api'],
    routes: ['GET /orders'],
    asked: '',
    commits: ['a', 'b'],
  });
  expect(investigation.scope.metrics).toEqual(expect.arrayContaining(['db.queries', 'latency.mean', 'latency.p95']));
  expect(investigation.validation.criteria.map(({ text, state }) => `${state}: ${text}`)).toEqual([
    'open: Database statements per request of GET /orders as on the base',
    'open: Mean latency of GET /orders within 5 % of the base',
    'open: CPU time per request of GET /orders within 5 % of the base',
    'open: 95th percentile of latency of api within 10 % of the base, and at most 200 ms',
  ]);
  expect(investigation.timeline.map(({ text }) => text)).toEqual([
    'The investigation was started by octocat; it has 10 min.',
    '4 comparisons regressed, of GET /orders, api; the experts began.',
  ]);
});

test('every expert has a task with a deadline, within a minute or a quarter of the time', () => {
  const { tasks } = open();
  expect(tasks.map(({ id, expert }) => `${id} ${expert}`)).toEqual([
    'PERF_TASK_001 data',
    'PERF_TASK_002 code',
    'PERF_TASK_003 infrastructure',
  ]);
  for (const task of tasks) {
    expect(task).toMatchObject({ limit: 60_000, deadline: '2026-03-02T09:16:31.000Z' });
    expect(task.context).toContain('+212 % in mean latency of GET /orders.');
    expect(Math.min(task.requirements.length, task.expected.length)).toBeGreaterThan(0);
  }
  expect(open({ timeLimit: 100_000 }).tasks[0]?.limit).toBe(25_000);
});

test('what was asked for is looked into, and nothing else', () => {
  const { investigation } = open({ asked: { suite: 'api', metric: 'latency.p95' } });
  expect(investigation.scope).toMatchObject({ asked: 'api latency.p95', metrics: ['latency.p95'], routes: [] });
  expect(investigation.regressions).toHaveLength(1);
});

test('where nothing regressed it is over at once, and nobody has a task', () => {
  const { investigation, tasks } = open({ result: makeResult() });
  expect(tasks).toEqual([]);
  expect(investigation).toMatchObject({ state: 'no-regression', regressions: [], validation: { criteria: [] } });
});

test.each<[Occasion, 'pass' | 'fail', 'HIGH' | 'MEDIUM' | 'LOW']>([
  ['production', 'pass', 'HIGH'],
  ['default-branch', 'fail', 'HIGH'],
  ['default-branch', 'pass', 'LOW'],
  ['pull-request', 'fail', 'MEDIUM'],
  ['proactive', 'fail', 'LOW'],
])('%s that is a %s is %s', (occasion, verdict, priority) => {
  expect(open({ occasion, result: storeResult({ verdict }) }).investigation.priority).toBe(priority);
});

test('a secret in the words of who started it is hidden', () => {
  const { investigation } = open({ startedBy: 'by an alert with token=ghp_abcdefghijklmnopqrstuvwxyz0123456789' });
  expect(JSON.stringify(investigation)).not.toContain('ghp_');
});
