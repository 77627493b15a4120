import { expect, test } from '@jest/globals';
import { outdatedPullRequest } from '../../src/github/outdated-pull-request.ts';
import { api, useNock } from './github-support.ts';
import { repository, sha, shop, testGitHub } from './make-github.ts';

useNock();

const ask = (state: string, head: string): Promise<string | null> => {
  api()
    .get(`${shop}/pulls/12`)
    .reply(200, { state, head: { sha: head } });
  return outdatedPullRequest(testGitHub().github, { repository, number: 12, headSha: sha });
};

test('a pull request that is open and at the head is not outdated', async () => {
  expect(await ask('open', sha)).toBeNull();
});

test('one that has moved on, or is closed, is', async () => {
  expect(await ask('open', 'e'.repeat(40))).toBe(
    'Pull request #12 has moved on to eeeeeeeeee, and this run measured a1b2c3d4e5.',
  );
  expect(await ask('closed', sha)).toBe('Pull request #12 is closed by now.');
});

test('what GitHub refuses is explained', async () => {
  api().get(`${shop}/pulls/12`).reply(403, { message: 'Resource not accessible by integration' });
  const asked = outdatedPullRequest(testGitHub().github, { repository, number: 12, headSha: sha });
  await expect(asked).rejects.toMatchObject({ cure: expect.stringContaining('`pull-requests: read`') });
});
