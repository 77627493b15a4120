import { expect, test } from '@jest/globals';
import { mayWrite } from '../../src/github/may-write.ts';
import { api, useNock } from './github-support.ts';
import { repository, shop, testGitHub } from './make-github.ts';

useNock();

const asked = `${shop}/collaborators/dev/permission`;
const ask = (): Promise<boolean> => mayWrite(testGitHub().github, { repository, login: 'dev' });

test.each([
  ['admin', true],
  ['maintain', true],
  ['write', true],
  ['triage', false],
  ['read', false],
  ['none', false],
  ['', false],
])('%p may write: %p', async (permission, expected) => {
  api().get(asked).reply(200, { permission, role_name: permission });
  expect(await ask()).toBe(expected);
});

test.each([
  [404, 'dev is not a user'],
  [403, 'Resource not accessible by integration'],
])('%i is no', async (status, message) => {
  api().get(asked).reply(status, { message });
  expect(await ask()).toBe(false);
});

test('no answer is not a no: it is asked again later', async () => {
  api()
    .get(asked)
    .reply(
      403,
      { message: 'API rate limit exceeded for installation.' },
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 3000) },
    );
  await expect(ask()).rejects.toMatchObject({ status: 403, message: expect.stringContaining('rate limit') });
  api().get(asked).times(4).reply(502, 'no');
  await expect(ask()).rejects.toMatchObject({ status: 502 });
});

test('a login is part of an address and nothing more', async () => {
  api().get(`${shop}/collaborators/..%2F..%2Fx/permission`).reply(404, { message: 'Not Found' });
  expect(await mayWrite(testGitHub().github, { repository, login: '../../x' })).toBe(false);
});
