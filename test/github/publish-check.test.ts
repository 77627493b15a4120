import { expect, test } from '@jest/globals';
import { publishCheck } from '../../src/github/publish-check.ts';
import { startCheck } from '../../src/github/start-check.ts';
import type { Annotation, CheckReport } from '../../src/report/check-report.ts';
import { api, lost, useNock } from './github-support.ts';
import { repository, sha, shop, testGitHub } from './make-github.ts';

useNock();

const identity = {
  repository,
  name: 'pacegate',
  headSha: sha,
  externalId: 'pr-12',
  detailsUrl: 'https://ghe.example/acme/shop/actions/runs/77',
};
const report: CheckReport = {
  conclusion: 'failure',
  title: 'Slower',
  summary: 'p95 +18 %',
  text: 'Details',
  annotations: [],
  buttons: [{ label: 'Re-measure', description: 'Measure again', identifier: 'remeasure' }],
};
const actions = { id: 15368, slug: 'github-actions' };
const circle = { id: 99, slug: 'circleci' };

const list = `${shop}/commits/${sha}/check-runs?check_name=pacegate&filter=all&per_page=100`;
const runs = `${shop}/check-runs`;

const run = (id: number, more: object = {}) => ({
  id,
  name: 'pacegate',
  head_sha: sha,
  html_url: `https://ghe.example/acme/shop/runs/${id}`,
  external_id: identity.externalId,
  details_url: identity.detailsUrl,
  status: 'in_progress',
  conclusion: null,
  output: { annotations_count: 0 },
  app: actions,
  ...more,
});
const listed = (...found: object[]) => ({ total_count: found.length, check_runs: found });

const annotation = (line: number): Annotation => ({
  path: 'src/a.js',
  startLine: line,
  endLine: line,
  level: 'failure',
  title: `T${line}`,
  message: `M${line}`,
});
const annotations = (count: number) => Array.from({ length: count }, (_, index) => annotation(index + 1));

const completed = {
  status: 'completed',
  conclusion: 'failure',
  external_id: 'pr-12',
  details_url: identity.detailsUrl,
  output: { title: 'Slower', summary: 'p95 +18 %', text: 'Details' },
  actions: report.buttons.map((button) => ({ ...button })),
};

test('start and publish: one check run on the head, four requests', async () => {
  const { github, meter } = testGitHub();
  api()
    .get(list)
    .reply(200, listed())
    .post(runs, {
      name: 'pacegate',
      head_sha: sha,
      external_id: 'pr-12',
      details_url: identity.detailsUrl,
      status: 'in_progress',
      output: { title: 'Measuring', summary: 'Base and head are being measured. The result will stand here.' },
    })
    .reply(201, run(5));
  const started = await startCheck(github, identity);
  expect(started).toEqual({ id: 5, url: 'https://ghe.example/acme/shop/runs/5', app: actions, notices: [] });
  api()
    .get(list)
    .reply(200, listed(run(5)))
    .patch(`${runs}/5`, completed)
    .reply(200, run(5, { status: 'completed' }));
  expect(await publishCheck(github, { ...identity, report })).toMatchObject({ id: 5, notices: [] });
  expect(meter.count).toBe(4);
});

test('a run that was started needs no look', async () => {
  const { github, meter } = testGitHub();
  api().patch(`${runs}/5`, completed).reply(200, run(5));
  await publishCheck(github, { ...identity, id: 5, report });
  expect(meter.count).toBe(1);
});

test('120 annotations go in three requests, and each says the verdict', async () => {
  const { github } = testGitHub();
  const sent: { output: { annotations: { start_line: number }[] }; conclusion: string }[] = [];
  const keep = (body: (typeof sent)[number]): boolean => sent.push(body) > 0;
  api()
    .patch(`${runs}/5`, keep)
    .reply(200, run(5, { output: { annotations_count: 50 } }))
    .patch(`${runs}/5`, keep)
    .reply(200, run(5, { output: { annotations_count: 100 } }))
    .patch(`${runs}/5`, keep)
    .reply(200, run(5, { output: { annotations_count: 120 } }));
  await publishCheck(github, { ...identity, id: 5, report: { ...report, annotations: annotations(120) } });
  const lines = sent.map(({ output }) => output.annotations.map((it) => it.start_line));
  expect(lines.map((it) => it.length)).toEqual([50, 50, 20]);
  expect(lines.flat()).toEqual(annotations(120).map(({ startLine }) => startLine));
  expect(new Set(sent.map(({ conclusion }) => conclusion))).toEqual(new Set(['failure']));
});

test.each([
  ['the connection breaks', () => api().post(runs).replyWithError(lost)],
  ['a gateway gives up', () => api().post(runs).reply(502, 'Bad gateway')],
])('a check run that was made though %s is not made again', async (_name, fail) => {
  const { github, meter } = testGitHub();
  api().get(list).reply(200, listed());
  fail();
  api()
    .get(list)
    .reply(200, listed(run(8, { external_id: 'pr-13' }), run(7)));
  expect(await startCheck(github, identity)).toMatchObject({ id: 7 });
  expect(meter.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('a check run that was not made is made again, and one that stood there before is not taken for it', async () => {
  const { github, meter } = testGitHub();
  const old = run(3, { status: 'completed', output: { annotations_count: 2 } });
  api()
    .get(list)
    .reply(200, listed(old))
    .post(runs)
    .reply(502, 'Bad gateway')
    .get(list)
    .reply(200, listed(old))
    .post(runs)
    .reply(201, run(9));
  expect(await startCheck(github, identity)).toMatchObject({ id: 9 });
  expect(meter.requests.filter(({ method }) => method === 'POST')).toHaveLength(2);
});

test.each([
  ['the connection breaks', () => api().patch(`${runs}/5`).replyWithError(lost)],
  ['a gateway gives up', () => api().patch(`${runs}/5`).reply(504, 'Gateway time-out')],
])('annotations that were added though %s are not added again', async (_name, fail) => {
  const { github, meter } = testGitHub();
  fail();
  api()
    .get(`${runs}/5`)
    .reply(200, run(5, { output: { annotations_count: 50 } }))
    .patch(`${runs}/5`)
    .reply(200, run(5, { output: { annotations_count: 60 } }));
  await publishCheck(github, { ...identity, id: 5, report: { ...report, annotations: annotations(60) } });
  expect(meter.requests.filter(({ method }) => method === 'PATCH')).toHaveLength(2);
});

test('annotations of a later batch that were not added are sent again, whatever earlier ones left', async () => {
  const { github, meter } = testGitHub();
  // What the answer to an update says of the count may be old.
  const counted = (count: number) => run(5, { output: { annotations_count: count } });
  api()
    .patch(`${runs}/5`)
    .reply(200, counted(0))
    .patch(`${runs}/5`)
    .reply(200, counted(50))
    .patch(`${runs}/5`)
    .reply(502, 'no')
    .get(`${runs}/5`)
    .reply(200, counted(100))
    .patch(`${runs}/5`)
    .reply(200, counted(110));
  await publishCheck(github, { ...identity, id: 5, report: { ...report, annotations: annotations(110) } });
  expect(meter.requests.filter(({ method }) => method === 'PATCH')).toHaveLength(4);
});

test('an update without annotations is simply sent again', async () => {
  const { github, meter } = testGitHub();
  api().patch(`${runs}/5`).reply(502, 'no').patch(`${runs}/5`).reply(200, run(5));
  await publishCheck(github, { ...identity, id: 5, report });
  expect(meter.count).toBe(2);
});

test("another app's check of the name is left alone, ours is made, and it is said", async () => {
  const { github } = testGitHub();
  const theirs = run(4, { app: circle });
  api()
    .get(list)
    .reply(200, listed(theirs))
    .patch(`${runs}/4`)
    .reply(403, { message: 'Invalid app_id `99` - check run can only be modified by the GitHub App that created it.' })
    .post(runs)
    .reply(201, run(6));
  const { id, notices } = await publishCheck(github, { ...identity, report });
  expect(id).toBe(6);
  expect(notices).toEqual([
    'The app circleci (id 99) has a check named pacegate on this commit too. Bind the required check pacegate to the app with id 15368, or give ours another name with the input `name`.',
  ]);
});

test("a job of the check's name is said: its check comes from the same app", async () => {
  const { github } = testGitHub();
  const job = run(4, { external_id: 'b7c1', details_url: 'https://ghe.example/acme/shop/actions/runs/77/job/3' });
  api().get(list).reply(200, listed(job)).post(runs).reply(201, run(6));
  expect((await startCheck(github, identity)).notices).toEqual([
    'A job named pacegate makes a check of the same name, which can take the place of this one: give the job another name.',
  ]);
});

test.each([
  ['made for another pull request', run(4, { external_id: 'pr-13' })],
  [
    'completed with annotations, to which new ones would be added',
    run(4, { status: 'completed', output: { annotations_count: 1 } }),
  ],
  ['of another name', run(4, { name: 'other' })],
])('a run %s is not gone on with', async (_name, other) => {
  const { github } = testGitHub();
  api().get(list).reply(200, listed(other)).post(runs).reply(201, run(6));
  expect((await publishCheck(github, { ...identity, report })).id).toBe(6);
});

test('of several usable runs the newest is updated', async () => {
  const { github } = testGitHub();
  api()
    .get(list)
    .reply(200, listed(run(4), run(9), run(6)))
    .patch(`${runs}/9`)
    .reply(200, run(9));
  expect((await publishCheck(github, { ...identity, report })).id).toBe(9);
});

test('a started run that is gone is made anew', async () => {
  const { github } = testGitHub();
  api()
    .patch(`${runs}/5`)
    .reply(404, { message: 'Not Found' })
    .get(list)
    .reply(200, listed())
    .post(runs, (body: { conclusion?: string }) => body.conclusion === 'failure')
    .reply(201, run(6));
  expect((await publishCheck(github, { ...identity, id: 5, report })).id).toBe(6);
});

test('refused annotations do not cost the verdict', async () => {
  const { github } = testGitHub();
  api()
    .patch(`${runs}/5`, (body: { output: { annotations?: unknown[] } }) => body.output.annotations !== undefined)
    .reply(422, { message: 'Invalid request.', errors: ['bad path'] })
    .patch(`${runs}/5`, completed)
    .reply(200, run(5));
  const { notices } = await publishCheck(github, {
    ...identity,
    id: 5,
    report: { ...report, annotations: annotations(60) },
  });
  expect(notices).toEqual([
    'GitHub refused the annotations (Invalid request.: bad path); the check stands without them.',
  ]);
});

test('annotations that fail after the verdict are a notice with their number', async () => {
  const { github } = testGitHub();
  api()
    .patch(`${runs}/5`)
    .reply(200, run(5, { output: { annotations_count: 50 } }))
    .patch(`${runs}/5`)
    .reply(422, { message: 'Too many annotations' });
  const { notices } = await publishCheck(github, {
    ...identity,
    id: 5,
    report: { ...report, annotations: annotations(70) },
  });
  expect(notices).toEqual([
    'Could not add all annotations to the check: GitHub answered 422 (Too many annotations). 20 of them are missing there.',
  ]);
});

test('an unknown commit is named as what it is', async () => {
  const { github } = testGitHub();
  api()
    .get(list)
    .reply(422, { message: `No commit found for SHA: ${sha}` });
  await expect(startCheck(github, identity)).rejects.toMatchObject({
    message: 'Could not post the check pacegate: the repository has no commit a1b2c3d4e5f6 of acme/shop.',
    cure: expect.stringContaining('force-pushed'),
    status: 422,
  });
});

test('a missing permission is named with the line to add', async () => {
  const { github } = testGitHub();
  api()
    .get(list)
    .reply(200, listed())
    .post(runs)
    .reply(
      403,
      { message: 'Resource not accessible by integration' },
      { 'x-accepted-github-permissions': 'checks=write' },
    );
  await expect(startCheck(github, identity)).rejects.toMatchObject({
    message:
      'Could not post the check pacegate on a1b2c3d4e5f6 of acme/shop: GitHub answered 403 (Resource not accessible by integration).',
    cure: expect.stringContaining("Add `checks: write` to `permissions:` of the workflow's job"),
  });
});

test('a personal token is told that only Apps write checks', async () => {
  const { github } = testGitHub();
  api().get(list).reply(200, listed()).post(runs).reply(403, { message: 'You must authenticate via a GitHub App.' });
  await expect(startCheck(github, identity)).rejects.toMatchObject({ cure: expect.stringContaining('Only Apps') });
});

test('a server that does not name the app of a run is no reason for a notice', async () => {
  const { github } = testGitHub();
  api()
    .get(list)
    .reply(200, listed(run(4, { app: null, external_id: '' })))
    .post(runs)
    .reply(201, run(6, { app: null }));
  expect(await startCheck(github, identity)).toMatchObject({ app: null, notices: [] });
});
