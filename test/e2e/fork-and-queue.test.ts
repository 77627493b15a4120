import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { octokit } from '../local-github/shop.ts';
import { type LocalGitHub, startLocalGitHub } from '../support/local-github/local-github.ts';
import { copyAction } from './action/action-copy.ts';
import { requireCheck } from './action/require-check.ts';
import { runJob } from './action/run-job.ts';
import { quickFiles, rounds, service } from './app/quick-service.ts';

jest.setTimeout(600_000);

const repository = 'acme/shop';
const shop = { owner: 'acme', repo: 'shop' } as const;

const open = async () => {
  await using owned = new AsyncDisposableStack();
  const { entry, room } = owned.use(await copyAction());
  const from = join(room, 'shop');
  await mkdir(join(from, '.github'), { recursive: true });
  for (const [name, text] of Object.entries(quickFiles({ probe: false }))) await writeFile(join(from, name), text);
  const github = owned.use(
    await startLocalGitHub({
      repositories: [{ owner: 'acme', name: 'shop', from }],
      users: [{ login: 'dev', role: 'admin' }, { login: 'stranger' }],
    }),
  );
  let jobs = 0;
  const job = (options: Omit<Parameters<typeof runJob>[1], 'repository' | 'entry' | 'room'>) =>
    runJob(github, { ...options, repository, entry, room: join(room, `job-${++jobs}`) });
  const all = owned.move();
  return { github, job, room, [Symbol.asyncDispose]: () => all.disposeAsync() };
};

const as = (github: LocalGitHub, login: string) => octokit(github.url, github.token({ repository, as: login })).rest;

const checkOf = async (github: LocalGitHub, ref: string) =>
  (await as(github, 'dev').checks.listForRef({ ...shop, ref, check_name: 'pacegate' })).data.check_runs[0];

test('a fork is measured without rights, and judged and told of by a workflow that runs nothing of it', async () => {
  await using stage = await open();
  const { github, job } = stage;
  const fork = await github.fork(repository, 'stranger');
  const sha = await github.commit({
    repository: fork,
    branch: 'slow',
    files: { 'server.js': service(rounds.slow) },
    from: 'main',
  });
  const { number } = (
    await as(github, 'stranger').pulls.create({ ...shop, head: 'stranger:slow', base: 'main', title: 'Slow' })
  ).data;

  const run = await github.actions.startRun({ repository, event: 'pull_request', pullRequest: number });
  const measured = await job({
    event: { name: 'pull_request', number },
    permissions: { contents: 'read' },
    inputs: { post: 'false' },
    ref: `refs/pull/${number}/head`,
    runId: run.id,
  });
  expect([measured.code, measured.outputs['verdict']]).toEqual([0, 'fail']);
  expect(await checkOf(github, sha)).toBeUndefined();
  await run.uploadArtifact('pacegate', measured.outputs['directory']!);
  await run.finish();

  const told = await job({
    event: { name: 'workflow_run', run: run.id },
    permissions: { actions: 'read', checks: 'write', contents: 'read', pull_requests: 'write' },
  });
  expect([told.code, told.outputs['verdict']]).toEqual([0, 'fail']);
  expect(await checkOf(github, sha)).toMatchObject({ status: 'completed', conclusion: 'failure' });
  const comments = (await as(github, 'dev').issues.listComments({ ...shop, issue_number: number })).data;
  expect(comments.map((it) => it.body?.includes('Pacegate: fail'))).toEqual([true]);
});

test('a merge group is answered on its own commit, and merges by that', async () => {
  await using stage = await open();
  const { github, job } = stage;
  const dev = as(github, 'dev');
  await requireCheck(dev);
  await github.commit({
    repository,
    branch: 'tidy',
    files: { 'server.js': `${service()}// Tidier.\n` },
    from: 'main',
  });
  const { number } = (await dev.pulls.create({ ...shop, head: 'tidy', base: 'main', title: 'Tidy' })).data;
  await github.mergeQueue.enqueue(repository, number);
  const outcome = await job({
    event: { name: 'merge_group', number },
    permissions: { checks: 'write', contents: 'read', pull_requests: 'write' },
  });
  expect([outcome.code, outcome.outputs['verdict']]).toEqual([0, 'pass']);
  expect((await dev.pulls.get({ ...shop, pull_number: number })).data.merged).toBe(true);
  expect((await dev.issues.listComments({ ...shop, issue_number: number })).data).toEqual([]);
});

test('an upload that is not what a run writes is refused, and the check says so', async () => {
  await using stage = await open();
  const { github, job, room } = stage;
  const fork = await github.fork(repository, 'stranger');
  const sha = await github.commit({ repository: fork, branch: 'sly', files: { 'a.txt': 'a' }, from: 'main' });
  await as(github, 'stranger').pulls.create({ ...shop, head: 'stranger:sly', base: 'main', title: 'Sly' });
  const run = await github.actions.startRun({ repository, event: 'pull_request', pullRequest: 1 });
  const forged = join(room, 'forged');
  await mkdir(join(forged, 'raw'), { recursive: true });
  await writeFile(join(forged, 'result.json'), '{"schema":"pacegate/result@1","verdict":"pass","seed":1e999}');
  await writeFile(join(forged, 'raw/plan.json'), '{}');
  await run.uploadArtifact('pacegate', forged);
  await run.finish();
  const told = await job({
    event: { name: 'workflow_run', run: run.id },
    permissions: { actions: 'read', checks: 'write', contents: 'read', pull_requests: 'write' },
  });
  expect(told.outputs['verdict']).toBe('invalid');
  const check = await checkOf(github, sha);
  expect(check).toMatchObject({ status: 'completed', conclusion: 'action_required' });
  expect(check?.output.title).toMatch(/result\.json/);
});
