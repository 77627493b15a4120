import { expect, test } from '@jest/globals';
import { GitHubError } from '../../src/core/errors.ts';
import { commitOfRef } from '../../src/github/commit-of-ref.ts';
import { api, useNock } from './github-support.ts';
import { repository, sha, shop, testGitHub } from './make-github.ts';

useNock();

test('a name gives its commit', async () => {
  api().get(`${shop}/commits/v1.0.0`).query(true).reply(200, { sha, files: [] });
  expect(await commitOfRef(testGitHub().github, { repository, ref: 'v1.0.0' })).toBe(sha);
});

test.each([404, 409, 422])('a name that there is not is null (%i)', async (status) => {
  api().get(`${shop}/commits/none`).query(true).reply(status, { message: 'No commit found for SHA: none' });
  expect(await commitOfRef(testGitHub().github, { repository, ref: 'none' })).toBeNull();
});

test('a token that may not read says so', async () => {
  api().get(`${shop}/commits/main`).query(true).reply(403, { message: 'Resource not accessible by integration' });
  await expect(commitOfRef(testGitHub().github, { repository, ref: 'main' })).rejects.toThrow(GitHubError);
});
