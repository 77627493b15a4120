import { expect, test } from '@jest/globals';
import { readCheckPosters } from '../../src/github/check-posters.ts';
import { api, useNock } from './github-support.ts';
import { repository, shop, testGitHub } from './make-github.ts';

useNock();

const pulls = `${shop}/pulls?state=all&sort=updated&direction=desc&per_page=5`;
const checks = (head: string): string =>
  `${shop}/commits/${head}/check-runs?check_name=pacegate&filter=all&per_page=100`;
const actions = { id: 7, slug: 'github-actions' };
const ours = { id: 42, slug: 'pacegate' };

const run = (id: number, app: object | null) => ({
  id,
  name: 'pacegate',
  html_url: null,
  external_id: null,
  details_url: null,
  status: 'completed',
  output: { annotations_count: 0 },
  app,
});

const asked = { repository, name: 'pacegate' };

test('each app once, whoever posted last first; a commit of two pull requests is asked about once', async () => {
  api()
    .get(pulls)
    .reply(200, [{ head: { sha: 'one' } }, { head: { sha: 'two' } }, { head: { sha: 'one' } }])
    .get(checks('one'))
    .reply(200, { check_runs: [run(3, actions), run(4, null)] })
    .get(checks('two'))
    .reply(200, { check_runs: [run(2, actions), run(9, ours), run(5, ours)] });
  expect(await readCheckPosters(testGitHub().github, asked)).toEqual([ours, actions]);
});

test('no pull requests, nobody', async () => {
  api().get(pulls).reply(200, []);
  expect(await readCheckPosters(testGitHub().github, asked)).toEqual([]);
});

test('a token that may not is told what it takes', async () => {
  api()
    .get(pulls)
    .reply(200, [{ head: { sha: 'one' } }])
    .get(checks('one'))
    .reply(403, { message: 'Resource not accessible by personal access token' });
  await expect(readCheckPosters(testGitHub().github, asked)).rejects.toThrow(
    'Could not read who posts the check pacegate in acme/shop: GitHub answered 403',
  );
});
