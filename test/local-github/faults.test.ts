import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { LocalGitHub } from '../support/local-github/local-github.ts';
import './patience.ts';
import { as, failure, openPull, openShop, refusal, shop } from './shop.ts';
import type { Client } from './shop.ts';

let github: LocalGitHub;
let api: Client;
let number: number;

beforeAll(async () => {
  github = await openShop();
  api = as(github);
  ({ number } = await openPull(github, 'faulty'));
});
afterAll(async () => {
  await github[Symbol.asyncDispose]();
});

const posts = ({ method, path }: { method: string; path: string }): boolean =>
  method === 'POST' && path.endsWith('/comments');

const say = (body: string): Promise<unknown> => api.issues.createComment({ ...shop, issue_number: number, body });

const said = async (): Promise<(string | undefined)[]> =>
  (await api.issues.listComments({ ...shop, issue_number: number })).data.map((it) => it.body);

test('a 502 after doing it: the comment is there', async () => {
  github.fail({ match: posts, kind: 'status 502 after doing it' });
  expect((await refusal(say('done anyway'))).status).toBe(502);
  expect(await said()).toContain('done anyway');
});

test('a 502 before: it is not, and the second time it works', async () => {
  github.fail({ match: posts, kind: 'status 502 before', times: 1 });
  expect((await refusal(say('not done'))).status).toBe(502);
  expect(await said()).not.toContain('not done');
  await say('not done');
});

test('a lost answer: the comment is there, the client saw nothing', async () => {
  github.fail({ match: posts, kind: 'drop the connection after doing it' });
  const refused = await refusal(say('lost'));
  // Octokit's word for a request without an answer.
  expect(refused).toEqual({ status: 500, message: 'Unknown Error' });
  expect(await said()).toContain('lost');
  expect(github.requests.findLast((it) => it.fault !== null)).toMatchObject({
    status: 0,
    fault: 'drop the connection after doing it',
  });
});

test('a secondary limit says when to come back; a 403 does not', async () => {
  github.fail({ match: posts, kind: 'secondary limit with retry-after' });
  expect(await failure(say('too fast'))).toMatchObject({ status: 403, response: { headers: { 'retry-after': '1' } } });
  github.fail({ match: posts, kind: '403' });
  expect(await refusal(say('never'))).toEqual({ status: 403, message: 'Resource not accessible by integration' });
  expect(await said()).not.toContain('too fast');
  expect(github.pendingFaults).toBe(0);
});

test('a stale read: the ref as it was the last time', async () => {
  const read = async (): Promise<string> => (await api.git.getRef({ ...shop, ref: 'heads/faulty' })).data.object.sha;
  const before = await read();
  const after = await github.commit({ repository: shop, branch: 'faulty', files: { 'f.txt': 'f\n' } });
  github.fail({ match: /^GET .*\/git\/ref\//, kind: 'the answer of before', times: 2 });
  expect([await read(), await read(), await read()]).toEqual([before, before, after]);
});

test('what the local GitHub does not do says so', async () => {
  const response = await fetch(`${github.url}/repos/acme/shop/releases`);
  expect([response.status, response.headers.get('x-local-github')]).toEqual([
    404,
    'the local GitHub does not simulate this',
  ]);
});
