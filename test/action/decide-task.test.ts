import { expect, test } from '@jest/globals';
import { decideTask, type Task } from '../../src/action/decide-task.ts';
import { readEvent } from '../../src/action/event.ts';
import { modes, type Mode } from '../../src/action/inputs.ts';
import { UsageError } from '../../src/core/errors.ts';
import { baseSha, eventOf, headSha, payload, type PayloadName } from './payloads.ts';

const mergeSha = 'c'.repeat(40);

const decide = (
  name: PayloadName,
  {
    mode = 'auto',
    ref = 'refs/heads/main',
    changes,
  }: { mode?: Mode | 'auto'; ref?: string; changes?: Parameters<typeof payload>[1] } = {},
): Task => decideTask(mode, readEvent(eventOf(name), payload(name, changes)), { sha: mergeSha, ref });

test('a pull request is checked on its head, never on the merge commit that the job runs for', () => {
  expect(decide('pull_request', { ref: 'refs/pull/12/merge' })).toEqual({
    mode: 'check',
    subject: 'pull request #12',
    headSha,
    baseSha,
    number: 12,
    externalId: 'pr-12',
    isFork: false,
    event: 'pull_request',
  });
  expect(decide('pull_request-fork')).toMatchObject({ mode: 'check', isFork: true });
});

test('a merge group is checked on its own commit, against its base, without a comment', () => {
  expect(decide('merge_group')).toEqual({
    mode: 'check',
    subject: 'merge group of pull request #12',
    headSha,
    baseSha,
    number: null,
    externalId: 'merge-group',
    isFork: false,
    event: 'merge_group',
  });
});

test('the default branch is refreshed by pushes and by schedule', () => {
  const task = { mode: 'refresh', branch: 'main', commit: mergeSha };
  expect(decide('push')).toEqual(task);
  expect(decide('schedule')).toEqual(task);
  expect(decide('workflow_dispatch', { mode: 'refresh' })).toEqual(task);
});

test.each([
  ['a closed pull request', 'pull_request', { changes: { pull_request: { state: 'closed' } } }],
  ['a merge group that is gone', 'merge_group', { changes: { '': { action: 'destroyed' } } }],
  ['a deleted branch', 'push', { changes: { '': { deleted: true } } }],
  ['a push of the merge queue', 'push', { ref: `refs/heads/gh-readonly-queue/main/pr-12-${baseSha}` }],
] satisfies [string, PayloadName, Parameters<typeof decide>[1]][])('%s is nothing to do', (_, name, options) => {
  expect(decide(name, options).mode).toBe('nothing');
});

test('baselines are never written from pull requests, nor from other branches', () => {
  for (const name of ['pull_request', 'pull_request-fork', 'merge_group', 'workflow_run'] as const)
    expect(() => decide(name, { mode: 'refresh' })).toThrow(/never written from pull requests/);
  for (const ref of ['refs/heads/search', 'refs/tags/main', 'refs/heads/main2', 'refs/pull/12/merge'])
    expect(() => decide('push', { ref })).toThrow(/default branch main alone/);
  expect(() => decide('workflow_dispatch', { mode: 'refresh', ref: 'refs/heads/search' })).toThrow(UsageError);
});

test('nothing of a stranger is measured where the token may write', () => {
  expect(() => decide('workflow_run', { mode: 'check' })).toThrow(/stranger/);
});

test('reports are for finished runs alone', () => {
  expect(decide('workflow_run')).toMatchObject({ mode: 'report', run: { id: 4711 } });
  for (const name of ['pull_request', 'push', 'schedule', 'merge_group', 'workflow_dispatch'] as const)
    expect(() => decide(name, { mode: 'report' })).toThrow(/Mode report does not run/);
});

test('a check that is asked for by hand is posted on the commit of the job', () => {
  expect(decide('workflow_dispatch', { mode: 'check' })).toMatchObject({
    mode: 'check',
    headSha: mergeSha,
    baseSha: null,
    number: null,
  });
  expect(decide('workflow_dispatch').mode).toBe('investigate');
});

/** The mode that is done, or "refused". */
const outcome = (name: PayloadName, mode: Mode): string => {
  try {
    return decide(name, { mode }).mode;
  } catch (error) {
    if (error instanceof UsageError) return 'refused';
    throw error;
  }
};

test('the mode that is asked for is the one that is done, or none', () => {
  const events = ['pull_request', 'merge_group', 'push', 'schedule', 'workflow_run', 'workflow_dispatch'] as const;
  for (const mode of modes) for (const name of events) expect([mode, 'refused']).toContain(outcome(name, mode));
});
