import { expect, test } from '@jest/globals';
import { GitHubError } from '../../../../src/core/errors.ts';
import { readPlaybookFile } from '../../../../src/report/investigation/playbook-file.ts';
import { postRun } from '../../../../src/usecases/app/jobs/post-run.ts';
import { api, useNock } from '../../../github/github-support.ts';
import { sha, shop } from '../../../github/make-github.ts';
import { commented, comments, commentsListed, investigated, ours, viewer } from './investigation-support.ts';
import { checkChanged, pull, there } from './job-support.ts';

useNock();

const branch = 'pacegate/playbook-n-plus-one-12';
const path = '.github/pacegate/playbook/n-plus-one-12.md';
const contents = `${shop}/contents/${encodeURIComponent(path)}`;

/** The pull request is about another head by now: then no suggestion is made. */
const moved = () => pull({ head: { sha: 'c'.repeat(40), ref: 'search', repo: { id: 4 } } });

/** Everything but the proposal. */
const posted = () => {
  there();
  const bodies = commented();
  const checks = checkChanged(5);
  moved();
  return { bodies, checks };
};

const proposedBefore = (...urls: readonly string[]) =>
  api()
    .get(`${shop}/pulls`)
    .query({ head: `acme:${branch}`, state: 'all' })
    .reply(
      200,
      urls.map((it) => ({ html_url: it })),
    );

const upToTheBranch = () => {
  proposedBefore();
  api()
    .get(`${contents}?ref=main`)
    .reply(404, { message: 'Not Found' })
    .get(`${shop}/git/ref/heads%2Fmain`)
    .reply(200, { object: { sha } });
};

const warnings = (lines: readonly string[]): string[] => lines.filter((line) => !line.startsWith('info'));

test('what was proven is told, and kept as an entry that refers to the pull request', async () => {
  const { run, store, tools, meter } = investigated();
  const { bodies, checks } = posted();
  await postRun(run.id, tools);
  expect(bodies[0]).toContain('root cause proven');
  expect(checks).toMatchObject([{ status: 'completed', conclusion: 'neutral' }]);
  expect([...store.learnt.values()]).toMatchObject([
    {
      reference: '#12',
      at: '2026-03-02T10:00:00.000Z',
      class: 'n-plus-one',
      cause: 'A query in a loop.',
      recovery: { estimate: 0.95 },
      confirmed: false,
      fingerprint: { class: 'n-plus-one', undone: 'hunk', counters: ['db.queries'], shape: ['database@suite'] },
    },
  ]);
  expect(meter.requests.filter(({ path: it }) => it.includes('/git/'))).toEqual([]);
  expect(store.posted).toEqual([run.id]);
});

test('where the base wants it the entry is proposed as a file that is read back as the entry', async () => {
  const { run, store, tools, lines } = investigated({ isShared: true });
  posted();
  upToTheBranch();
  const sent: { ref?: string; branch?: string; content?: string; title?: string; body?: string; base?: string }[] = [];
  const keep = (body: (typeof sent)[number]): boolean => sent.push(body) > 0;
  api().post(`${shop}/git/refs`, keep).reply(201, {}).put(contents, keep).reply(201, {});
  api().post(`${shop}/pulls`, keep).reply(201, { html_url: 'https://ghe.example/acme/shop/pull/40' });
  await postRun(run.id, tools);
  const [ref, file, proposed] = sent;
  expect(ref).toEqual({ ref: `refs/heads/${branch}`, sha });
  const text = Buffer.from(file?.content ?? '', 'base64').toString('utf8');
  expect(text).toMatch(/^# N\+1 queries\n\nFound in \S+12, 2026-03-02\. Undoing it won back 95 % \(90 to 100 %\)\./u);
  expect(readPlaybookFile(text)).toEqual(store.learnt.get('#12'));
  expect(proposed).toMatchObject({ head: branch, base: 'main', title: 'Playbook: what was learnt in #12' });
  expect(proposed?.body).toContain('only the block at its end is read');
  expect(lines).toContain('info A playbook entry was proposed: https://ghe.example/acme/shop/pull/40');
  expect(store.posted).toEqual([run.id]);
});

test('without the right to write the log says which is missing, and nothing is lost', async () => {
  const { run, store, tools, lines } = investigated({ isShared: true });
  posted();
  upToTheBranch();
  api().post(`${shop}/git/refs`).reply(403, { message: 'Resource not accessible by integration' });
  await postRun(run.id, tools);
  expect(warnings(lines)).toEqual([expect.stringContaining(`warn Could not propose ${path} in acme/shop`)]);
  expect(store.learnt.size).toBe(1);
  expect(store.posted).toEqual([run.id]);
});

test('while GitHub is away the proposal waits, and the next attempt makes nothing else anew', async () => {
  const { run, store, tools } = investigated({ isShared: true });
  const { bodies } = posted();
  api().get(`${shop}/pulls`).query(true).times(4).reply(502, { message: 'no' });
  await expect(postRun(run.id, tools)).rejects.toBeInstanceOf(GitHubError);
  expect(store.posted).toEqual([]);
  // A check has confirmed it in the time between.
  store.learnt.set('#12', { ...store.learnt.get('#12')!, confirmed: true });
  there();
  commentsListed([ours(1, bodies[0]!)]);
  viewer();
  checkChanged(5);
  moved();
  proposedBefore('https://ghe.example/acme/shop/pull/40');
  await postRun(run.id, tools);
  expect([...store.learnt.values()]).toMatchObject([{ reference: '#12', confirmed: true }]);
  expect(store.posted).toEqual([run.id]);
});

test('a conversation that is locked keeps neither the check nor what was learnt back', async () => {
  const { run, store, tools, lines } = investigated();
  there();
  commentsListed();
  api().post(comments).reply(403, { message: 'Unable to create comment because issue is locked.' });
  const checks = checkChanged(5);
  moved();
  await postRun(run.id, tools);
  expect(checks).toHaveLength(1);
  expect(checks[0]?.output.summary).not.toContain('locked');
  expect(warnings(lines)).toEqual([expect.stringContaining('locked')]);
  expect(store.learnt.size).toBe(1);
});

test('a check that can not be written keeps what was learnt', async () => {
  const { run, store, tools } = investigated();
  there();
  commented();
  api().patch(`${shop}/check-runs/5`).times(2).reply(403, { message: 'Resource not accessible by integration' });
  await postRun(run.id, tools);
  expect(store.learnt.size).toBe(1);
});

test('one that proved nothing, or is not over, teaches nothing', async () => {
  const unexplained = investigated({ state: 'unexplained', rootCause: null, learning: null, isShared: true });
  posted();
  await postRun(unexplained.run.id, unexplained.tools);
  expect(unexplained.store.learnt.size).toBe(0);

  const running = investigated({}, { state: 'running', outcome: null });
  there();
  commented();
  await postRun(running.run.id, running.tools);
  expect(running.store.learnt.size).toBe(0);
  expect(running.store.posted).toEqual([]);
});
