import { expect, test } from '@jest/globals';
import { cancelCheck } from '../../src/github/cancel-check.ts';
import { api, useNock } from './github-support.ts';
import { repository, sha, shop, testGitHub } from './make-github.ts';

useNock();

const identity = {
  repository,
  name: 'pacegate',
  headSha: sha,
  externalId: 'pr-12',
  detailsUrl: 'https://ghe.example/x',
  id: 7,
};

test('the check run ends as cancelled', async () => {
  const bodies: unknown[] = [];
  api()
    .patch(`${shop}/check-runs/7`, (body: object) => bodies.push(body) > 0)
    .reply(200, {});
  const { github, meter } = testGitHub();
  await cancelCheck(github, identity);
  expect(bodies).toEqual([expect.objectContaining({ status: 'completed', conclusion: 'cancelled' })]);
  expect(meter.count).toBe(1);
});

test('there is no time to try again: what GitHub says is told at once', async () => {
  api().patch(`${shop}/check-runs/7`).reply(502, { message: 'Server Error' });
  const { github, meter, waits } = testGitHub();
  await expect(cancelCheck(github, identity)).rejects.toMatchObject({
    status: 502,
    message: expect.stringContaining('post the check pacegate'),
  });
  expect(meter.count).toBe(1);
  expect(waits).toEqual([]);
});
