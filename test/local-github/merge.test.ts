import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { LocalGitHub } from '../support/local-github/local-github.ts';
import './patience.ts';
import { as, openPull, openShop, refusal, shop } from './shop.ts';
import type { Client } from './shop.ts';

let github: LocalGitHub;
let dev: Client;

beforeAll(async () => {
  github = await openShop({ apps: [{ slug: 'pacegate', id: 77 }] });
  dev = as(github, { as: 'dev' });
});
afterAll(async () => {
  await github[Symbol.asyncDispose]();
});

/** A base branch of its own, so that tests don't meet. */
const baseBranch = async (name: string): Promise<void> => {
  await github.commit({ repository: shop, branch: name, files: { [`${name}.txt`]: 'base\n' } });
};

const merge = (
  number: number,
  method: 'merge' | 'squash' | 'rebase' = 'merge',
  client = dev,
): Promise<{ data: { sha: string } }> => client.pulls.merge({ ...shop, pull_number: number, merge_method: method });

test('a merge commit has both parents; push comes before closed', async () => {
  await baseBranch('base-merge');
  const tip = await github.git(shop, 'rev-parse', 'base-merge');
  const { number, sha } = await openPull(github, 'by-merge', { 'm.txt': 'm\n' }, 'base-merge');
  const before = github.events.length;
  const { data } = await merge(number);
  expect(await github.git(shop, 'log', '-1', '--format=%H %P', 'base-merge')).toBe(`${data.sha} ${tip} ${sha}`);
  const told = github.events.slice(before);
  expect(told.map((it) => `${it.name} ${it.action}`)).toEqual(['push null', 'pull_request closed']);
  expect(told.map((it) => it.payload)).toMatchObject([
    { ref: 'refs/heads/base-merge', before: tip, after: data.sha },
    {
      number,
      pull_request: { merged: true, state: 'closed', merge_commit_sha: data.sha, merged_by: { login: 'dev' } },
    },
  ]);
  expect(await refusal(merge(number))).toEqual({ status: 405, message: 'Pull Request is not mergeable' });
  expect((await dev.issues.get({ ...shop, issue_number: number })).data.state).toBe('closed');
});

test('a squash is one commit with the title; a rebase keeps the commits', async () => {
  await baseBranch('base-squash');
  const squashed = await openPull(github, 'by-squash', { 's.txt': 's\n' }, 'base-squash');
  await github.commit({ repository: shop, branch: 'by-squash', files: { 's.txt': 't\n' }, message: 'Second' });
  await merge(squashed.number, 'squash');
  expect(await github.git(shop, 'log', '-1', '--format=%s%n%b', 'base-squash')).toBe(
    `Change by-squash (#${squashed.number})\n* Change\n\n* Second`,
  );
  const rebased = await openPull(github, 'by-rebase', { 'r.txt': 'r\n' }, 'base-squash');
  await github.commit({ repository: shop, branch: 'by-rebase', files: { 'r.txt': 'r2\n' }, message: 'Then this' });
  await github.commit({
    repository: shop,
    branch: 'base-squash',
    files: { 'meanwhile.txt': '1\n' },
    message: 'Meanwhile',
  });
  await merge(rebased.number, 'rebase');
  expect(await github.git(shop, 'log', '-3', '--format=%s', 'base-squash')).toBe('Then this\nChange\nMeanwhile');
});

test('a conflict is not mergeable, and has no test merge', async () => {
  await baseBranch('base-conflict');
  const { number } = await openPull(github, 'conflicting', { 'base-conflict.txt': 'theirs\n' }, 'base-conflict');
  await github.commit({ repository: shop, branch: 'base-conflict', files: { 'base-conflict.txt': 'ours\n' } });
  const { data } = await dev.pulls.get({ ...shop, pull_number: number });
  expect([data.mergeable, data.mergeable_state, data.merge_commit_sha]).toEqual([false, 'dirty', null]);
  await expect(github.git(shop, 'rev-parse', '--verify', `refs/pull/${number}/merge`)).rejects.toThrow(
    'Needed a single revision',
  );
  expect((await refusal(merge(number))).status).toBe(405);
});

test('a head that has moved since is 409; a draft waits', async () => {
  const { number } = await openPull(github, 'moved', { 'moved.txt': 'moved\n' });
  const refused = await refusal(dev.pulls.merge({ ...shop, pull_number: number, sha: 'f'.repeat(40) }));
  expect(refused).toEqual({ status: 409, message: 'Head branch was modified. Review and try the merge again.' });
  await github.commit({ repository: shop, branch: 'draft', files: { 'draft.txt': 'draft\n' } });
  const draft = await dev.pulls.create({ ...shop, head: 'draft', base: 'main', title: 'Draft', draft: true });
  expect(await refusal(merge(draft.data.number))).toEqual({ status: 405, message: 'Pull Request is still a draft' });
});

test('the gate takes the newest run of the app on the newest head', async () => {
  await baseBranch('base-gate');
  const app = as(github, { as: 'app' });
  const job = as(github);
  await dev.repos.updateBranchProtection({
    ...shop,
    branch: 'base-gate',
    required_status_checks: { strict: false, contexts: [], checks: [{ context: 'pacegate', app_id: 77 }] },
    enforce_admins: true,
    required_pull_request_reviews: null,
    restrictions: null,
  });
  const { number, sha } = await openPull(github, 'gated', { 'gated.txt': 'gated\n' }, 'base-gate');
  const report = async (
    client: Client,
    head_sha: string,
    conclusion: 'success' | 'failure' | 'neutral',
  ): Promise<void> => void (await client.checks.create({ ...shop, name: 'pacegate', head_sha, conclusion }));
  const expected = { status: 405, message: 'Required status check "pacegate" is expected.' };
  expect(await refusal(merge(number))).toEqual(expected);
  await report(job, sha, 'success');
  expect(await refusal(merge(number))).toEqual(expected);
  await report(app, sha, 'success');
  await report(app, sha, 'failure');
  expect(await refusal(merge(number))).toEqual({
    status: 405,
    message: 'Required status check "pacegate" is failing.',
  });
  await app.checks.create({ ...shop, name: 'pacegate', head_sha: sha, status: 'in_progress' });
  expect((await refusal(merge(number))).message).toBe('Required status check "pacegate" is in progress.');
  await report(app, sha, 'success');
  expect((await dev.pulls.get({ ...shop, pull_number: number })).data.mergeable_state).not.toBe('blocked');
  const next = await github.commit({ repository: shop, branch: 'gated', files: { 'gated.txt': 'again\n' } });
  expect((await dev.pulls.get({ ...shop, pull_number: number })).data.mergeable_state).toBe('blocked');
  expect(await refusal(merge(number))).toEqual(expected);
  await report(app, next, 'neutral');
  await merge(number);
});

test('strict asks for the tip of the base; several checks are counted', async () => {
  await baseBranch('base-strict');
  await dev.repos.updateBranchProtection({
    ...shop,
    branch: 'base-strict',
    required_status_checks: { strict: true, contexts: ['one', 'two'] },
    enforce_admins: true,
    required_pull_request_reviews: null,
    restrictions: null,
  });
  const { number, sha } = await openPull(github, 'strict', { 'strict.txt': 'strict\n' }, 'base-strict');
  expect((await refusal(merge(number))).message).toBe('2 of 2 required status checks are expected.');
  await as(github).checks.create({ ...shop, name: 'one', head_sha: sha, conclusion: 'failure' });
  expect((await refusal(merge(number))).message).toBe(
    '2 of 2 required status checks have not succeeded: 1 failing and 1 expected.',
  );
  for (const name of ['one', 'two'])
    await as(github).checks.create({ ...shop, name, head_sha: sha, conclusion: 'skipped' });
  await github.commit({ repository: shop, branch: 'base-strict', files: { 'later.txt': 'later\n' } });
  expect((await dev.pulls.get({ ...shop, pull_number: number })).data.mergeable_state).toBe('behind');
  expect((await refusal(merge(number))).message).toMatch(/out of date/);
  await dev.pulls.updateBranch({ ...shop, pull_number: number });
  const { head } = (await dev.pulls.get({ ...shop, pull_number: number })).data;
  for (const name of ['one', 'two'])
    await as(github).checks.create({ ...shop, name, head_sha: head.sha, conclusion: 'success' });
  await merge(number);
});

test('admins pass protection that does not bind them, others do not; approvals count', async () => {
  await baseBranch('base-admins');
  await dev.repos.updateBranchProtection({
    ...shop,
    branch: 'base-admins',
    required_status_checks: null,
    enforce_admins: false,
    required_pull_request_reviews: { required_approving_review_count: 1 },
    restrictions: null,
  });
  const writer = as(github, { as: 'writer' });
  const { number } = await openPull(github, 'approved', { 'approved.txt': 'approved\n' }, 'base-admins');
  expect((await refusal(merge(number, 'merge', writer))).message).toMatch(/At least 1 approving review is required/);
  await as(github, { as: 'stranger' }).pulls.createReview({ ...shop, pull_number: number, event: 'APPROVE' });
  expect((await refusal(merge(number, 'merge', writer))).status).toBe(405);
  await writer.pulls.createReview({ ...shop, pull_number: number, event: 'APPROVE' });
  await merge(number, 'merge', writer);
  const second = await openPull(github, 'by-admin', { 'by-admin.txt': 'x\n' }, 'base-admins');
  await merge(second.number);
});

test('rulesets hold for merges and for refs', async () => {
  const { data } = await dev.repos.createRepoRuleset({
    ...shop,
    name: 'Nothing new',
    enforcement: 'active',
    conditions: { ref_name: { include: ['refs/heads/ruled/**'], exclude: [] } },
    rules: [{ type: 'creation' }],
  });
  const { sha } = (await dev.git.getRef({ ...shop, ref: 'heads/main' })).data.object;
  expect(await refusal(dev.git.createRef({ ...shop, ref: 'refs/heads/ruled/a/b', sha }))).toEqual({
    status: 422,
    message: 'Repository rule violations found\n\nCannot create ref due to creations being restricted.\n\n',
  });
  const rules = await dev.repos.getBranchRules({ ...shop, branch: 'ruled/a/b' });
  expect(rules.data).toMatchObject([{ type: 'creation', ruleset_id: data.id }]);
  await dev.repos.deleteRepoRuleset({ ...shop, ruleset_id: data.id });
  await dev.git.createRef({ ...shop, ref: 'refs/heads/ruled/a/b', sha });
});

test('protection is told as GitHub does', async () => {
  await baseBranch('base-told');
  const read = (branch: string): Promise<{ data: object }> => dev.repos.getBranchProtection({ ...shop, branch });
  expect(await refusal(read('base-told'))).toEqual({ status: 404, message: 'Branch not protected' });
  expect(await refusal(read('none'))).toEqual({ status: 404, message: 'Branch not found' });
  await dev.repos.updateBranchProtection({
    ...shop,
    branch: 'base-told',
    required_status_checks: {
      strict: false,
      contexts: [],
      checks: [{ context: 'a', app_id: -1 }, { context: 'pacegate' }],
    },
    enforce_admins: null,
    required_pull_request_reviews: null,
    restrictions: null,
  });
  // The app that last set a check of the name is taken where none is given.
  expect((await read('base-told')).data).toMatchObject({
    required_status_checks: {
      contexts: ['a', 'pacegate'],
      checks: [
        { context: 'a', app_id: null },
        { context: 'pacegate', app_id: 77 },
      ],
    },
    enforce_admins: { enabled: false },
  });
  expect((await dev.repos.getBranch({ ...shop, branch: 'base-told' })).data.protected).toBe(true);
  expect((await refusal(as(github).repos.getBranchProtection({ ...shop, branch: 'base-told' }))).status).toBe(403);
});

test('a pull request is closed, opened again, and closed by the end of its branch', async () => {
  const { number } = await openPull(github, 'reopened', { 'reopened.txt': 'x\n' });
  const actions = (): (string | null)[] =>
    github.events.filter((it) => it.name === 'pull_request' && it.payload['number'] === number).map((it) => it.action);
  await dev.pulls.update({ ...shop, pull_number: number, state: 'closed' });
  await dev.pulls.update({ ...shop, pull_number: number, state: 'open', title: 'Better' });
  await dev.git.deleteRef({ ...shop, ref: 'heads/reopened' });
  expect(actions()).toEqual(['opened', 'closed', 'edited', 'reopened', 'closed']);
  const pull = (await dev.pulls.get({ ...shop, pull_number: number })).data;
  expect([pull.state, pull.merged, pull.title]).toEqual(['closed', false, 'Better']);
});

test('a second pull request for the same branches, or for nothing new, is refused', async () => {
  const again = await openPull(github, 'twin', { 'twin.txt': 'x\n' });
  expect(again.number).toBeGreaterThan(0);
  const open = (head: string): Promise<unknown> => dev.pulls.create({ ...shop, head, base: 'main', title: 'T' });
  expect((await refusal(open('twin'))).message).toContain('A pull request already exists for acme:twin.');
  expect((await refusal(open('main'))).message).toContain('No commits between main and main');
  expect((await refusal(open('none'))).status).toBe(422);
});
