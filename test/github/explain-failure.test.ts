import { expect, test } from '@jest/globals';
import { explained, explainGitHub } from '../../src/github/explain-failure.ts';
import { permissionCure, readPermissionHeader } from '../../src/github/permission-text.ts';
import { GitHubError } from '../../src/core/errors.ts';
import { api, lost, useNock } from './github-support.ts';
import { repository, shop, testGitHub } from './make-github.ts';

useNock();

const fail = async (status: number, message: string, headers: Record<string, string> = {}): Promise<GitHubError> => {
  const { github } = testGitHub();
  api().get(shop).reply(status, { message }, headers);
  const error: unknown = await github.rest.repos.get(repository).catch((it: unknown) => it);
  return explainGitHub(error, 'read acme/shop');
};

test.each([
  [401, 'Bad credentials', {}, /wrong, expired or revoked/],
  [
    403,
    'Resource not accessible by integration',
    { 'x-accepted-github-permissions': 'contents=read' },
    /`contents: read`/,
  ],
  [403, 'Resource not accessible by integration', {}, /docs\/forks\.md/],
  [403, 'Must have admin rights', { 'x-oauth-scopes': 'gist', 'x-accepted-oauth-scopes': 'repo' }, /scopes: repo/],
  [403, 'Resource protected by organization SAML enforcement.', {}, /single sign-on/],
  [403, 'the `acme` organization has an IP allow list enabled', {}, /allow list/],
  [403, 'Repository was archived so is read-only.', {}, /Unarchive/],
  [403, 'This installation has been suspended', {}, /suspended/],
  [404, 'Not Found', {}, /renamed/],
  [409, 'Git Repository is empty.', {}, /no commit yet/],
  [410, 'Gone', {}, /deleted or is switched off/],
  [422, 'Validation Failed', {}, /what GitHub says/],
  [451, 'Repository access blocked', {}, /legal/],
])('%d %s', async (status, message, headers, cure) => {
  const error = await fail(status, message, headers);
  expect(error).toBeInstanceOf(GitHubError);
  expect(error.message).toBe(`Could not read acme/shop: GitHub answered ${status} (${message}).`);
  expect(error.cure).toMatch(cure);
  expect(error.status).toBe(status);
});

test('a used-up limit says until when', async () => {
  const reset = Math.floor(Date.now() / 1000) + 3000;
  const error = await fail(403, 'API rate limit exceeded for installation ID 1.', {
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(reset),
  });
  expect(error.cure).toContain(`until ${new Date(1000 * reset).toISOString().slice(11, 16)} UTC`);
});

test('a secondary limit that does not end is said as that', async () => {
  const { github } = testGitHub();
  api().get(shop).times(4).reply(403, { message: 'You have exceeded a secondary rate limit' }, { 'retry-after': '1' });
  const error: unknown = await github.rest.repos.get(repository).catch((it: unknown) => it);
  expect(explainGitHub(error, 'read acme/shop').cure).toContain('fewer jobs at once');
});

test('no answer at all has no status, and names the host', async () => {
  const { github } = testGitHub();
  api().get(shop).times(4).replyWithError(lost);
  const error: unknown = await github.rest.repos.get(repository).catch((it: unknown) => it);
  const told = explainGitHub(error, 'read acme/shop');
  expect(told.status).toBe(null);
  expect(told.message).toMatch(/^Could not read acme\/shop: no answer came from ghe\.example/);
  expect(told.cure).toContain('GITHUB_API_URL');
});

test('a server in trouble is to be tried later', async () => {
  const { github } = testGitHub();
  api()
    .get(shop)
    .times(4)
    .reply(503, `<html><title>Unicorn!</title>${'x'.repeat(9000)}</html>`);
  const error: unknown = await github.rest.repos.get(repository).catch((it: unknown) => it);
  expect(explainGitHub(error, 'read acme/shop')).toMatchObject({
    message: 'Could not read acme/shop: GitHub answered 503 (Unicorn!).',
    status: 503,
    cure: expect.stringContaining('later'),
  });
});

test('details of a failed validation are told, on one line', async () => {
  const { github } = testGitHub();
  api()
    .get(shop)
    .reply(422, { message: 'Validation\nFailed', errors: [{ message: 'summary is bad' }, 'text too', { code: 'x' }] });
  const error: unknown = await github.rest.repos.get(repository).catch((it: unknown) => it);
  expect(explainGitHub(error, 'x').message).toContain('(Validation Failed: summary is bad: text too)');
});

test('what is explained stays as it is, and a defect is no refusal', async () => {
  const error = new GitHubError('a', 'b', { status: 404 });
  expect(explainGitHub(error, 'x')).toBe(error);
  const defect = new TypeError('x is not a function');
  expect(() => explainGitHub(defect, 'x')).toThrow(defect);
  await expect(explained('x', () => Promise.reject(defect))).rejects.toBe(defect);
});

test('the header of permissions: sets of which one is enough, permissions that are needed together', () => {
  expect(readPermissionHeader('issues=write; pull_requests=write')).toEqual([
    [{ name: 'issues', access: 'write' }],
    [{ name: 'pull-requests', access: 'write' }],
  ]);
  expect(permissionCure('issues=write; pull_requests=write')).toContain('`issues: write`, or `pull-requests: write`');
  expect(permissionCure('pull_requests=write,contents=read')).toContain('`pull-requests: write` and `contents: read`');
  expect(permissionCure('administration=read')).toMatch(
    /`administration: read`, which no workflow's own token can have/,
  );
  expect(permissionCure('administration=write; contents=write')).toMatch(/Add `contents: write` to/);
  expect(permissionCure('')).toBe(null);
  expect(permissionCure('nonsense;;=,')).toBe(null);
});
