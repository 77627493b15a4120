import { expect, test } from '@jest/globals';
import { findPullRequestOfRun } from '../../src/github/pull-requests.ts';
import { api, useNock } from './github-support.ts';
import { repository, sha, shop, testGitHub } from './make-github.ts';

useNock();

const run = { repository, headSha: sha, headRepository: { owner: 'mallory', repo: 'shop-fork' }, headBranch: 'slow' };
const list = `${shop}/pulls?head=mallory%3Aslow&state=all&sort=updated&direction=desc&per_page=100`;
const other = 'f'.repeat(40);

interface Pull {
  readonly number: number;
  readonly head?: object;
  readonly base?: string;
  readonly state?: string;
  readonly merged_at?: string | null;
}

const pull = ({ number, head, base = 'main', state = 'open', merged_at: merged = null }: Pull) => ({
  number,
  state,
  merged_at: merged,
  head: { ref: 'slow', sha, repo: { full_name: 'mallory/shop-fork' }, ...head },
  base: { ref: base, sha: 'b'.repeat(40), repo: { default_branch: 'main' } },
});

const find = async (...pulls: object[]) => {
  api().get(list).reply(200, pulls);
  return findPullRequestOfRun(testGitHub().github, run);
};

test('found by head repository, branch and commit', async () => {
  expect(await find(pull({ number: 12 }))).toEqual({
    number: 12,
    headSha: sha,
    baseSha: 'b'.repeat(40),
    baseRef: 'main',
    state: 'open',
    outdated: null,
    alsoOpen: [],
  });
});

test('names are compared as GitHub does, without regard to case', async () => {
  expect(await find(pull({ number: 12, head: { repo: { full_name: 'Mallory/Shop-Fork' } } }))).toMatchObject({
    number: 12,
  });
});

test.each([
  ['of another fork of the same owner', { repo: { full_name: 'mallory/other' } }],
  ['of the repository itself', { repo: { full_name: 'acme/shop' } }],
  ['of another branch', { ref: 'fast' }],
  ['of a deleted fork, at another commit', { repo: null, sha: other }],
])('a pull request %s is not the one', async (_name, head) => {
  expect(await find(pull({ number: 12, head }))).toBe(null);
});

test('none at all', async () => {
  expect(await find()).toBe(null);
});

test('a deleted fork is known by the commit', async () => {
  expect(await find(pull({ number: 12, head: { repo: null } }))).toMatchObject({ number: 12, outdated: null });
});

test('one that has moved on is said', async () => {
  expect(await find(pull({ number: 12, head: { sha: other } }))).toMatchObject({
    headSha: other,
    outdated: 'Pull request #12 has moved on: it is at ffffffffffff, and this run measured a1b2c3d4e5f6.',
  });
});

test.each([
  ['closed', null],
  ['merged', '2026-11-01T00:00:00Z'],
])('one that was %s is said', async (state, merged) => {
  expect(await find(pull({ number: 12, state: 'closed', merged_at: merged }))).toMatchObject({
    state,
    outdated: `Pull request #12 is ${state} by now.`,
  });
});

test('of several the current one, then the one into the default branch, then the oldest; the rest is told', async () => {
  const found = await find(
    pull({ number: 9, state: 'closed' }),
    pull({ number: 10, head: { sha: other } }),
    pull({ number: 11, base: 'lax' }),
    pull({ number: 14 }),
    pull({ number: 13 }),
  );
  expect(found).toMatchObject({ number: 13, alsoOpen: [14, 11] });
});

test('without a current one: the open before the closed, the newest first', async () => {
  expect(await find(pull({ number: 9, state: 'closed' }), pull({ number: 7, head: { sha: other } }))).toMatchObject({
    number: 7,
  });
  expect(await find(pull({ number: 8, state: 'closed' }), pull({ number: 9, state: 'closed' }))).toMatchObject({
    number: 9,
  });
});

test('a token that may not look is told what it takes', async () => {
  api().get(list).reply(403, { message: 'Resource not accessible by integration' });
  await expect(findPullRequestOfRun(testGitHub().github, run)).rejects.toMatchObject({
    cure: expect.stringContaining('`pull-requests: read`'),
  });
});
