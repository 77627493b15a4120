import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { processesIn } from './app/left-behind.ts';
import { metricValue } from './app/metric-value.ts';
import { quickFiles, rounds, service } from './app/quick-service.ts';
import { openStage, type Stage } from './app/stage.ts';
import { waitFor } from './app/wait-for.ts';

// Four measurements on a machine that may be busy.
jest.setTimeout(480_000);

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ repositories: { story: quickFiles(), forked: quickFiles(), moving: quickFiles() } });
});
afterAll(async () => {
  await stage[Symbol.asyncDispose]();
});

test('a slow pull request is not let in, a mended one is, and the push to main becomes a record', async () => {
  const shop = stage.shop('story');
  await shop.requireCheck();
  const slow = await shop.push('facets', { 'server.js': service(rounds.slow) });
  const number = await shop.open('facets');
  const seen: string[] = [];
  const failed = await shop.follow(slow, ({ status }) => void seen.push(status));
  expect([...new Set(seen)]).toEqual(['queued', 'in_progress', 'completed']);
  expect(failed).toMatchObject({
    conclusion: 'failure',
    external_id: `pr-${number}`,
    output: { title: expect.stringMatching(/^fail: /) },
  });
  await shop.sticky(number, 'Pacegate: fail');
  expect(await shop.merge(number)).toEqual({
    status: 405,
    message: 'Required status check "pacegate" is failing.',
  });

  const mended = await shop.push('facets', { 'server.js': `${service()}// Facets come later.\n` });
  expect(await shop.checkThat(mended, 'The verdict on the fix')).toMatchObject({ conclusion: 'success' });
  await shop.sticky(number, 'Pacegate: pass');
  expect((await shop.comments(number)).replies).toEqual([]);
  expect(await shop.merge(number)).toMatchObject({ status: 200 });

  const latency = await waitFor(
    'The record of main in the metrics',
    async () => {
      const labels = { repository: shop.repository, suite: 'api' };
      return metricValue(await stage.app.metrics(), 'pacegate_latency_p95_milliseconds', labels);
    },
    { every: 500 },
  );
  expect(latency).toBeGreaterThan(0);
  await shop.say(number, 'dev', '/perf baseline');
  const [baseline] = await shop.replies(number, 1);
  expect(baseline!.body).toContain('api');
  expect(baseline!.body).toContain((await stage.github.git(shop.repository, 'rev-parse', 'main')).slice(0, 7));
});

test('a fork waits for somebody who may write; what it costs can be accepted', async () => {
  const shop = stage.shop('forked');
  const repository = await stage.github.fork(shop.repository, 'stranger');
  const files = { 'server.js': service(rounds.usual, 300_000_000) };
  const sha = await stage.github.commit({ repository, branch: 'cache', files, from: 'main', by: 'stranger' });
  const number = await shop.open('stranger:cache', 'stranger');
  const waiting = await shop.checkThat(sha, 'The check that waits for approval');
  expect(waiting).toMatchObject({ conclusion: 'action_required' });

  const asked = await shop.say(number, 'stranger', `/perf check ${sha}`);
  const [refusal] = await shop.replies(number, 1);
  expect(refusal!.body).toContain('commands are for people who may write');
  expect(await shop.reactions(asked)).toEqual([]);
  expect(await shop.check(sha)).toMatchObject({ id: waiting.id, conclusion: 'action_required' });

  await shop.say(number, 'writer', `/perf check ${sha}`);
  const isJudged = ({ status, conclusion }: { status: string; conclusion: string | null }): boolean =>
    status === 'completed' && conclusion !== 'action_required';
  const failed = await shop.checkThat(sha, 'The verdict on the fork', isJudged);
  expect(failed).toMatchObject({ conclusion: 'failure' });
  await shop.sticky(number, 'Pacegate: fail');
  const measured = stage.github.requests.length;

  const accepted = await shop.say(number, 'writer', '/perf accept memory.rss.peak for 14d The cache pays for itself.');
  // A run that fails ends with its first look: what is undecided by then keeps the check from being green, but blocks nothing.
  const isLetIn = ({ conclusion }: { conclusion: string | null }): boolean =>
    conclusion === 'success' || conclusion === 'neutral';
  const passed = await shop.checkThat(sha, 'The accepted check', isLetIn);
  expect(passed.external_id).toBe(`pr-${number}`);
  // Judged again, not measured again.
  expect(stage.github.requests.slice(measured).filter(({ git }) => git)).toEqual([]);
  await shop.replies(number, 3);
  expect(await shop.reactions(accepted)).toContain('eyes');
  await shop.sticky(number, 'The cache pays for itself');
  expect((await shop.comments(number)).replies).toHaveLength(3);
});

test('a newer push ends the measurement of the older one, and /perf cancel that of the newest', async () => {
  const shop = stage.shop('moving');
  const first = await shop.push('moving', { 'server.js': `${service()}// One.\n` });
  const number = await shop.open('moving');
  const isMeasured = ({ status }: { status: string }): boolean => status === 'in_progress';
  await shop.checkThat(first, 'The measurement of the first push', isMeasured);
  const second = await shop.push('moving', { 'server.js': `${service()}// Two.\n` });
  expect(await shop.checkThat(first, 'The end of the first')).toMatchObject({ conclusion: 'cancelled' });
  await shop.checkThat(second, 'The measurement of the second push', isMeasured);
  await shop.say(number, 'writer', '/perf cancel');
  expect(await shop.checkThat(second, 'The end of the second')).toMatchObject({ conclusion: 'cancelled' });
  expect((await shop.comments(number)).sticky).toEqual([]);
  // What was measured has ended too: nothing of the app's own is called so.
  await waitFor('The end of the measured services', async () => {
    const left = await processesIn(stage.room.path, [stage.app.pid]);
    return left.some((it) => it.includes('server.js')) ? null : true;
  });
});
