import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import nock from 'nock';
import type { JobTools } from '../../../../src/usecases/app/jobs/job-tools.ts';
import { takeUpload } from '../../../../src/usecases/app/jobs/take-upload.ts';
import type { Run } from '../../../../src/usecases/app/model.ts';
import { api, useNock } from '../../../github/github-support.ts';
import { shop } from '../../../github/make-github.ts';
import { honestFiles } from '../../../measure/upload/honest-files.ts';
import { rawZip } from '../../../measure/upload/raw-zip.ts';
import { bench, configured } from './job-support.ts';
import { baseSha, headSha, makeRun, memoryAppStore } from './memory-app-store.ts';
import { artifact, artifacts, ended, job, own, pulls, sides } from './upload-support.ts';

useNock();

let temporary = '';
beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'take-upload-'));
});
afterAll(() => rm(temporary, { recursive: true }));

const storage = 'https://storage.example';

const stage = (runs: readonly Run[] = [], differences: Partial<JobTools> = {}) => {
  const store = memoryAppStore(runs);
  return { store, ...bench(store, { temporary, ...differences }) };
};

/** What is asked of GitHub before an upload is judged: the merge base is the tip of the base here. */
const grounds = (text = own): void => {
  api()
    .get(new RegExp(`${shop}/compare/`))
    .query(true)
    .reply(200, { merge_base_commit: { sha: baseSha }, files: [{ filename: 'src/server.js', status: 'modified' }] });
  configured(headSha, text);
  configured(baseSha, text);
};

/** Serves bytes as the artifact's zip. */
const serves = (bytes: Buffer): void => {
  artifacts([artifact]);
  api()
    .get(`${shop}/actions/artifacts/5/zip`)
    .reply(302, '', { location: `${storage}/blob` });
  nock(storage, { badheaders: ['authorization'] })
    .get('/blob')
    .reply(200, bytes);
};

const honest = (): Buffer => rawZip(Object.entries(honestFiles()).map(([name, bytes]) => ({ name, bytes })));

/** All that is asked when an upload is there. */
const uploaded = (bytes: Buffer): void => {
  ended();
  pulls();
  sides(own);
  artifacts([artifact]);
  grounds();
  serves(bytes);
};

test('an upload is judged and kept with the run that waits for it', async () => {
  const run = makeRun({ checkRunId: 5 });
  const { store, tools } = stage([run]);
  uploaded(honest());
  await takeUpload(job, tools);
  expect(store.runs.get(run.id)).toMatchObject({ state: 'measured', worker: 'workflow', attempt: 1 });
  // It is of other commits than those that GitHub names: a stranger's word does not count.
  expect(store.kept.get(run.id)?.result).toMatchObject({ verdict: 'invalid', head: { commit: headSha } });
  expect(store.posting).toEqual([run.id]);
  expect(await readdir(temporary)).toEqual([]);
});

test('a hostile upload is refused with the reason, and the check says so', async () => {
  const run = makeRun({ checkRunId: 5 });
  const { store, tools } = stage([run]);
  uploaded(Buffer.from('<html>no zip</html>'));
  await takeUpload(job, tools);
  const kept = store.kept.get(run.id);
  expect(kept?.result.verdict).toBe('invalid');
  expect(kept?.result.reasons).not.toEqual([]);
});

test('a run is asked for where none was, and the same upload is not taken twice', async () => {
  const { store, tools } = stage();
  uploaded(Buffer.from('no zip'));
  await takeUpload(job, tools);
  const [run, ...others] = [...store.runs.values()];
  expect(others).toEqual([]);
  expect(run).toMatchObject({
    state: 'measured',
    headSha,
    base: { sha: baseSha, ref: 'main' },
    purpose: { isFork: true },
  });
  uploaded(Buffer.from('no zip'));
  await takeUpload(job, tools);
  expect(store.runs.size).toBe(1);
});

test('an API that is away is asked again later, and the run waits', async () => {
  const run = makeRun({ checkRunId: 5 });
  const { store, tools } = stage([run]);
  ended();
  pulls();
  sides(own);
  artifacts([artifact]);
  api()
    .get(new RegExp(`${shop}/compare/`))
    .query(true)
    .times(4)
    .reply(502, { message: 'no' });
  await expect(takeUpload(job, tools)).rejects.toMatchObject({ status: 502 });
  expect(store.runs.get(run.id)).toMatchObject({ state: 'queued', attempt: 0 });
});

test('sides that have nothing in common can’t be judged: the check says so', async () => {
  const run = makeRun({ checkRunId: 5 });
  const { store, tools } = stage([run]);
  ended();
  pulls();
  sides(own);
  artifacts([artifact]);
  api()
    .get(new RegExp(`${shop}/compare/`))
    .query(true)
    .reply(404, { message: 'No common ancestor between main and search.' });
  await takeUpload(job, tools);
  expect(store.runs.get(run.id)).toMatchObject({
    state: 'ended',
    outcome: 'failed',
    problem: expect.stringContaining('no commit in common'),
  });
});

test('a merge group is judged by the commits that its event gave', async () => {
  const group = makeRun({ purpose: { kind: 'merge-group', headRef: 'gh-readonly-queue/main/pr-12-x' }, checkRunId: 5 });
  const { store, tools } = stage([makeRun(), group]);
  ended({ event: 'merge_group', head_branch: 'gh-readonly-queue/main/pr-12-x' });
  sides(own);
  artifacts([artifact]);
  grounds();
  serves(Buffer.from('no zip'));
  await takeUpload(job, tools);
  expect([...store.kept.keys()]).toEqual([group.id]);
});
