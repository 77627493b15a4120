import { expect, test } from '@jest/globals';
import { openRun } from '../../../../src/usecases/app/jobs/open-run.ts';
import { postRun } from '../../../../src/usecases/app/jobs/post-run.ts';
import type { RecordedPullRequest } from '../../../../src/usecases/app/model.ts';
import { api, useNock } from '../../../github/github-support.ts';
import { prefix, shop } from '../../../github/make-github.ts';
import { bench, checkChanged, checkMade, checksListed, configuration, notThere, pull, there } from './job-support.ts';
import { baseSha, headSha, makeRun, memoryAppStore, shopRepository } from './memory-app-store.ts';
import { asked, stage } from './open-run-support.ts';

useNock();

test('a pull request that has moved on cancels the run, and what is new is kept', async () => {
  const { run, store, tools, now } = stage();
  there();
  pull({ head: { sha: 'c'.repeat(40), ref: 'search', repo: { id: 4 } } });
  await openRun(run.id, tools);
  expect(now()).toMatchObject({ state: 'ended', outcome: 'cancelled' });
  expect(store.pulls.get(12)).toMatchObject({
    headSha: 'c'.repeat(40),
    updatedAt: new Date('2026-03-02T09:14:05Z'),
    // By the App's own clock.
    headRecordedAt: new Date('2026-03-02T10:00:00Z'),
  });
});

test('a run that is cancelled while its check is made does not leave it open', async () => {
  const { run, store, tools } = stage();
  asked(configuration());
  checksListed();
  checkMade(5);
  const before = { ...store };
  store.saveCheckRun = async (id, check) => {
    await store.cancelRuns('4/pr-12', 'A newer commit came.');
    await before.saveCheckRun(id, check);
  };
  await openRun(run.id, tools);
  expect(store.posting).toEqual([run.id]);
  there();
  const ended = checkChanged(5);
  await postRun(run.id, tools);
  expect(ended).toEqual([expect.objectContaining({ status: 'completed', conclusion: 'cancelled' })]);
  expect(ended[0]?.output.summary).toContain('A newer commit came.');
});

test.each(['suspended', 'removed'] as const)('nothing is asked of a repository that is %s', async (state) => {
  const run = makeRun();
  const store = memoryAppStore([run], { ...shopRepository, state });
  const { tools, meter } = bench(store);
  await openRun(run.id, tools);
  expect(store.runs.get(run.id)).toMatchObject({ state: 'ended', outcome: 'cancelled' });
  expect(meter.count).toBe(0);
});

test('a repository that was deleted is remembered as gone, quietly', async () => {
  const { run, store, tools, now, lines } = stage();
  notThere();
  await openRun(run.id, tools);
  expect(store.repositories.get(4)?.state).toBe('removed');
  expect(now()).toMatchObject({ state: 'ended', outcome: 'cancelled' });
  expect(lines.filter((line) => !line.startsWith('info'))).toEqual([]);
});

test('one that is deleted in the middle of it too', async () => {
  const { run, store, tools, now } = stage();
  asked(configuration());
  checksListed();
  api().post(`${shop}/check-runs`).reply(404, { message: 'Not Found' });
  notThere();
  await openRun(run.id, tools);
  expect(store.repositories.get(4)?.state).toBe('removed');
  expect(now()).toMatchObject({ outcome: 'cancelled' });
});

test('an answer of GitHub that is older than its events changes nothing', async () => {
  const { run, store, tools, now } = stage();
  const newer = new Date('2026-03-02T09:14:06Z');
  const known: RecordedPullRequest = {
    repositoryId: 4,
    number: 12,
    headSha,
    headRef: 'search',
    baseSha,
    baseRef: 'main',
    isFork: false,
    isDraft: false,
    isOpen: true,
    headRecordedAt: newer,
    updatedAt: newer,
  };
  store.pulls.set(12, known);
  asked(configuration(), configuration(), { head: { sha: 'c'.repeat(40), ref: 'search', repo: { id: 4 } } });
  checksListed();
  checkMade(5);
  await openRun(run.id, tools);
  expect(now()).toMatchObject({ state: 'queued' });
  expect(store.pulls.get(12)).toBe(known);
  expect(store.measuring).toEqual([run.id]);
});

test('one that was renamed is asked by its present name', async () => {
  const { run, store, tools } = stage({ purpose: { kind: 'refresh', branch: 'main' }, base: null });
  there({ name: 'store', default_branch: 'trunk' });
  api()
    .get(`${prefix}/repos/acme/store/commits/heads%2Fmain?per_page=1`)
    .reply(200, { sha: headSha })
    .get(`${prefix}/repos/acme/store/contents/.github%2Fpacegate.yml?ref=${headSha}`)
    .reply(200, {
      type: 'file',
      encoding: 'base64',
      sha: 's',
      content: Buffer.from(configuration()).toString('base64'),
    });
  await openRun(run.id, tools);
  expect(store.repositories.get(4)).toMatchObject({ name: 'store', defaultBranch: 'trunk' });
  expect(store.measuring).toEqual([run.id]);
});

const usedUp = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2147483647' };
const away: [string, number, string, Record<string, string>][] = [
  ['GitHub is away', 502, 'Bad gateway', {}],
  ['the requests are used up', 403, 'API rate limit exceeded for installation.', usedUp],
];

test.each(away)('while %s the run waits', async (_name, status, message, headers) => {
  const { run, tools, now } = stage();
  there();
  api()
    .get(`${shop}/pulls/12`)
    .times(status === 502 ? 4 : 1)
    .reply(status, { message }, headers);
  await expect(openRun(run.id, tools)).rejects.toMatchObject({ status });
  expect(now()).toMatchObject({ state: 'queued' });
});

test('a permission that is missing ends the run: nobody would ask again', async () => {
  const { run, tools, now, lines } = stage();
  asked(configuration());
  checksListed();
  api().post(`${shop}/check-runs`).reply(403, { message: 'Resource not accessible by integration' });
  there();
  await openRun(run.id, tools);
  expect(now()).toMatchObject({ state: 'ended', outcome: 'failed' });
  expect(lines.join('\n')).toContain('could not be opened');
});
