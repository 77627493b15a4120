import { expect, test } from '@jest/globals';
import { appId, checkRun, checkSuite, commit, groupBranch, repositoryId, user } from './payloads.ts';
import { planned, receivedAt, unchanged, whyIgnored } from './planned.ts';

test.each([
  [null, `/perf check ${commit(1)}`],
  ['remeasure', `/perf check ${commit(1)}`],
  ['investigate', `/perf investigate ${commit(1)}`],
  ['accept', '/perf accept all'],
])('the button %j is the command %j about the commit of the check', (button, text) => {
  const record = planned('check_run', checkRun(button));
  expect(record).toMatchObject({ ...unchanged, repositories: [{ id: repositoryId }], jobs: [{}] });
  expect(record.jobs).toEqual([
    {
      kind: 'command',
      command: {
        repositoryId,
        number: 12,
        source: { kind: 'button', id: '808:delivery-1' },
        by: 'writer',
        text,
        at: receivedAt,
        headSha: commit(1),
      },
    },
  ]);
});

test("buttons of other apps' checks, of bots and of nobody's making change nothing", () => {
  expect(whyIgnored('check_run', checkRun('accept', { app: appId + 1 }))).toBe("The check is another app's.");
  expect(whyIgnored('check_run', checkRun('accept', { app: null }))).toBe("The check is another app's.");
  expect(whyIgnored('check_run', checkRun('merge'))).toBe('The check has no such button.');
  expect(whyIgnored('check_run', { ...checkRun('accept'), requested_action: undefined })).toMatch(/no such button/);
  expect(whyIgnored('check_run', checkRun('accept', { by: user('helper[bot]', 'Bot') }))).toMatch(/bot/);
  expect(whyIgnored('check_run', { ...checkRun(null), action: 'completed' })).toMatch(/nothing for this action/);
});

test.each(['', 'refresh', 'pr-', 'pr-0', 'pr-12x', 'pr-99999999999', 'xpr-12'])(
  'a check with the reference %j names no pull request',
  (externalId) => {
    expect(whyIgnored('check_run', checkRun(null, { externalId }))).toMatch(/neither a pull request nor a merge group/);
  },
);

test('a merge group is measured again as the queue had asked for it', () => {
  const group = { externalId: 'merge-group', branch: groupBranch };
  const again = {
    repositoryId,
    purpose: { kind: 'merge-group', headRef: groupBranch },
    mode: 'check',
    headSha: commit(1),
    base: { sha: commit(900), ref: 'main' },
    requestedBy: 'writer',
    isApproved: true,
    priority: 30,
  };
  for (const button of [null, 'remeasure']) {
    const record = planned('check_run', checkRun(button, group));
    expect(record).toMatchObject({ ...unchanged, repositories: [{ id: repositoryId }], runs: [{}] });
    expect(record.runs).toEqual([again]);
  }
  expect(whyIgnored('check_run', checkRun('accept', group))).toMatch(/no pull request of its own/);
  expect(planned('check_suite', checkSuite([], { branch: groupBranch })).runs).toEqual([again]);
});

test('"Re-run all checks" is the same as "Re-run"', () => {
  const record = planned('check_suite', checkSuite([[12, repositoryId]]));
  expect(record.jobs).toEqual([
    {
      kind: 'command',
      command: {
        repositoryId,
        number: 12,
        source: { kind: 'button', id: '809:delivery-1' },
        by: 'writer',
        text: `/perf check ${commit(1)}`,
        at: receivedAt,
        headSha: commit(1),
      },
    },
  ]);
});

test('several pull requests of one commit are commands of their own; those of other repositories are none', () => {
  const suite = checkSuite([
    [12, repositoryId],
    [3, 99],
    [14, repositoryId],
    [12, repositoryId],
  ]);
  const commands = planned('check_suite', suite).jobs.map((it) => it.kind === 'command' && it.command);
  expect(commands).toMatchObject([
    { number: 12, source: { id: '809:delivery-1:12' } },
    { number: 14, source: { id: '809:delivery-1:14' } },
  ]);
});

test("a fork's suite names no pull request", () => {
  expect(whyIgnored('check_suite', checkSuite([]))).toMatch(/names no pull request/);
  expect(whyIgnored('check_suite', checkSuite([[3, 99]]))).toMatch(/names no pull request/);
  expect(whyIgnored('check_suite', checkSuite([[12, repositoryId]], { app: 1 }))).toBe("The check is another app's.");
});
