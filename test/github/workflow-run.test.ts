import { expect, test } from '@jest/globals';
import { readWorkflowRun, workflowRunsOf } from '../../src/github/workflow-run.ts';
import { api, useNock } from './github-support.ts';
import { repository, sha, shop, testGitHub } from './make-github.ts';

useNock();

const answer = (more: object = {}) => ({
  id: 4711,
  event: 'pull_request',
  status: 'completed',
  conclusion: 'success',
  created_at: '2026-03-02T09:00:00Z',
  run_started_at: '2026-03-02T09:10:00Z',
  updated_at: '2026-03-02T09:20:00Z',
  head_sha: sha,
  head_branch: 'slow',
  head_repository: { full_name: 'mallory/shop-fork' },
  html_url: 'https://ghe.example/acme/shop/actions/runs/4711',
  ...more,
});

const read = (status: number, body: object) => {
  api().get(`${shop}/actions/runs/4711`).reply(status, body);
  return readWorkflowRun(testGitHub().github, { repository, id: 4711 });
};

test('a run by GitHub’s own words', async () => {
  expect(await read(200, answer())).toEqual({
    id: 4711,
    event: 'pull_request',
    isCompleted: true,
    conclusion: 'success',
    from: new Date('2026-03-02T09:10:00Z'),
    to: new Date('2026-03-02T09:20:00Z'),
    headSha: sha,
    headBranch: 'slow',
    headRepository: { owner: 'mallory', repo: 'shop-fork' },
    url: 'https://ghe.example/acme/shop/actions/runs/4711',
  });
});

test('one that goes on, one whose fork is gone, one that is not there', async () => {
  expect(await read(200, answer({ status: 'in_progress', conclusion: null }))).toMatchObject({ isCompleted: false });
  expect(await read(200, answer({ head_repository: null }))).toMatchObject({ headRepository: null });
  expect(await read(404, { message: 'Not Found' })).toBeNull();
  await expect(read(403, { message: 'Resource not accessible by integration' })).rejects.toMatchObject({
    cure: expect.stringContaining('`actions: read`'),
  });
});

test('the runs that one event started for a head', async () => {
  api()
    .get(`${shop}/actions/runs?head_sha=${sha}&event=pull_request&per_page=100`)
    .reply(200, { total_count: 2, workflow_runs: [answer(), answer({ id: 4712, status: 'queued' })] });
  const runs = await workflowRunsOf(testGitHub().github, { repository, headSha: sha, event: 'pull_request' });
  expect(runs.map(({ id, isCompleted }) => [id, isCompleted])).toEqual([
    [4711, true],
    [4712, false],
  ]);
});
