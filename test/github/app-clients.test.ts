import { generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { expect, test } from '@jest/globals';
import { type AppClientsOptions, createAppClients } from '../../src/github/app-clients.ts';
import { authorize, type Budget } from '../../src/github/authorize.ts';
import { createGitHub } from '../../src/github/client.ts';
import { api, useNock } from './github-support.ts';
import { host, prefix, shop } from './make-github.ts';

useNock();

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

const isJwt = (value: unknown): boolean => /^bearer [\w-]+\.[\w-]+\.[\w-]+$/.test(String(value));
const tokens = (installation: number): string => `${prefix}/app/installations/${installation}/access_tokens`;

const given = (token: string, minutes = 60) => ({
  token,
  expires_at: new Date(Date.now() + 60_000 * minutes).toISOString(),
  permissions: { contents: 'read', checks: 'write' },
  repository_selection: 'all',
});

/** An installation of its own for each test: auth-app joins requests for the same one. */
let last = 100;

const open = (more: Partial<AppClientsOptions> = {}) => {
  const budgets: (Budget & { installation: number | null })[] = [];
  const lines: string[] = [];
  const clients = createAppClients({
    appId: 42,
    privateKey,
    apiUrl: `${host}${prefix}`,
    log: { warn: (message) => lines.push(message) },
    onBudget: (budget) => budgets.push(budget),
    wait: () => Promise.resolve(),
    ...more,
  });
  last += 1;
  return { clients, budgets, lines, installation: last };
};

const read = { owner: 'acme', repo: 'shop' };
const limits = (remaining: number, reset: Date) => ({
  'x-ratelimit-remaining': String(remaining),
  'x-ratelimit-limit': '5000',
  'x-ratelimit-reset': String(Math.floor(reset.getTime() / 1000)),
  'x-ratelimit-resource': 'core',
});
const soon = new Date(Date.now() + 1_800_000);

test('the App signs for itself', async () => {
  const { clients } = open();
  api().get(`${prefix}/app`).matchHeader('authorization', isJwt).reply(200, { slug: 'pacegate' });
  expect((await clients.app.rest.apps.getAuthenticated()).data?.slug).toBe('pacegate');
});

test('an installation has one client, and one token for many requests', async () => {
  const { clients, budgets, installation } = open();
  api()
    .post(tokens(installation))
    .matchHeader('authorization', isJwt)
    .reply(201, given('ghs_one'))
    .get(shop)
    .matchHeader('authorization', 'token ghs_one')
    .times(2)
    .reply(200, { id: 4 }, limits(4998, soon));
  const github = clients.installation(installation);
  expect(clients.installation(installation)).toBe(github);
  await github.rest.repos.get(read);
  await github.rest.repos.get(read);
  expect(budgets.map((it) => [it.installation, it.left, it.limit])).toEqual([
    [installation, 4998, 5000],
    [installation, 4998, 5000],
  ]);
});

test('a token that expired in the middle of a job is renewed, and the request is sent once more', async () => {
  const { clients, installation } = open();
  api()
    .post(tokens(installation))
    .reply(201, given('ghs_old'))
    .post(tokens(installation))
    .reply(201, given('ghs_new'))
    .get(shop)
    .matchHeader('authorization', 'token ghs_old')
    .reply(401, { message: 'Bad credentials' })
    .get(shop)
    .matchHeader('authorization', 'token ghs_new')
    .reply(200, { id: 4 });
  expect((await clients.installation(installation).rest.repos.get(read)).data.id).toBe(4);
});

test('what is refused with a new token too is refused', async () => {
  const { clients, installation } = open();
  api()
    .post(tokens(installation))
    .times(2)
    .reply(201, given('ghs_one'))
    .get(shop)
    .times(2)
    .reply(401, { message: 'Bad credentials' });
  await expect(clients.installation(installation).rest.repos.get(read)).rejects.toMatchObject({ status: 401 });
});

test.each([
  ['removed', 404, 'Not Found'],
  ['suspended', 403, 'This installation has been suspended'],
])(
  'an installation that was %s gives no token, and that is not taken for an answer about the repository',
  async (_name, status, message) => {
    const { clients, installation } = open();
    api().post(tokens(installation)).reply(status, { message });
    await expect(clients.installation(installation).rest.repos.get(read)).rejects.toMatchObject({
      name: 'GitHubError',
      status,
      message: expect.stringContaining(`get a token for installation ${installation}`),
    });
  },
);

test('a token is asked for again when a gateway fails', async () => {
  const { clients, installation } = open();
  api()
    .post(tokens(installation))
    .reply(502, 'no')
    .post(tokens(installation))
    .reply(201, given('ghs_one'))
    .get(shop)
    .reply(200, { id: 4 });
  const { data } = await clients.installation(installation).rest.repos.get(read);
  expect(data.id).toBe(4);
});

test('while the requests of an hour are used up none is sent', async () => {
  const { clients, installation } = open();
  api()
    .post(tokens(installation))
    .reply(201, given('ghs_one'))
    .get(shop)
    .reply(403, { message: 'API rate limit exceeded for installation.' }, limits(0, soon));
  const github = clients.installation(installation);
  await expect(github.rest.repos.get(read)).rejects.toMatchObject({ status: 403 });
  // Nothing is announced for these: they must not go out.
  await expect(github.rest.repos.get(read)).rejects.toMatchObject({
    name: 'GitHubError',
    message: expect.stringContaining('rate limit'),
  });
});

test('once they are there again, requests go out', async () => {
  const { clients, installation } = open();
  api()
    .post(tokens(installation))
    .reply(201, given('ghs_one'))
    .get(shop)
    .reply(200, { id: 4 }, limits(0, new Date(Date.now() - 1000)))
    .get(shop)
    .reply(200, { id: 5 });
  const github = clients.installation(installation);
  await github.rest.repos.get(read);
  expect((await github.rest.repos.get(read)).data.id).toBe(5);
});

test('a token for git is for one repository and for reading it, and lives long enough', async () => {
  const { clients, installation } = open();
  const narrowed = { repository_ids: [4], permissions: { contents: 'read' } };
  api()
    .post(tokens(installation), narrowed)
    .reply(201, given('ghs_short', 5))
    .post(tokens(installation), narrowed)
    .reply(201, given('ghs_long', 60));
  const { token, expiresAt } = await clients.cloneToken(installation, 4);
  expect(token).toBe('ghs_long');
  expect(expiresAt.getTime()).toBeGreaterThan(Date.now() + 3_000_000);
  // The long one is kept.
  expect((await clients.cloneToken(installation, 4)).token).toBe('ghs_long');
});

test('a key that is none is said without showing it', async () => {
  const secret = '-----BEGIN PRIVATE KEY-----\nc2VjcmV0LXNlY3JldC1zZWNyZXQ=\n-----END PRIVATE KEY-----';
  const { clients } = open({ privateKey: secret });
  const error: unknown = await clients.app.rest.apps.getAuthenticated().catch((it: unknown) => it);
  expect(error).toMatchObject({ message: expect.stringContaining("can't sign") });
  expect(inspect(error, { depth: 10 })).not.toContain('c2VjcmV0');
});

test('tokens are in no error', async () => {
  const { clients, installation } = open();
  api().post(tokens(installation)).reply(201, given('ghs_verysecret')).get(shop).reply(404, { message: 'Not Found' });
  const error: unknown = await clients
    .installation(installation)
    .rest.repos.get(read)
    .catch((it: unknown) => it);
  expect(error).toMatchObject({ status: 404 });
  expect(inspect(error, { depth: 10 })).not.toContain('ghs_verysecret');
});

test('only a client in the making can be authorized', () => {
  const { rest, paginate, request, graphql, auth, pause } = createGitHub({ token: null, apiUrl: `${host}${prefix}` });
  const plain = { rest, paginate, request, graphql, auth, pause };
  expect(() => authorize(plain, { header: () => Promise.resolve('x') })).toThrow(TypeError);
});
