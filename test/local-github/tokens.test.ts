import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { LocalGitHub } from '../support/local-github/local-github.ts';
import './patience.ts';
import { as, failure, octokit, openPull, openShop, refusal, shop } from './shop.ts';
import type { Client } from './shop.ts';

let github: LocalGitHub;
let sha: string;
let number: number;

beforeAll(async () => {
  github = await openShop({
    repositories: [
      { owner: 'acme', name: 'shop' },
      { owner: 'acme', name: 'secret', private: true },
    ],
    apps: [{ slug: 'pacegate', permissions: { checks: 'write', contents: 'read' } }],
  });
  ({ sha, number } = await openPull(github, 'asked'));
});
afterAll(async () => {
  await github[Symbol.asyncDispose]();
});

const integration = 'Resource not accessible by integration';

test.each([
  ['checks', 'checks=write', (it: Client) => it.checks.create({ ...shop, name: 'x', head_sha: sha })],
  ['contents', 'contents=write', (it: Client) => it.git.createBlob({ ...shop, content: 'x' })],
  [
    'issues',
    'issues=write; pull_requests=write',
    (it: Client) => it.issues.createComment({ ...shop, issue_number: number, body: 'x' }),
  ],
  [
    'pull_requests',
    'pull_requests=write',
    (it: Client) => it.pulls.createReview({ ...shop, pull_number: number, body: 'x', event: 'COMMENT' }),
  ],
  ['statuses', 'statuses=write', (it: Client) => it.repos.createCommitStatus({ ...shop, sha, state: 'success' })],
] as const)('without %s: write it is 403 and the header says what would do', async (permission, header, ask) => {
  const without = as(github, { permissions: { [permission]: 'read' } });
  expect(await failure(ask(without))).toMatchObject({
    status: 403,
    message: expect.stringContaining(integration),
    response: { headers: { 'x-accepted-github-permissions': header } },
  });
  await ask(as(github, { permissions: { [permission]: 'write' } }));
});

test('what is public may be read without permission; protection may not', async () => {
  const bare = as(github, { permissions: {} });
  expect((await bare.repos.get(shop)).data.permissions).toMatchObject({ push: false, admin: false });
  await bare.pulls.get({ ...shop, pull_number: number });
  expect(await refusal(bare.repos.getBranchProtection({ ...shop, branch: 'main' }))).toEqual({
    status: 403,
    message: integration,
  });
});

test('in a private repository every permission counts, and other tokens find nothing', async () => {
  const secret = { owner: 'acme', repo: 'secret' };
  const client = (permissions: object): Client =>
    octokit(github.url, github.token({ repository: secret, permissions })).rest;
  const read = (it: Client): Promise<unknown> => it.repos.getContent({ ...secret, path: 'README.md' });
  await read(client({ contents: 'read' }));
  expect(await refusal(read(client({ checks: 'write' })))).toEqual({ status: 403, message: integration });
  expect(await refusal(read(as(github, { permissions: { contents: 'write' } })))).toEqual({
    status: 404,
    message: 'Not Found',
  });
});

test('unknown tokens are no tokens; anonymous callers may only read', async () => {
  const nobody = octokit(github.url, 'ghp_unknown').rest;
  expect(await refusal(nobody.repos.get(shop))).toEqual({ status: 401, message: 'Bad credentials' });
  const anonymous = octokit(github.apiUrl).rest;
  await anonymous.repos.get(shop);
  expect((await refusal(anonymous.issues.createComment({ ...shop, issue_number: number, body: 'x' }))).status).toBe(
    401,
  );
});

test('people may do what their role says', async () => {
  const stranger = as(github, { as: 'stranger' });
  await stranger.issues.createComment({ ...shop, issue_number: number, body: 'x' });
  expect((await refusal(stranger.git.createBlob({ ...shop, content: 'x' }))).status).toBe(403);
  const writer = as(github, { as: 'writer' });
  await writer.git.createBlob({ ...shop, content: 'x' });
  expect((await refusal(writer.repos.deleteBranchProtection({ ...shop, branch: 'main' }))).status).toBe(403);
});

test('the permission of a collaborator, in the four old words', async () => {
  const read = async (username: string): Promise<unknown> => {
    const { data } = await as(github).repos.getCollaboratorPermissionLevel({ ...shop, username });
    return [data.permission, data.role_name];
  };
  await as(github, { as: 'dev' }).repos.addCollaborator({ ...shop, username: 'stranger', permission: 'maintain' });
  expect(await read('dev')).toEqual(['admin', 'admin']);
  expect(await read('writer')).toEqual(['write', 'write']);
  expect(await read('stranger')).toEqual(['write', 'maintain']);
  expect((await refusal(as(github).repos.getCollaboratorPermissionLevel({ ...shop, username: 'nobody' }))).status).toBe(
    404,
  );
});

test('an app signs in by its key and gets a token that can do less', async () => {
  const { jwt } = github.app();
  const self = octokit(github.url, jwt).rest;
  expect((await self.apps.getAuthenticated()).data?.slug).toBe('pacegate');
  const installation = (await self.apps.getRepoInstallation(shop)).data;
  expect(installation.app_slug).toBe('pacegate');
  const { data } = await self.apps.createInstallationAccessToken({
    installation_id: installation.id,
    permissions: { checks: 'write' },
    repositories: ['shop'],
  });
  const app = octokit(github.url, data.token).rest;
  await app.checks.create({ ...shop, name: 'signed', head_sha: sha });
  expect((await app.apps.listReposAccessibleToInstallation()).data.repositories.map((it) => it.full_name)).toEqual([
    'acme/shop',
  ]);
  expect((await refusal(app.git.createBlob({ ...shop, content: 'x' }))).status).toBe(403);
  const forged = octokit(github.url, `${jwt.slice(0, -6)}AAAAAA`).rest;
  expect((await refusal(forged.apps.getAuthenticated())).status).toBe(401);
});

test('every request is in the log', async () => {
  github.requests.length = 0;
  await as(github).repos.get(shop);
  await refusal(as(github, { permissions: {} }).git.createBlob({ ...shop, content: 'x' }));
  expect(github.requests).toMatchObject([
    { method: 'GET', path: '/repos/acme/shop', status: 200, who: 'github-actions[bot]', fault: null, git: false },
    { method: 'POST', path: '/repos/acme/shop/git/blobs', status: 403 },
  ]);
});
