import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { processesIn } from './app/left-behind.ts';
import { quickFiles, rounds, service } from './app/quick-service.ts';
import { openStage, type Stage } from './app/stage.ts';
import { waitFor } from './app/wait-for.ts';

// Measurements on a machine that may be busy.
jest.setTimeout(900_000);

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({
    repositories: { forked: quickFiles({ probe: false }), moving: quickFiles({ probe: false }) },
  });
});
afterAll(async () => {
  await stage[Symbol.asyncDispose]();
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
