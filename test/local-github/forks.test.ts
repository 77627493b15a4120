import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { LocalGitHub } from '../support/local-github/local-github.ts';
import './patience.ts';
import { addressWith, as, bytesOf, octokit, openShop, refusal, shop, workspace } from './shop.ts';
import type { Client } from './shop.ts';

let github: LocalGitHub;
let api: Client;
let stranger: Client;
const fork = { owner: 'stranger', repo: 'shop' } as const;

beforeAll(async () => {
  github = await openShop();
  api = as(github);
  stranger = as(github, { as: 'stranger' });
  await stranger.repos.createFork(shop);
});
afterAll(async () => {
  await github[Symbol.asyncDispose]();
});

const openFromFork = async (branch: string): Promise<{ number: number; sha: string }> => {
  const sha = await github.commit({
    repository: fork,
    branch,
    files: { [`${branch}.txt`]: 'from a fork\n' },
    by: 'stranger',
  });
  const { data } = await stranger.pulls.create({ ...shop, head: `stranger:${branch}`, base: 'main', title: branch });
  return { number: data.number, sha };
};

test('a fork has the commits of its parent and borrows its objects', async () => {
  const main = await github.git(shop, 'rev-parse', 'main');
  expect(await github.git(fork, 'rev-parse', 'main')).toBe(main);
  expect((await api.repos.get(fork)).data).toMatchObject({ fork: true, parent: { full_name: 'acme/shop' } });
  expect((await api.repos.listForks(shop)).data.map((it) => it.full_name)).toEqual(['stranger/shop']);
});

test('a pull request from a fork: its head can be fetched and checked in the parent', async () => {
  const { number, sha } = await openFromFork('offer');
  const { data } = await api.pulls.get({ ...shop, pull_number: number });
  expect(data).toMatchObject({
    head: { sha, label: 'stranger:offer', repo: { full_name: 'stranger/shop', fork: true } },
    mergeable: true,
  });
  const run = await api.checks.create({ ...shop, name: 'pacegate', head_sha: sha, conclusion: 'success' });
  expect(run.data.pull_requests).toEqual([]);
  const list = await api.pulls.list({ ...shop, head: 'stranger:offer' });
  expect(list.data.map((it) => it.number)).toEqual([number]);
  const compared = await api.repos.compareCommitsWithBasehead({ ...shop, basehead: 'main...stranger:offer' });
  expect(compared.data.files?.map((it) => it.filename)).toEqual(['offer.txt']);
});

test('of a commit of a fork the parent knows no pull request; the fork does', async () => {
  const { number, sha } = await openFromFork('known');
  const pulls = async (of: typeof shop | typeof fork): Promise<number[]> =>
    (await api.repos.listPullRequestsAssociatedWithCommit({ ...of, commit_sha: sha })).data.map((it) => it.number);
  expect(await pulls(shop)).toEqual([]);
  expect(await pulls(fork)).toEqual([number]);
});

test('a push to the fork moves the head in the parent, and merging brings it in', async () => {
  const { number, sha } = await openFromFork('pushed');
  await using place = await workspace();
  const token = github.token({ repository: fork, as: 'stranger' });
  await place.git('clone', '--quiet', '--branch', 'pushed', addressWith(github, token, 'stranger/shop'), '.');
  await place.git('commit', '--quiet', '--allow-empty', '-m', 'More');
  await place.git('push', '--quiet', 'origin', 'HEAD');
  const next = await place.git('rev-parse', 'HEAD');
  expect(await github.git(shop, 'rev-parse', `refs/pull/${number}/head`)).toBe(next);
  const told = github.events.findLast((it) => it.action === 'synchronize');
  expect([told?.repository?.fullName, told?.payload]).toMatchObject([
    'acme/shop',
    { before: sha, after: next, sender: { login: 'stranger' } },
  ]);
  expect((await refusal(stranger.pulls.merge({ ...shop, pull_number: number }))).status).toBe(403);
  await as(github, { as: 'dev' }).pulls.merge({ ...shop, pull_number: number });
  expect(await github.git(shop, 'cat-file', '-p', 'main:pushed.txt')).toBe('from a fork');
});

test('a token of the parent can do nothing in the fork', async () => {
  const { data } = await api.git.getRef({ ...fork, ref: 'heads/main' });
  expect((await refusal(api.git.createRef({ ...fork, ref: 'refs/heads/x', sha: data.object.sha }))).status).toBe(403);
});

test('the run of a fork names no pull request; its artifact is a link to another host', async () => {
  const { number, sha } = await openFromFork('measured');
  const run = await github.actions.startRun({ repository: shop, event: 'pull_request', pullRequest: number });
  const id = await run.uploadArtifact('pacegate', Buffer.from('PK zip'));
  await run.finish();
  const payload = await github.eventPayload({ name: 'workflow_run', repository: shop, run: run.id });
  expect(payload).toMatchObject({
    action: 'completed',
    workflow_run: {
      id: run.id,
      head_sha: sha,
      head_branch: 'measured',
      pull_requests: [],
      head_repository: { full_name: 'stranger/shop' },
      repository: { full_name: 'acme/shop' },
      conclusion: 'success',
      event: 'pull_request',
    },
  });
  const reader = as(github, { permissions: { actions: 'read' } });
  const { data } = await reader.actions.listWorkflowRunArtifacts({ ...shop, run_id: run.id });
  expect(data.artifacts).toMatchObject([
    { id, name: 'pacegate', size_in_bytes: 6, expired: false, workflow_run: { head_sha: sha } },
  ]);
  const zip = await reader.actions.downloadArtifact({ ...shop, artifact_id: id, archive_format: 'zip' });
  expect(bytesOf(zip.data).toString()).toBe('PK zip');
});

test('the other host refuses our token, and nobody gets a link without one', async () => {
  const run = await github.actions.startRun({
    repository: shop,
    event: 'push',
    headSha: await github.git(shop, 'rev-parse', 'main'),
  });
  const id = await run.uploadArtifact('pacegate', Buffer.from('PK'));
  const address = `${github.url}/repos/acme/shop/actions/artifacts/${id}/zip`;
  const authorization = `Bearer ${github.token({ repository: shop, permissions: { actions: 'read' } })}`;
  expect((await fetch(address, { redirect: 'manual' })).status).toBe(401);
  const answer = await fetch(address, { redirect: 'manual', headers: { authorization } });
  const link = answer.headers.get('location') ?? '';
  expect([answer.status, new URL(link).host === new URL(github.url).host]).toEqual([302, false]);
  expect((await fetch(link, { headers: { authorization } })).status).toBe(400);
  expect(await (await fetch(link)).text()).toBe('PK');
  expect(
    (await refusal(octokit(github.url).rest.actions.listWorkflowRunArtifacts({ ...shop, run_id: 1 }))).status,
  ).toBe(404);
});
