import { expect, test } from '@jest/globals';
import { proposeFile } from '../../src/github/propose-file.ts';
import { api, lost, useNock } from './github-support.ts';
import { repository, sha, shop, testGitHub } from './make-github.ts';

useNock();

const path = '.github/pacegate/playbook/n-plus-one-12.md';
const proposal = {
  repository,
  branch: 'pacegate/playbook-n-plus-one-12',
  into: 'main',
  path,
  text: '# N+1 queries\n',
  title: 'Playbook',
  body: 'See there.',
};
const url = 'https://ghe.example/acme/shop/pull/40';
const contents = `${shop}/contents/${encodeURIComponent(path)}`;
const pulls = `${shop}/pulls`;

const found = (...urls: readonly string[]) =>
  api()
    .get(pulls)
    .query({ head: `acme:${proposal.branch}`, state: 'all' })
    .reply(
      200,
      urls.map((it) => ({ html_url: it })),
    );
const notMerged = () => api().get(`${contents}?ref=main`).reply(404, { message: 'Not Found' });
const base = () => api().get(`${shop}/git/ref/heads%2Fmain`).reply(200, { object: { sha } });
const made = () => api().post(`${shop}/git/refs`).reply(201, {});

test('answers that get lost lose nothing: branch, file and pull request are there once', async () => {
  const { github } = testGitHub();
  found();
  notMerged();
  base();
  api().post(`${shop}/git/refs`).replyWithError(lost);
  await expect(proposeFile(github, proposal)).rejects.toMatchObject({ status: null });
  // The job is done again.
  found();
  notMerged();
  base();
  api()
    .post(`${shop}/git/refs`)
    .reply(422, { message: 'Reference already exists' })
    .put(contents)
    .reply(502, '<html>')
    .put(contents)
    .reply(422, { message: 'Invalid request.\n\n"sha" wasn\'t supplied.' })
    .post(pulls)
    .replyWithError(lost);
  found(url);
  expect(await proposeFile(github, proposal)).toBe(url);
});

test('a rule that forbids the branch is told, although GitHub answers as for one that is there', async () => {
  found();
  notMerged();
  base();
  api().post(`${shop}/git/refs`).reply(422, { message: 'Repository rule violations found\n\nCannot create ref' });
  await expect(proposeFile(testGitHub().github, proposal)).rejects.toMatchObject({
    status: 422,
    message: expect.stringContaining('rule violations'),
  });
});

test('a file that is refused for another reason than that it is there is told', async () => {
  found();
  notMerged();
  base();
  made();
  api().put(contents).reply(422, { message: 'path contains a malformed path component' });
  await expect(proposeFile(testGitHub().github, proposal)).rejects.toMatchObject({ status: 422 });
});

test('GitHub being away is no refusal, and is no answer to whether it was proposed', async () => {
  api().get(pulls).query(true).times(4).reply(503, { message: 'no' });
  await expect(proposeFile(testGitHub().github, proposal)).rejects.toMatchObject({ status: 503 });
});

test('what is sent is the file as it is, into the branch that was just made of the tip', async () => {
  found();
  notMerged();
  base();
  const sent: unknown[] = [];
  const keep = (body: unknown): boolean => sent.push(body) > 0;
  api().post(`${shop}/git/refs`, keep).reply(201, {}).put(contents, keep).reply(201, {}).post(pulls, keep).reply(201, {
    html_url: url,
  });
  expect(await proposeFile(testGitHub().github, proposal)).toBe(url);
  expect(sent).toEqual([
    { ref: `refs/heads/${proposal.branch}`, sha },
    {
      branch: proposal.branch,
      message: proposal.title,
      content: Buffer.from(proposal.text).toString('base64'),
    },
    { head: proposal.branch, base: 'main', title: proposal.title, body: proposal.body },
  ]);
});
