import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { LocalGitHub } from '../support/local-github/local-github.ts';
import './patience.ts';
import { as, openPull, openShop, refusal, shop } from './shop.ts';
import type { Client } from './shop.ts';

let github: LocalGitHub;
let api: Client;

const lines = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => `line ${from + index}\n`).join('');

beforeAll(async () => {
  github = await openShop();
  api = as(github);
  await github.commit({
    repository: shop,
    branch: 'main',
    files: {
      'long.txt': lines(1, 60),
      'old name.txt': lines(100, 130),
      'gone.txt': 'gone\n',
      'image.bin': Buffer.from([0, 1, 2]),
    },
  });
  await github.commit({
    repository: shop,
    branch: 'feature',
    files: {
      'long.txt': lines(1, 60).replace('line 5\n', 'LINE 5\n').replace('line 50\n', 'line 50\nline 50½\n'),
      'old name.txt': null,
      'new ü name.txt': lines(100, 130),
      'gone.txt': null,
      'image.bin': Buffer.from([0, 9]),
      'added.txt': 'diff --git a/x b/x\n@@ -1 +1 @@\n',
    },
    message: 'All sorts\n\nof changes',
  });
  await github.commit({ repository: shop, branch: 'main', files: { 'later.txt': 'later\n' } });
});
afterAll(async () => {
  await github[Symbol.asyncDispose]();
});

test('compares from the merge base, with statuses and hunks', async () => {
  const { data } = await api.repos.compareCommitsWithBasehead({ ...shop, basehead: 'main...feature' });
  const fork = await github.git(shop, 'merge-base', 'main', 'feature');
  expect(data).toMatchObject({
    status: 'diverged',
    ahead_by: 1,
    behind_by: 1,
    total_commits: 1,
    merge_base_commit: { sha: fork },
  });
  expect(data.commits.map((it) => it.commit.message)).toEqual(['All sorts\n\nof changes']);
  const files = (data.files ?? []).map((it) => [
    it.status,
    it.filename,
    it.previous_filename,
    it.additions,
    it.deletions,
  ]);
  expect(files).toEqual([
    ['added', 'added.txt', undefined, 2, 0],
    ['removed', 'gone.txt', undefined, 0, 1],
    ['modified', 'image.bin', undefined, 0, 0],
    ['modified', 'long.txt', undefined, 2, 1],
    ['renamed', 'new ü name.txt', 'old name.txt', 0, 0],
  ]);
  const patches = Object.fromEntries((data.files ?? []).map((it) => [it.filename, it.patch]));
  expect(patches['added.txt']).toBe('@@ -0,0 +1,2 @@\n+diff --git a/x b/x\n+@@ -1 +1 @@');
  expect(patches['image.bin']).toBeUndefined();
  expect(patches['new ü name.txt']).toBeUndefined();
  expect(patches['long.txt']?.match(/^@@ .*? @@/gm)).toEqual(['@@ -2,7 +2,7 @@', '@@ -48,6 +48,7 @@']);
});

test('says identical, behind and ahead; unrelated histories have nothing in common', async () => {
  const status = async (basehead: string): Promise<string> =>
    (await api.repos.compareCommitsWithBasehead({ ...shop, basehead })).data.status;
  expect(await status('main...main')).toBe('identical');
  expect(await status('main...main~1')).toBe('behind');
  expect(await status('main~1...main')).toBe('ahead');
  const tree = (await api.git.getTree({ ...shop, tree_sha: 'main' })).data.sha;
  const orphan = (await api.git.createCommit({ ...shop, message: 'Alone', tree, parents: [] })).data.sha;
  expect(await refusal(api.repos.compareCommitsWithBasehead({ ...shop, basehead: `main...${orphan}` }))).toEqual({
    status: 404,
    message: `No common ancestor between main and ${orphan}.`,
  });
  expect((await refusal(api.repos.compareCommitsWithBasehead({ ...shop, basehead: 'main...none' }))).status).toBe(404);
});

test('a pull request has the same files; its diff is text', async () => {
  const { number } = await openPull(github, 'small', { 'small.txt': 'one\ntwo' });
  const files = (await api.pulls.listFiles({ ...shop, pull_number: number })).data;
  expect(files).toMatchObject([
    { filename: 'small.txt', status: 'added', patch: '@@ -0,0 +1,2 @@\n+one\n+two\n\\ No newline at end of file' },
  ]);
  const diff = await api.pulls.get({ ...shop, pull_number: number, mediaType: { format: 'diff' } });
  expect(diff.data).toContain('diff --git a/small.txt b/small.txt');
  const commits = (await api.pulls.listCommits({ ...shop, pull_number: number })).data;
  expect(commits).toHaveLength(1);
});

test('the pull requests of a commit', async () => {
  const { number, sha } = await openPull(github, 'whose', { 'whose.txt': 'whose\n' });
  const pulls = async (ref: string): Promise<number[]> =>
    (await api.repos.listPullRequestsAssociatedWithCommit({ ...shop, commit_sha: ref })).data.map((it) => it.number);
  expect(await pulls(sha)).toEqual([number]);
  expect(await pulls('main')).toEqual([]);
  const merged = await as(github, { as: 'dev' }).pulls.merge({ ...shop, pull_number: number, merge_method: 'squash' });
  expect(await pulls(merged.data.sha)).toEqual([number]);
});

test('lists pull requests by the branch of their head', async () => {
  const { number } = await openPull(github, 'listed/branch', { 'listed.txt': 'listed\n' });
  const list = async (head: string): Promise<number[]> =>
    (await api.pulls.list({ ...shop, head, state: 'open' })).data.map((it) => it.number);
  expect(await list('acme:listed/branch')).toEqual([number]);
  expect(await list('stranger:listed/branch')).toEqual([]);
  const [first] = (await api.pulls.list({ ...shop, per_page: 1 })).data;
  expect(first).not.toHaveProperty('mergeable');
});
