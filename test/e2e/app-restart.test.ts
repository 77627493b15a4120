import { expect, jest, test } from '@jest/globals';
import { filesOfJobs, processesIn } from './app/left-behind.ts';
import { quickFiles, service } from './app/quick-service.ts';
import { openStage } from './app/stage.ts';
import { waitFor } from './app/wait-for.ts';

jest.setTimeout(900_000);

test('a worker that is killed leaves its job to the next: it runs again, the check ends, one comment, nothing is left', async () => {
  await using stage = await openStage({ repositories: { shop: quickFiles({ probe: false, routes: ['/'] }) } });
  const shop = stage.shop('shop');
  const sha = await shop.push('tidy', { 'server.js': `${service()}// Tidier.\n` });
  const number = await shop.open('tidy');
  const services = async (): Promise<string[]> =>
    (await processesIn(stage.room.path, [stage.app.pid])).filter((it) => it.includes('server.js'));
  await waitFor('A measured service', async () => ((await services()).length > 0 ? true : null));

  await stage.restart();
  const seen: string[] = [];
  const ended = await shop.follow(sha, ({ status }) => void seen.push(status));
  expect(seen.at(-1)).toBe('completed');
  expect(ended).toMatchObject({ conclusion: 'success', external_id: `pr-${number}` });
  await shop.sticky(number, 'Pacegate: pass');
  // The job's directory goes after its result is kept.
  const left = async (): Promise<string[]> => [...(await services()), ...(await filesOfJobs(stage.room))];
  // Where that does not come, what is left says more.
  await waitFor('The end of all that belongs to the job', async () =>
    (await left()).length === 0 ? true : null,
  ).catch(() => null);
  expect(await left()).toEqual([]);
  const { sticky, replies } = await shop.comments(number);
  expect([sticky.length, replies.length]).toEqual([1, 0]);
});
