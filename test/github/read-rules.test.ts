import { expect, test } from '@jest/globals';
import { forbiddingRules, refusedByRule } from '../../src/github/branch-rules.ts';
import { permissionFor, probeWrites } from '../../src/github/probe-writes.ts';
import { readBaselineBranchRules, readBranchRules } from '../../src/github/read-branch-rules.ts';
import { abilitiesByScope, readPermissions } from '../../src/github/read-permissions.ts';
import { tokenKind } from '../../src/github/token-kind.ts';
import { api, useNock } from './github-support.ts';
import { repository, shop, testGitHub } from './make-github.ts';

useNock();

const main = { repository, branch: 'main' };
const branch = `${shop}/branches/main`;
const rules = `${shop}/rules/branches/main?per_page=100`;
const rule = (type: string, parameters: object = {}) => ({
  type,
  parameters,
  ruleset_id: 7,
  ruleset_source: 'acme/shop',
});

test('required checks of the branch protection and of rulesets, with the app each is bound to', async () => {
  api()
    .get(branch)
    .reply(200, {
      protected: true,
      protection: {
        required_status_checks: {
          contexts: ['ci', 'pacegate'],
          checks: [
            { context: 'ci', app_id: null },
            { context: 'pacegate', app_id: 15_368 },
            { context: 'any', app_id: -1 },
          ],
        },
      },
    })
    .get(rules)
    .reply(200, [
      rule('required_status_checks', {
        required_status_checks: [{ context: 'pacegate', integration_id: 99 }, { context: 'lint' }],
      }),
      rule('merge_queue'),
      rule('deletion'),
    ]);
  expect(await readBranchRules(testGitHub().github, main)).toEqual({
    requiredChecks: [
      { name: 'ci', appId: null, source: 'branch protection' },
      { name: 'pacegate', appId: 15_368, source: 'branch protection' },
      { name: 'any', appId: null, source: 'branch protection' },
      { name: 'pacegate', appId: 99, source: 'ruleset 7' },
      { name: 'lint', appId: null, source: 'ruleset 7' },
    ],
    hasMergeQueue: true,
    unread: [],
  });
});

test('an older server: names only, no rulesets', async () => {
  api()
    .get(branch)
    .reply(200, { protected: true, protection: { required_status_checks: { contexts: ['pacegate'] } } })
    .get(rules)
    .reply(404, { message: 'Not Found' });
  expect(await readBranchRules(testGitHub().github, main)).toEqual({
    requiredChecks: [{ name: 'pacegate', appId: null, source: 'branch protection' }],
    hasMergeQueue: false,
    unread: ['rulesets: the server does not give them'],
  });
});

test.each([
  [200, { contexts: ['pacegate'], checks: [{ context: 'pacegate', app_id: 5 }] }, 1, 0],
  [404, { message: 'Required status checks not enabled' }, 0, 1],
  [403, { message: 'Must have admin rights' }, 0, 1],
])('a branch that keeps its protection to itself is asked for it (%d)', async (status, body, checks, unread) => {
  api()
    .get(branch)
    .reply(200, { protected: true })
    .get(`${branch}/protection/required_status_checks`)
    .reply(status, body)
    .get(rules)
    .reply(200, []);
  const found = await readBranchRules(testGitHub().github, main);
  expect([found.requiredChecks.length, found.unread.length]).toEqual([checks, unread]);
});

test('a branch without any rule requires nothing', async () => {
  api().get(branch).reply(200, { protected: false }).get(rules).reply(200, []);
  expect(await readBranchRules(testGitHub().github, main)).toEqual({
    requiredChecks: [],
    hasMergeQueue: false,
    unread: [],
  });
});

test('a branch that is not there is an error', async () => {
  api().get(branch).reply(404, { message: 'Branch not found' }).get(rules).reply(200, []);
  await expect(readBranchRules(testGitHub().github, main)).rejects.toThrow('branch main of acme/shop');
});

const baselines = { repository, branch: 'pacegate-baselines' };

test('rules that would keep our branch from being made, though it does not exist yet', async () => {
  api()
    .get(`${shop}/branches/pacegate-baselines`)
    .reply(404, { message: 'Branch not found' })
    .get(`${shop}/rules/branches/pacegate-baselines?per_page=100`)
    .reply(200, [
      rule('creation'),
      rule('pull_request'),
      rule('deletion'),
      rule('non_fast_forward'),
      rule('pull_request'),
    ]);
  const found = await readBaselineBranchRules(testGitHub().github, baselines);
  expect(found.exists).toBe(false);
  expect(found.forbidding.map((it) => it.rule)).toEqual([
    'Restrict creations',
    'Require a pull request before merging',
  ]);
  expect(found.forbidding[0]?.cure).toMatch(/Exclude `pacegate-baselines`/);
});

test('a branch that can be written', async () => {
  api()
    .get(`${shop}/branches/pacegate-baselines`)
    .reply(200, { protected: false })
    .get(`${shop}/rules/branches/pacegate-baselines?per_page=100`)
    .reply(200, [rule('deletion')]);
  expect(await readBaselineBranchRules(testGitHub().github, baselines)).toEqual({
    exists: true,
    forbidding: [],
    unread: [],
  });
});

test('a protection of our branch that requires checks forbids it; what else it asks is not to be seen', async () => {
  const protectedBranch = { protected: true, protection: { required_status_checks: { contexts: ['ci'], checks: [] } } };
  api().get(`${shop}/branches/pacegate-baselines`).times(2).reply(200, protectedBranch);
  api().get(`${shop}/rules/branches/pacegate-baselines?per_page=100`).reply(200, []);
  const found = await readBaselineBranchRules(testGitHub().github, baselines);
  expect(found.forbidding.map((it) => it.rule)).toEqual(['Require status checks to pass']);
  expect(found.unread).toHaveLength(1);
});

test('a rule that forbids only some contents is no warning, but is named when it refuses', () => {
  expect(forbiddingRules('b', ['commit_message_pattern', 'required_signatures', 'unknown_rule'])).toEqual([]);
  expect(refusedByRule('b', 'Repository rule violations found: Commit message must match')?.rule).toBe(
    'Restrict commit metadata (message)',
  );
  expect(refusedByRule('b', 'Update is not a fast forward')).toBe(null);
  expect(refusedByRule('b', 'Repository rule violations found: something new')?.rule).toBe(
    'a branch protection or ruleset',
  );
});

const repo = {
  full_name: 'acme/store',
  default_branch: 'main',
  private: true,
  archived: false,
  permissions: { admin: false, maintain: false, push: true, triage: true, pull: true },
};
const probe = (status: number, artifacts = status) =>
  api()
    .post(`${shop}/check-runs`, {})
    .reply(status, {})
    .post(`${shop}/labels`, {})
    .reply(status, {})
    .post(`${shop}/git/refs`, {})
    .reply(status, {})
    .get(`${shop}/actions/artifacts`)
    .reply(artifacts, {});

test("a workflow's token is tried out by requests that make nothing", async () => {
  api().get(shop).reply(200, repo);
  probe(422, 200);
  expect(await readPermissions(testGitHub().github, { repository })).toEqual({
    kind: 'installation',
    role: null,
    scopes: null,
    expires: null,
    can: { checks: 'yes', comments: 'yes', contents: 'yes', artifacts: 'yes' },
    repository: { fullName: 'acme/store', defaultBranch: 'main', isPrivate: true, isArchived: false },
  });
});

test.each([
  [403, 'no'],
  [404, 'no'],
  [409, 'unknown'],
  [500, 'unknown'],
] as const)('an answer of %d to a probe means %s', async (status, meaning) => {
  const { github } = testGitHub();
  if (status === 500) probe(500).persist();
  else probe(status);
  const can = { checks: meaning, comments: meaning, contents: meaning, artifacts: meaning };
  expect(await probeWrites(github, repository)).toEqual(can);
});

test('a limit that is used up says nothing of permissions', async () => {
  const { github } = testGitHub();
  const limited = { message: 'API rate limit exceeded' };
  api().post(`${shop}/check-runs`).reply(429, limited).post(`${shop}/labels`).reply(403, limited);
  api().post(`${shop}/git/refs`).reply(403, limited).get(`${shop}/actions/artifacts`).reply(403, limited);
  expect(new Set(Object.values(await probeWrites(github, repository)))).toEqual(new Set(['unknown']));
});

test('a classic token is known by its scopes, without a probe', async () => {
  api().get(shop).reply(200, repo, {
    'x-oauth-scopes': 'gist, repo',
    'github-authentication-token-expiration': '2027-01-01 00:00:00 UTC',
  });
  expect(await readPermissions(testGitHub({ token: 'ghp_abc' }).github, { repository })).toMatchObject({
    kind: 'classic',
    role: 'write',
    scopes: ['gist', 'repo'],
    expires: '2027-01-01 00:00:00 UTC',
    can: { checks: 'no', comments: 'yes', contents: 'yes', artifacts: 'yes' },
  });
});

test('what a classic token may do', () => {
  expect(abilitiesByScope([], 'admin', false)).toEqual({
    checks: 'no',
    comments: 'no',
    contents: 'no',
    artifacts: 'yes',
  });
  expect(abilitiesByScope(['public_repo'], 'read', false)).toMatchObject({ comments: 'yes', contents: 'no' });
  expect(abilitiesByScope(['public_repo'], 'admin', true)).toMatchObject({ comments: 'no', artifacts: 'no' });
});

test('kinds of tokens', () => {
  const kinds = ['ghs_a', 'v1.abc', 'ghu_a', 'github_pat_a', 'ghp_a', 'gho_a', 'aa.bb.cc', 'x', '', null].map(
    tokenKind,
  );
  expect(kinds).toEqual([
    'installation',
    'installation',
    'user-to-server',
    'fine-grained',
    'classic',
    'oauth',
    'app',
    'unknown',
    'none',
    'none',
  ]);
});

test('permissions as a workflow says them', () => {
  expect([permissionFor('checks'), permissionFor('artifacts')]).toEqual(['checks: write', 'actions: read']);
});
