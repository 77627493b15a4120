import { expect, jest, test } from '@jest/globals';
import { metricValue } from './app/metric-value.ts';
import { quickFiles, rounds, service } from './app/quick-service.ts';
import { openStage } from './app/stage.ts';
import { tailOf } from './app/start-app.ts';
import { waitFor } from './app/wait-for.ts';

// Three measurements on a machine that may be busy.
jest.setTimeout(900_000);

test('a slow pull request is not let in, a mended one is, and the push to main becomes a record', async () => {
  await using stage = await openStage({ repositories: { story: quickFiles({ probe: false, routes: ['/'] }) } });
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
  ).catch((error: unknown) => {
    throw new Error(tailOf(stage.app.log()), { cause: error });
  });
  expect(latency).toBeGreaterThan(0);
  await shop.say(number, 'dev', '/perf baseline');
  const [baseline] = await shop.replies(number, 1);
  expect(baseline!.body).toContain('api');
  expect(baseline!.body).toContain((await stage.github.git(shop.repository, 'rev-parse', 'main')).slice(0, 7));
});
