import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { asJson, textOf } from '../support/local-github/json.ts';
import type { LocalGitHub } from '../support/local-github/local-github.ts';
import './patience.ts';
import { as, openPull, openShop, refusal, shop } from './shop.ts';

let github: LocalGitHub;

beforeAll(async () => {
  github = await openShop();
});
afterAll(async () => {
  await github[Symbol.asyncDispose]();
});

/** A base branch with a queue and a required check. */
const queuedBranch = async (name: string): Promise<void> => {
  await github.commit({ repository: shop, branch: name, files: { [`${name}.txt`]: 'base\n' } });
  await as(github, { as: 'dev' }).repos.createRepoRuleset({
    ...shop,
    name,
    enforcement: 'active',
    conditions: { ref_name: { include: [`refs/heads/${name}`], exclude: [] } },
    rules: [
      { type: 'merge_queue' },
      {
        type: 'required_status_checks',
        parameters: { required_status_checks: [{ context: 'pacegate' }], strict_required_status_checks_policy: false },
      },
    ],
  });
};

const report = async (head_sha: string, conclusion: 'success' | 'failure'): Promise<void> => {
  await as(github).checks.create({ ...shop, name: 'pacegate', head_sha, conclusion });
};

const groups = (base: string): unknown[] =>
  github.events
    .filter((it) => it.name === 'merge_group')
    .map(({ payload }) => ({ payload, group: asJson(payload['merge_group']) }))
    .filter(({ group }) => group['base_ref'] === `refs/heads/${base}`)
    .map(({ payload, group }) => [
      payload['action'],
      payload['reason'],
      textOf(group['head_ref']).replace(/-[0-9a-f]{40}$/, ''),
    ]);

test('a group is built, checked on its own commit and merged', async () => {
  await queuedBranch('queue-a');
  const { number } = await openPull(github, 'queued', { 'q.txt': 'q\n' }, 'queue-a');
  const direct = as(github, { as: 'dev' }).pulls.merge({ ...shop, pull_number: number });
  expect(await refusal(direct)).toEqual({ status: 405, message: 'Changes must be made through the merge queue' });
  const tip = await github.git(shop, 'rev-parse', 'queue-a');
  const entry = await github.mergeQueue.enqueue(shop, number);
  expect(entry).toMatchObject({
    baseSha: tip,
    headRef: `refs/heads/gh-readonly-queue/queue-a/pr-${number}-${tip}`,
    outcome: 'waiting',
  });
  expect(await github.git(shop, 'rev-parse', entry.headRef)).toBe(entry.headSha);
  const pulls = await as(github).repos.listPullRequestsAssociatedWithCommit({ ...shop, commit_sha: entry.headSha });
  expect(pulls.data).toEqual([]);
  const job = await github.workflow({ repository: shop, name: 'merge_group', number, workspace: '/work' });
  expect([job.environment['GITHUB_SHA'], job.environment['GITHUB_REF']]).toEqual([entry.headSha, entry.headRef]);
  expect(job.payload).toMatchObject({
    action: 'checks_requested',
    merge_group: { head_sha: entry.headSha, base_sha: tip, base_ref: 'refs/heads/queue-a' },
  });
  await report(entry.headSha, 'success');
  expect(entry.outcome).toBe('merged');
  const { check_suites: suites } = (await as(github).checks.listSuitesForRef({ ...shop, ref: entry.headSha })).data;
  expect(suites.map((it) => it.head_branch)).toEqual([entry.branch]);
  expect(await github.git(shop, 'rev-parse', 'queue-a')).toBe(entry.headSha);
  expect((await as(github).pulls.get({ ...shop, pull_number: number })).data).toMatchObject({
    merged: true,
    merge_commit_sha: entry.headSha,
  });
  const branch = `refs/heads/gh-readonly-queue/queue-a/pr-${number}`;
  expect(groups('queue-a')).toEqual([
    ['checks_requested', undefined, branch],
    ['destroyed', 'merged', branch],
  ]);
  await expect(github.git(shop, 'rev-parse', '--verify', entry.headRef)).rejects.toThrow('Needed a single revision');
});

test('a failing group is thrown out, and the one behind it is built anew', async () => {
  await queuedBranch('queue-b');
  const first = await openPull(github, 'bad', { 'bad.txt': 'bad\n' }, 'queue-b');
  const second = await openPull(github, 'good', { 'good.txt': 'good\n' }, 'queue-b');
  const bad = await github.mergeQueue.enqueue(shop, first.number);
  const behind = await github.mergeQueue.enqueue(shop, second.number);
  expect(behind.baseSha).toBe(bad.headSha);
  await report(behind.headSha, 'success');
  await report(bad.headSha, 'failure');
  const again = github.mergeQueue.entries(shop).at(-1)!;
  expect([bad.outcome, behind.outcome, again.outcome]).toEqual(['invalidated', 'invalidated', 'waiting']);
  expect([again.pull, again.baseSha]).toEqual([second.number, bad.baseSha]);
  await report(again.headSha, 'success');
  expect(await github.git(shop, 'ls-tree', '--name-only', 'queue-b')).not.toContain('bad.txt');
  expect((await as(github).pulls.get({ ...shop, pull_number: first.number })).data.state).toBe('open');
});

test('a person takes their pull request out', async () => {
  await queuedBranch('queue-c');
  const { number } = await openPull(github, 'out', { 'out.txt': 'out\n' }, 'queue-c');
  const entry = await github.mergeQueue.enqueue(shop, number);
  await github.mergeQueue.remove(shop, number);
  expect(entry.outcome).toBe('dequeued');
  expect(groups('queue-c').at(-1)).toEqual(['destroyed', 'dequeued', expect.stringContaining(`pr-${number}`)]);
  await expect(github.mergeQueue.remove(shop, number)).rejects.toThrow('is not in the merge queue');
});
