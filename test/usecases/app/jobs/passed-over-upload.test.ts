import { expect, test } from '@jest/globals';
import { takeUpload } from '../../../../src/usecases/app/jobs/take-upload.ts';
import type { Run } from '../../../../src/usecases/app/model.ts';
import { api, useNock } from '../../../github/github-support.ts';
import { shop } from '../../../github/make-github.ts';
import { bench, configuration } from './job-support.ts';
import { headSha, makeRun, memoryAppStore } from './memory-app-store.ts';
import { artifact, artifacts, ended, job, own, pulls, sides, workflowRun } from './upload-support.ts';

useNock();

const stage = (runs: readonly Run[] = []) => {
  const store = memoryAppStore(runs);
  return { store, ...bench(store) };
};

test('what somebody cancelled is not measured by another way', async () => {
  const { store, tools } = stage([makeRun({ state: 'ended', outcome: 'cancelled' })]);
  ended();
  pulls();
  sides(own);
  await takeUpload(job, tools);
  expect(store.kept.size).toBe(0);
});

test.each([
  ['the workers measure', configuration(), configuration()],
  ['the base has no configuration, whatever the head says', null, own],
  ['there is none', null, null],
  ['the head’s is broken', own, 'version: nonsense\n'],
])('nothing is taken where %s', async (_name, base, head) => {
  const { store, tools } = stage([makeRun()]);
  ended();
  pulls();
  sides(base, head);
  await takeUpload(job, tools);
  expect(store.kept.size).toBe(0);
});

test.each([
  ['goes on', { status: 'in_progress', conclusion: null }],
  ['was started by a push', { event: 'push' }],
  ['belongs to a fork that is gone', { head_repository: null }],
])('a workflow that %s is left alone', async (_name, more) => {
  const { store, tools } = stage([makeRun()]);
  ended(more);
  await takeUpload(job, tools);
  expect(store.kept.size).toBe(0);
});

test('a pull request that has moved on is', async () => {
  const { store, tools } = stage([makeRun()]);
  ended();
  pulls({ head: { ref: 'search', sha: 'c'.repeat(40), repo: { full_name: 'mallory/shop' } } });
  await takeUpload(job, tools);
  expect(store.kept.size).toBe(0);
});

const others = (...runs: readonly object[]): void => {
  api()
    .get(`${shop}/actions/runs?head_sha=${headSha}&event=pull_request&per_page=100`)
    .reply(200, { total_count: runs.length, workflow_runs: runs });
};

const withoutUpload = async (prepare: () => void): Promise<Run | undefined> => {
  const run = makeRun({ checkRunId: 5 });
  const { store, tools } = stage([run]);
  ended();
  pulls();
  sides(own);
  artifacts([]);
  prepare();
  await takeUpload(job, tools);
  return store.runs.get(run.id);
};

test.each([
  ['goes on', { status: 'in_progress', conclusion: null }],
  ['waits for approval', { conclusion: 'action_required' }],
])('a workflow that uploads nothing leaves the run to one that %s', async (_name, more) => {
  const run = await withoutUpload(() => others(workflowRun(), workflowRun({ id: 4712, ...more })));
  expect(run?.state).toBe('queued');
});

test('or to one that has uploaded', async () => {
  const run = await withoutUpload(() => {
    others(workflowRun(), workflowRun({ id: 4712 }));
    artifacts([artifact], 4712);
  });
  expect(run?.state).toBe('queued');
});

test('when no workflow of the commit is left the run ends: its check would stay open', async () => {
  const run = await withoutUpload(() => {
    others(workflowRun(), workflowRun({ id: 4712 }));
    artifacts([], 4712);
  });
  expect(run).toMatchObject({ state: 'ended', outcome: 'failed', problem: expect.stringContaining('"pacegate"') });
});
