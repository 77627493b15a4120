import { mkdir, readFile, writeFile, appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fromBuffer } from 'yauzl';
import type { LocalGitHub } from '../support/local-github/local-github.ts';
import './patience.ts';
import { as, bytesOf, octokit, openPull, openShop, refusal, shop, workspace } from './shop.ts';

let github: LocalGitHub;

beforeAll(async () => {
  github = await openShop();
});
afterAll(async () => {
  await github[Symbol.asyncDispose]();
});

test('a job of a pull request finds the test merge, and the head in its event', async () => {
  const { number, sha } = await openPull(github, 'job');
  const job = await github.workflow({ repository: shop, name: 'pull_request', number, workspace: '/work' });
  const merge = await github.git(shop, 'rev-parse', `refs/pull/${number}/merge`);
  expect(job.environment).toMatchObject({
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: github.url,
    GITHUB_SERVER_URL: github.url,
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_SHA: merge,
    GITHUB_REF: `refs/pull/${number}/merge`,
    GITHUB_HEAD_REF: 'job',
    GITHUB_BASE_REF: 'main',
    GITHUB_WORKSPACE: '/work',
  });
  const event: unknown = JSON.parse(await readFile(job.environment['GITHUB_EVENT_PATH']!, 'utf8'));
  expect(event).toEqual(job.payload);
  expect(event).toMatchObject({ number, pull_request: { head: { sha } } });
  expect(event).not.toHaveProperty('installation');
  await appendFile(job.environment['GITHUB_OUTPUT']!, 'verdict=pass\n');
  expect(await job.read('GITHUB_OUTPUT')).toBe('verdict=pass\n');
});

test('the other events that start jobs', async () => {
  const tip = await github.git(shop, 'rev-parse', 'main');
  const of = async (event: Parameters<LocalGitHub['workflow']>[0]): Promise<unknown> => {
    const { environment, payload } = await github.workflow(event);
    return [environment['GITHUB_SHA'], environment['GITHUB_REF'], payload];
  };
  const start = { repository: shop, workspace: '/work' };
  expect(await of({ ...start, name: 'push' })).toMatchObject([
    tip,
    'refs/heads/main',
    { ref: 'refs/heads/main', after: tip, created: true },
  ]);
  expect(await of({ ...start, name: 'schedule' })).toMatchObject([
    tip,
    'refs/heads/main',
    { schedule: '0 4 * * *', repository: { name: 'shop' } },
  ]);
  const inputs = { mode: 'investigate' };
  expect(await of({ ...start, name: 'workflow_dispatch', inputs })).toMatchObject([
    tip,
    'refs/heads/main',
    { inputs, ref: 'refs/heads/main' },
  ]);
  const run = await github.actions.startRun({ repository: shop, event: 'push', headSha: tip, headBranch: 'main' });
  expect(await of({ ...start, name: 'workflow_run', run: run.id })).toMatchObject([
    tip,
    'refs/heads/main',
    { workflow_run: { id: run.id } },
  ]);
  await expect(github.eventPayload({ repository: shop, name: 'pull_request', number: 99 })).rejects.toThrow(
    'has no pull request 99',
  );
});

test('a run of the same repository names its pull request; a directory becomes a zip', async () => {
  const { number, sha } = await openPull(github, 'run');
  const run = await github.actions.startRun({ repository: shop, event: 'pull_request', pullRequest: number });
  await using place = await workspace();
  await mkdir(join(place.path, 'raw'));
  await writeFile(join(place.path, 'raw/plan.json'), '{}');
  await run.uploadArtifact('pacegate', place.path);
  await run.finish('failure');
  const told = github.events.filter((it) => it.name === 'workflow_run').slice(-2);
  expect(told.map((it) => it.payload)).toMatchObject([
    { action: 'requested', workflow_run: { status: 'in_progress', conclusion: null } },
    { action: 'completed', workflow_run: { head_sha: sha, pull_requests: [{ number }], conclusion: 'failure' } },
  ]);
  const api = as(github, { permissions: { actions: 'read' } });
  const [artifact] = (await api.actions.listArtifactsForRepo(shop)).data.artifacts;
  const zip = await api.actions.downloadArtifact({ ...shop, artifact_id: artifact!.id, archive_format: 'zip' });
  const names = await new Promise<string[]>((resolve, reject) => {
    fromBuffer(bytesOf(zip.data), { lazyEntries: false }, (error, file) => {
      if (error !== null || file === undefined) return reject(error ?? new Error('no file'));
      const found: string[] = [];
      file.on('entry', (entry: { fileName: string }) => found.push(entry.fileName));
      file.on('end', () => resolve(found));
    });
  });
  expect(names).toEqual(['raw/plan.json']);
});

test('a workflow can be dispatched, with the run in the answer', async () => {
  github.actions.addWorkflow(shop, '.github/workflows/investigate.yml', 'Investigate');
  const api = octokit(github.url, github.token({ repository: shop, permissions: { actions: 'write' } }));
  const where = { ...shop, workflow_id: 'investigate.yml', ref: 'main' };
  const { data } = await api.request('POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches', {
    ...where,
    inputs: { suite: 'api' },
    return_run_details: true,
  });
  const [asked] = github.actions.dispatches(shop);
  expect(asked).toMatchObject({
    workflow: '.github/workflows/investigate.yml',
    inputs: { suite: 'api' },
    run: { event: 'workflow_dispatch' },
  });
  expect(data).toMatchObject({ workflow_run_id: asked?.run.id });
  expect((await refusal(api.rest.actions.createWorkflowDispatch({ ...where, workflow_id: 'none.yml' }))).status).toBe(
    404,
  );
});
