import { expect, test } from '@jest/globals';
import { endCheck } from '../../src/github/end-check.ts';
import { showCheckProgress } from '../../src/github/show-check-progress.ts';
import { api, useNock } from './github-support.ts';
import { repository, sha, shop, testGitHub } from './make-github.ts';

useNock();

const identity = {
  repository,
  name: 'pacegate',
  headSha: sha,
  externalId: 'pr-12',
  detailsUrl: 'https://pacegate.example/runs/1',
  id: 5,
};
const run = `${shop}/check-runs/5`;

interface Sent {
  readonly status: string;
  readonly conclusion?: string;
  readonly output: { readonly title: string; readonly summary: string };
}

const patched = (status = 200, answer: object = {}): Sent[] => {
  const bodies: Sent[] = [];
  api()
    .patch(run, (body: Sent) => bodies.push(body) > 0)
    .reply(status, answer);
  return bodies;
};

test('progress stands in the title and the summary, whatever it holds', async () => {
  const bodies = patched();
  await showCheckProgress(testGitHub().github, identity, 'api: block 4 of at most 16; ask @team ```` <img>\u001B[31m');
  const [sent] = bodies;
  expect(sent?.status).toBe('in_progress');
  expect(sent?.output.title).toMatch(/^api: block 4 of at most 16; ask @\u200Bteam/);
  expect(sent?.output.summary).toContain('`````text\napi: block 4');
  expect(sent?.output.summary).not.toContain('@team');
});

test('a line of progress that GitHub does not take is not sent again: a newer one follows', async () => {
  patched(502, { message: 'no' });
  const { github, meter, waits } = testGitHub();
  await expect(showCheckProgress(github, identity, 'x')).rejects.toMatchObject({ status: 502 });
  expect(meter.count).toBe(1);
  expect(waits).toEqual([]);
});

test('a check ends as cancelled, with the reason', async () => {
  const bodies = patched();
  await endCheck(testGitHub().github, identity, { title: 'Cancelled', summary: 'A newer commit came.' });
  expect(bodies).toEqual([
    {
      status: 'completed',
      conclusion: 'cancelled',
      output: { title: 'Cancelled', summary: 'A newer commit came.' },
    },
  ]);
});

test('a check that is gone has ended; any other refusal is told', async () => {
  const text = { title: 'Cancelled', summary: 'x' };
  patched(404, { message: 'Not Found' });
  await endCheck(testGitHub().github, identity, text);
  patched(403, { message: 'Resource not accessible by integration' });
  await expect(endCheck(testGitHub().github, identity, text)).rejects.toMatchObject({ status: 403 });
});
