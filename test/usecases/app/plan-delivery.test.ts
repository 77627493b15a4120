import { expect, test } from '@jest/globals';
import type { AppRepository } from '../../../src/usecases/app/model.ts';
import {
  commit,
  groupBranch,
  installation,
  installationId,
  listedShop,
  mergeGroup,
  type Payload,
  push,
  repositoryChange,
  repositoryId,
  shop,
  workflowRun,
} from './payloads.ts';
import { planned, unchanged, whyIgnored } from './planned.ts';

const known: AppRepository = {
  id: repositoryId,
  owner: 'acme',
  name: 'shop',
  defaultBranch: 'main',
  installationId,
  state: 'active',
};

test('a merge group is measured on its own commit, before everything else', () => {
  expect(planned('merge_group', mergeGroup('checks_requested'))).toEqual({
    ...unchanged,
    id: 'delivery-1',
    event: 'merge_group',
    action: 'checks_requested',
    repositories: [known],
    runs: [
      {
        repositoryId,
        purpose: { kind: 'merge-group', headRef: groupBranch },
        mode: 'check',
        headSha: commit(40),
        base: { sha: commit(900), ref: 'main' },
        requestedBy: null,
        isApproved: true,
        priority: 30,
      },
    ],
  });
});

test('a merge group that is gone is cancelled by the key of its run', () => {
  const { runs, cancel } = planned('merge_group', mergeGroup('destroyed'));
  expect(runs).toEqual([]);
  expect(cancel).toEqual([{ key: `${repositoryId}/${groupBranch}`, why: expect.stringContaining('merge queue') }]);
});

test('a push to the default branch asks for a refresh', () => {
  const record = planned('push', push());
  expect(record).toMatchObject({ action: null, repositories: [known], pullRequest: null, cancel: [] });
  expect(record.runs).toEqual([
    {
      repositoryId,
      purpose: { kind: 'refresh', branch: 'main' },
      mode: 'check',
      headSha: commit(900),
      base: null,
      requestedBy: null,
      isApproved: true,
      priority: 0,
    },
  ]);
});

test.each<[string, Payload, string]>([
  ['another branch', { ref: 'refs/heads/search' }, 'The branch is not the default branch.'],
  ['a branch below it', { ref: 'refs/heads/main/x' }, 'The branch is not the default branch.'],
  ['a tag of its name', { ref: 'refs/tags/main' }, 'What was pushed is no branch.'],
  [
    'the merge queue',
    { ref: `refs/heads/${groupBranch}` },
    "The branch is the merge queue's, which asks by merge_group.",
  ],
  ['its deletion', { deleted: true, after: '0'.repeat(40) }, 'The branch was deleted.'],
  ['its deletion, by the commit', { after: '0'.repeat(40) }, 'The branch was deleted.'],
])('a push to %s changes nothing', (_, more, why) => {
  expect(planned('push', push(more))).toMatchObject(unchanged);
  expect(whyIgnored('push', push(more))).toBe(why);
});

test('a workflow of a pull request or merge group that is over may have uploaded something, whatever it ended with', () => {
  for (const event of ['pull_request', 'merge_group'])
    for (const conclusion of ['success', 'failure', null]) {
      const { jobs } = planned('workflow_run', workflowRun({ event, conclusion }));
      expect(jobs).toEqual([{ kind: 'upload', repositoryId, workflowRunId: 4711 }]);
    }
});

test('other workflows changed nothing, nor did one that waits for approval', () => {
  expect(whyIgnored('workflow_run', workflowRun({ event: 'push' }))).toMatch(/not started by a pull request/);
  expect(whyIgnored('workflow_run', workflowRun({ conclusion: 'action_required' }))).toMatch(/waits for approval/);
  expect(whyIgnored('workflow_run', { ...workflowRun(), action: 'requested' })).toMatch(/nothing for this action/);
});

test.each<[string, Payload, Partial<AppRepository>]>([
  ['renamed', { full_name: 'acme/store', name: 'store' }, { name: 'store' }],
  ['transferred', { full_name: 'other/shop' }, { owner: 'other' }],
  ['edited', { default_branch: 'trunk' }, { defaultBranch: 'trunk' }],
  ['archived', { archived: true }, { state: 'suspended' }],
  ['unarchived', {}, { state: 'active' }],
  ['deleted', {}, { state: 'removed' }],
])('a repository that was %s', (action, more, change) => {
  const record = planned('repository', repositoryChange(action, more));
  expect(record).toMatchObject({ ...unchanged, repositories: [{ ...known, ...change }] });
});

test('a repository with a name that would lead elsewhere is none', () => {
  for (const full_name of ['acme/..', 'acme/.', 'acme', 'a/b/c', '/shop', 'acme/', 'acme/sh op'])
    expect(whyIgnored('repository', repositoryChange('renamed', { full_name }))).toMatch(/repository\.full_name/);
});

const stillSuspended = { installation: { id: installationId, suspended_at: '2026-03-01T00:00:00Z' } };

test.each<[string, Payload, AppRepository['state']]>([
  ['deleted', {}, 'removed'],
  ['suspend', {}, 'suspended'],
  ['unsuspend', {}, 'active'],
  ['new_permissions_accepted', {}, 'active'],
  ['new_permissions_accepted', stillSuspended, 'suspended'],
])('an installation after %s %j is %s', (action, more, state) => {
  expect(planned('installation', installation(action, more))).toMatchObject({
    ...unchanged,
    installation: { id: installationId, state },
  });
});

test('a new installation tells its repositories, and not their default branches', () => {
  const record = planned('installation', installation('created'));
  expect(record.installation).toEqual({ id: installationId, state: 'active' });
  expect(record.repositories).toEqual([{ ...known, defaultBranch: 'HEAD' }]);
});

test('repositories that were added and removed', () => {
  const other = { ...listedShop, id: 8, full_name: 'acme/other' };
  const lists = { repositories: undefined, repositories_added: [listedShop], repositories_removed: [other] };
  const record = planned('installation_repositories', installation('removed', lists));
  expect(record.installation).toBeNull();
  expect(record.repositories).toEqual([
    { ...known, defaultBranch: 'HEAD' },
    { ...known, id: 8, name: 'other', defaultBranch: 'HEAD', state: 'removed' },
  ]);
});

test('what is wrong in a list is left out, and a list is read to a bound', () => {
  const removed = [null, {}, { id: 'x', full_name: 'acme/shop' }, listedShop, { ...listedShop, full_name: 'acme/..' }];
  const some = planned('installation_repositories', installation('removed', { repositories_removed: removed }));
  expect(some.repositories.map(({ id }) => id)).toEqual([repositoryId]);
  const many = Array.from({ length: 1_000_000 }, (_, index) => ({ id: index + 1, full_name: `acme/shop-${index}` }));
  const bounded = planned('installation_repositories', installation('added', { repositories_added: many }));
  expect(bounded.repositories).toHaveLength(1000);
  const none = planned('installation_repositories', installation('added', { repositories_added: 'all' }));
  expect(none.repositories).toEqual([]);
});

test.each(['ping', 'star', 'github_app_authorization', '', 'toString', '__proto__', 'constructor'])(
  'the event %j is recorded and changes nothing',
  (name) => {
    const ping = { zen: 'Keep it logically awesome.', hook_id: 1, repository: shop, action: 'created' };
    const record = planned(name, ping);
    expect(record).toEqual({ ...unchanged, id: 'delivery-1', event: name, action: 'created' });
  },
);

test('an action that is no word is not kept', () => {
  for (const action of [7, null, 'x'.repeat(200), 'drop table', 'a\u0000b', { deep: true }])
    expect(planned('ping', { action }).action).toBeNull();
});
