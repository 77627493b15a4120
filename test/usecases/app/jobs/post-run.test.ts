import { expect, test } from '@jest/globals';
import { GitHubError } from '../../../../src/core/errors.ts';
import type { Result } from '../../../../src/core/result.ts';
import { postRun } from '../../../../src/usecases/app/jobs/post-run.ts';
import type { Run } from '../../../../src/usecases/app/model.ts';
import { makeResult, makeShop } from '../../../support/make-result.ts';
import { api, useNock } from '../../../github/github-support.ts';
import { shop } from '../../../github/make-github.ts';
import { bench, checkChanged, checkMade, checksListed, checkRun, notThere, pull, there } from './job-support.ts';
import { makeRun, memoryAppStore, shopRepository } from './memory-app-store.ts';

useNock();

const slow = makeResult({
  verdict: 'fail',
  metrics: makeShop({ 'latency.mean': { change: 0.3 } }),
});

/** A run with a check that came to a result, or (null) to none. */
const stage = (result: Result | null, differences: Partial<Run> = {}) => {
  const measured = result === null ? {} : { state: 'measured' as const, outcome: result.verdict };
  const run = makeRun({ checkRunId: 5, ...measured, ...differences });
  const store = memoryAppStore([run]);
  if (result !== null) store.kept.set(run.id, { result, comment: 'As it was rendered by the run.', raw: null });
  return { run, store, now: () => store.runs.get(run.id), ...bench(store) };
};

const comments = `${shop}/issues/12/comments`;

/** Takes a new comment, and keeps what it says. */
const commented = (): string[] => {
  const bodies: string[] = [];
  api()
    .get(`${comments}?per_page=100&page=1`)
    .reply(200, [])
    .post(comments, ({ body }: { body: string }) => bodies.push(body) > 0)
    .reply(201, { html_url: 'https://ghe.example/acme/shop/pull/12#issuecomment-1' });
  return bodies;
};

test('a result completes the check with its buttons, and stands in the comment', async () => {
  const { run, store, tools, now } = stage(slow);
  there();
  checksListed([checkRun(5)]);
  const sent = checkChanged(5);
  pull();
  const bodies = commented();
  await postRun(run.id, tools);
  expect(sent).toEqual([
    expect.objectContaining({
      status: 'completed',
      conclusion: 'failure',
      details_url: 'https://ghe.example/acme/shop/pull/12',
    }),
  ]);
  expect(sent[0]?.actions?.map(({ identifier }) => identifier)).toEqual(['remeasure', 'investigate', 'accept']);
  expect(bodies[0]).toMatch(/^<!-- pacegate:pacegate -->/);
  expect(bodies[0]).toContain('Pacegate: fail');
  // What a run wrote itself is never posted.
  expect(bodies[0]).not.toContain('As it was rendered by the run.');
  expect(store.posted).toEqual([run.id]);
  expect(now()).toMatchObject({ state: 'ended' });
});

test('a comment is not written over what is known of a newer head', async () => {
  const { run, store, tools } = stage(slow);
  there();
  checksListed([checkRun(5)]);
  checkChanged(5);
  pull({ head: { sha: 'c'.repeat(40), ref: 'search', repo: { id: 4 } } });
  await postRun(run.id, tools);
  expect(store.posted).toEqual([run.id]);
});

test('a merge group has no comment, and nothing to accept', async () => {
  const { run, tools } = stage(slow, { purpose: { kind: 'merge-group', headRef: 'x' }, headSha: 'd'.repeat(40) });
  there();
  checksListed([checkRun(5, { external_id: 'merge-group' })], 'd'.repeat(40));
  const sent = checkChanged(5);
  await postRun(run.id, tools);
  expect(sent[0]?.actions?.map(({ identifier }) => identifier)).toEqual(['remeasure']);
});

test('what was accepted since is part of what is posted', async () => {
  const { run, store, tools } = stage(slow);
  store.accepted.push({
    id: 'a1',
    repositoryId: 4,
    number: 12,
    acceptance: {
      target: 'latency.mean',
      covers: slow.metrics
        .filter(({ decision }) => decision === 'regressed')
        .map(({ suite, scenario, route, metric }) => ({ suite, scenario, route, metric, most: 1, value: null })),
      reason: 'It is worth it.',
      by: 'dev',
      at: '2026-03-02T09:00:00.000Z',
      until: '2026-04-02T09:00:00.000Z',
    },
  });
  there();
  checksListed([checkRun(5)]);
  const sent = checkChanged(5);
  pull();
  commented();
  await postRun(run.id, tools);
  expect(sent[0]?.conclusion).not.toBe('failure');
});

test.each([
  [{ outcome: 'failed', problem: 'The build failed\n> npm ci' }, 'action_required', 'The build failed'],
  [{ outcome: 'waiting-for-approval', problem: 'Waiting for approval\nx' }, 'action_required', 'Waiting for approval'],
  [{ outcome: 'cancelled', problem: 'A newer commit came.' }, 'cancelled', 'Cancelled'],
] as const)('a run without a result: %p', async (ending, conclusion, title) => {
  const { run, store, tools, meter } = stage(null, { state: 'ended', ...ending });
  there();
  const sent = checkChanged(5);
  await postRun(run.id, tools);
  expect(sent).toEqual([expect.objectContaining({ status: 'completed', conclusion })]);
  expect(sent[0]?.output.title).toBe(title);
  expect(meter.count).toBe(2);
  expect(store.posted).toEqual([run.id]);
});

test('a check that a newer run of the commit goes on with is left alone', async () => {
  const { run, store, tools, meter } = stage(null, { state: 'ended', outcome: 'cancelled', problem: 'x' });
  const newer = makeRun();
  store.runs.set(newer.id, newer);
  there();
  await postRun(run.id, tools);
  expect(meter.count).toBe(1);
  expect(store.posted).toEqual([run.id]);
});

test('a run without a check has nothing to tell', async () => {
  const { run, store, tools, meter } = stage(null, { state: 'ended', outcome: 'skipped', checkRunId: null });
  there();
  await postRun(run.id, tools);
  expect(meter.count).toBe(1);
  expect(store.posted).toEqual([run.id]);
});

test('a failure is told although no check could be made before', async () => {
  const failed = { state: 'ended', outcome: 'failed', problem: 'It could not be begun', checkRunId: null } as const;
  const { run, store, tools } = stage(null, failed);
  there();
  checksListed();
  const sent = checkMade(5);
  await postRun(run.id, tools);
  expect(sent).toMatchObject([
    { status: 'completed', conclusion: 'action_required', output: { title: 'It could not be begun' } },
  ]);
  expect(store.posted).toEqual([run.id]);
});

test('a failed refresh, which has no check, is told to nobody', async () => {
  const failed = { state: 'ended', outcome: 'failed', problem: 'x', checkRunId: null } as const;
  const { run, tools, meter } = stage(null, { ...failed, purpose: { kind: 'refresh', branch: 'main' }, base: null });
  there();
  await postRun(run.id, tools);
  expect(meter.count).toBe(1);
});

test.each(['queued', 'running'] as const)('a run that goes on (%s) is not posted', async (state) => {
  const { run, store, tools, meter } = stage(null, { state });
  await postRun(run.id, tools);
  expect(meter.count).toBe(0);
  expect(store.posted).toEqual([]);
});

test('posting again changes what there is, and makes nothing twice', async () => {
  const { run, tools, meter } = stage(slow);
  there();
  checksListed([checkRun(5)]);
  checkChanged(5);
  pull();
  const first = commented();
  await postRun(run.id, tools);
  there();
  checksListed([checkRun(5, { status: 'completed' })]);
  checkChanged(5);
  pull();
  api()
    .get(`${comments}?per_page=100&page=1`)
    .reply(200, [{ id: 1, html_url: 'x', body: first[0], user: { login: 'pacegate[bot]', type: 'Bot' } }]);
  await postRun(run.id, tools);
  expect(meter.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('what GitHub refuses for good keeps nothing else back', async () => {
  const { run, store, tools, lines } = stage(slow);
  there();
  checksListed([checkRun(5)]);
  const sent = checkChanged(5);
  pull();
  api()
    .get(`${comments}?per_page=100&page=1`)
    .reply(200, [])
    .post(comments)
    .reply(403, { message: 'Unable to create comment because issue is locked.' });
  there();
  await postRun(run.id, tools);
  expect(sent).toHaveLength(1);
  expect(store.posted).toEqual([run.id]);
  expect(lines.filter((line) => line.startsWith('warn'))).toEqual([expect.stringContaining('locked')]);
});

test('what may go better later is thrown, after all else was posted', async () => {
  const { run, store, tools } = stage(slow);
  there();
  api()
    .get(/check-runs/)
    .times(4)
    .reply(502, { message: 'no' });
  pull();
  const bodies = commented();
  await expect(postRun(run.id, tools)).rejects.toBeInstanceOf(GitHubError);
  expect(bodies).toHaveLength(1);
  expect(store.posted).toEqual([]);
});

test('a repository that is gone ends it quietly', async () => {
  const { run, store, tools, lines } = stage(slow);
  notThere();
  await postRun(run.id, tools);
  expect(store.posted).toEqual([run.id]);
  expect(store.repositories.get(4)).toMatchObject({ ...shopRepository, state: 'removed' });
  expect(lines.filter((line) => !line.startsWith('info'))).toEqual([]);
});

test('a result that can’t be rendered does not leave the check open', async () => {
  const broken: Result = JSON.parse(JSON.stringify({ ...slow, metrics: null }));
  const { run, store, tools, lines } = stage(broken);
  there();
  const sent = checkChanged(5);
  await postRun(run.id, tools);
  expect(sent).toEqual([expect.objectContaining({ conclusion: 'action_required' })]);
  expect(sent[0]?.output.title).toBe('Pacegate itself failed');
  expect(store.posted).toEqual([run.id]);
  expect(lines.join('\n')).toContain('could not be posted');
});
