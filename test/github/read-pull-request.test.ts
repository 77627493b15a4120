import { expect, test } from '@jest/globals';
import { readPullRequest } from '../../src/github/read-pull-request.ts';
import { api, useNock } from './github-support.ts';
import { repository, sha, shop, testGitHub } from './make-github.ts';

useNock();

const answer = (more: object = {}) => ({
  number: 12,
  state: 'open',
  draft: false,
  updated_at: '2026-03-02T09:14:05Z',
  head: { sha, ref: 'search', repo: { id: 4 } },
  base: { sha: 'b'.repeat(40), ref: 'main', repo: { id: 4 } },
  ...more,
});

const read = (status: number, body: object) => {
  api().get(`${shop}/pulls/12`).reply(status, body);
  return readPullRequest(testGitHub().github, { repository, number: 12 });
};

test('a pull request as it is now', async () => {
  expect(await read(200, answer())).toEqual({
    repositoryId: 4,
    number: 12,
    headSha: sha,
    headRef: 'search',
    baseSha: 'b'.repeat(40),
    baseRef: 'main',
    isFork: false,
    isDraft: false,
    isOpen: true,
    updatedAt: new Date('2026-03-02T09:14:05Z'),
  });
});

test.each([
  ['a fork', { id: 9 }],
  ['a fork that was deleted', null],
])('%s is one', async (_name, repo) => {
  expect(await read(200, answer({ head: { sha, ref: 'search', repo } }))).toMatchObject({ isFork: true });
});

test('drafts and closed ones are told as such, and none is null', async () => {
  expect(await read(200, answer({ draft: true, state: 'closed' }))).toMatchObject({ isDraft: true, isOpen: false });
  expect(await read(404, { message: 'Not Found' })).toBeNull();
  await expect(read(403, { message: 'Resource not accessible by integration' })).rejects.toMatchObject({ status: 403 });
});
