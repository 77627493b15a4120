import { expect, test } from '@jest/globals';
import { queueCheck } from '../../src/github/queue-check.ts';
import { api, lost, useNock } from './github-support.ts';
import { repository, sha, shop, testGitHub } from './make-github.ts';

useNock();

const identity = {
  repository,
  name: 'pacegate',
  headSha: sha,
  externalId: 'pr-12',
  detailsUrl: 'https://pacegate.example/runs/1',
};
const text = { title: 'Waits for a worker', summary: 'The result will stand here.' };
const app = { id: 42, slug: 'pacegate' };
const list = `${shop}/commits/${sha}/check-runs?check_name=pacegate&filter=all&per_page=100`;
const runs = `${shop}/check-runs`;

const run = (id: number, more: object = {}) => ({
  id,
  name: 'pacegate',
  html_url: `https://ghe.example/acme/shop/runs/${id}`,
  external_id: 'pr-12',
  details_url: identity.detailsUrl,
  status: 'queued',
  output: { annotations_count: 0 },
  app,
  ...more,
});
const listed = (...found: object[]) => ({ total_count: found.length, check_runs: found });
const queued = { external_id: 'pr-12', details_url: identity.detailsUrl, status: 'queued', output: text };

test('a check run is made on the head, waiting', async () => {
  api()
    .get(list)
    .reply(200, listed())
    .post(runs, { name: 'pacegate', head_sha: sha, ...queued })
    .reply(201, run(5));
  expect(await queueCheck(testGitHub().github, identity, text)).toEqual({
    id: 5,
    url: 'https://ghe.example/acme/shop/runs/5',
    app,
    notices: [],
  });
});

test('one that is there goes back to waiting, whatever it was', async () => {
  for (const status of ['queued', 'in_progress', 'completed']) {
    api()
      .get(list)
      .reply(200, listed(run(5, { status })))
      .patch(`${runs}/5`, queued)
      .reply(200, run(5));
    expect(await queueCheck(testGitHub().github, identity, text)).toMatchObject({ id: 5 });
  }
});

test.each([
  ['of another pull request', run(5, { external_id: 'pr-13' })],
  ['with annotations, which would stay', run(5, { status: 'completed', output: { annotations_count: 3 } })],
])('one %s is left alone', async (_name, other) => {
  api().get(list).reply(200, listed(other)).post(runs).reply(201, run(6));
  expect(await queueCheck(testGitHub().github, identity, text)).toMatchObject({ id: 6 });
});

test("another app's is left alone, and told", async () => {
  const theirs = run(5, { app: { id: 7, slug: 'other' } });
  api()
    .get(list)
    .reply(200, listed(theirs))
    .patch(`${runs}/5`)
    .reply(403, { message: 'Invalid app_id `7` - check run can only be modified by the GitHub App that created it.' })
    .post(runs)
    .reply(201, run(6));
  const { id, notices } = await queueCheck(testGitHub().github, identity, text);
  expect(id).toBe(6);
  expect(notices).toEqual([expect.stringContaining('The app other (id 7) has a check named pacegate')]);
});

test('one that was made though the answer was lost is not made again', async () => {
  api()
    .get(list)
    .reply(200, listed(run(3, { external_id: 'pr-13' })))
    .post(runs)
    .replyWithError(lost)
    .get(list)
    .reply(200, listed(run(9), run(3, { external_id: 'pr-13' })));
  const { github, meter } = testGitHub();
  expect(await queueCheck(github, identity, text)).toMatchObject({ id: 9 });
  expect(meter.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('a commit that is gone is named as that', async () => {
  api()
    .get(list)
    .reply(422, { message: `No commit found for SHA: ${sha}` });
  await expect(queueCheck(testGitHub().github, identity, text)).rejects.toMatchObject({
    status: 422,
    cure: expect.stringContaining('force-pushed'),
  });
});
