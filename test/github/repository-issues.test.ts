import { expect, test } from '@jest/globals';
import { commentMarker, sealComment } from '../../src/github/comment-marker.ts';
import { closeIssue, isIssueOpen, openIssue } from '../../src/github/repository-issues.ts';
import { api, lost, useNock } from './github-support.ts';
import { repository, shop, testGitHub } from './make-github.ts';

useNock();

const bot = 'pacegate[bot]';
const list = `${shop}/issues?state=open&sort=created&direction=desc&per_page=100`;
const url = (number: number) => `https://ghe.example/acme/shop/issues/${number}`;
const key = 'api/latency.mean';
const issue = { repository, key, title: 'Mean latency of api got worse', body: 'Look here.' };
const sealed = sealComment(commentMarker(`issue-${key}`), 'Look here.');
const viewer = () =>
  api()
    .post('/api/graphql')
    .reply(200, { data: { viewer: { login: bot } } });

const open = (number: number, more: object = {}) => ({
  number,
  html_url: url(number),
  body: sealed,
  user: { login: bot, type: 'Bot' },
  ...more,
});

test('an issue is opened', async () => {
  api()
    .get(list)
    .reply(200, [])
    .post(`${shop}/issues`, { title: issue.title, body: sealed })
    .reply(201, { number: 31, html_url: url(31) });
  expect(await openIssue(testGitHub().github, issue)).toEqual({ number: 31, url: url(31), isSame: true });
});

test('one of the same key that is open is that issue', async () => {
  viewer();
  api()
    .get(list)
    .reply(200, [open(33, { body: 'Something else' }), open(31)]);
  const { github, meter } = testGitHub();
  expect(await openIssue(github, issue)).toEqual({ number: 31, url: url(31), isSame: true });
  expect(meter.requests.filter(({ path }) => path.endsWith('/issues') && path.includes('repos'))).toHaveLength(1);
});

test('one that says something else is that issue too, and is known as such', async () => {
  viewer();
  const other = sealComment(commentMarker(`issue-${key}`), 'Look there.');
  api()
    .get(list)
    .reply(200, [open(31, { body: other })]);
  expect(await openIssue(testGitHub().github, issue)).toEqual({ number: 31, url: url(31), isSame: false });
});

test('neither a pull request nor the issue of somebody else is', async () => {
  viewer();
  api()
    .get(list)
    .reply(200, [open(35, { pull_request: { url: 'x' } }), open(34, { user: { login: 'mallory', type: 'User' } })])
    .post(`${shop}/issues`)
    .reply(201, { number: 36, html_url: url(36) });
  expect(await openIssue(testGitHub().github, issue)).toMatchObject({ number: 36 });
});

test('one that was opened though the answer was lost is not opened again', async () => {
  viewer();
  api()
    .get(list)
    .reply(200, [])
    .post(`${shop}/issues`)
    .replyWithError(lost)
    .get(list)
    .reply(200, [open(37)]);
  expect(await openIssue(testGitHub().github, issue)).toMatchObject({ number: 37 });
});

test('issues that are switched off are named as that', async () => {
  api().get(list).reply(410, { message: 'Issues are disabled for this repo' });
  await expect(openIssue(testGitHub().github, issue)).rejects.toMatchObject({ status: 410 });
});

const one = `${shop}/issues/31`;
const close = { repository, number: 31, comment: 'It is gone.' };

test('an issue is closed with a comment', async () => {
  viewer();
  const comments = `${shop}/issues/31/comments`;
  api()
    .get(one)
    .reply(200, { state: 'open' })
    .get(`${comments}?per_page=100&page=1`)
    .reply(200, [
      { id: 1, html_url: 'x', body: '<!-- pacegate:reply-closed-31 -->', user: { login: 'dev', type: 'User' } },
    ])
    .post(comments, ({ body }: { body: string }) => body.endsWith('It is gone.'))
    .reply(201, { html_url: 'x' })
    .patch(one, { state: 'closed', state_reason: 'completed' })
    .reply(200, {});
  const { github, meter } = testGitHub();
  expect(await closeIssue(github, close)).toBe(true);
  expect(meter.requests.at(-1)).toMatchObject({ method: 'PATCH', path: one });
});

test.each([
  [true, false, 'POST'],
  [false, true, 'PATCH'],
])(
  'one that somebody has reopened is left to them where that is wanted: %s',
  async (sparesReopened, isClosed, last) => {
    const comments = `${one}/comments`;
    api()
      .get(one)
      .reply(200, { state: 'open', state_reason: 'reopened' })
      .get(`${comments}?per_page=100&page=1`)
      .reply(200, [])
      .post(comments, ({ body }: { body: string }) => body.includes('<!-- pacegate:reply-closed-run-1 -->'))
      .reply(201, { html_url: 'x' });
    if (isClosed) api().patch(one).reply(200, {});
    const { github, meter } = testGitHub();
    expect(await closeIssue(github, { ...close, key: 'closed-run-1', sparesReopened })).toBe(isClosed);
    expect(meter.requests.at(-1)).toMatchObject({ method: last });
  },
);

test.each([
  ['open', 200, { state: 'open' }, true],
  ['closed', 200, { state: 'closed' }, false],
  ['deleted', 410, { message: 'This issue was deleted' }, false],
])('whether it is open is known: %s', async (_name, status, body, isOpen) => {
  api().get(one).reply(status, body);
  expect(await isIssueOpen(testGitHub().github, { repository, number: 31 })).toBe(isOpen);
});

test.each([
  ['is closed', 200, { state: 'closed' }],
  ['was deleted', 410, { message: 'This issue was deleted' }],
  ['is not there', 404, { message: 'Not Found' }],
])('one that %s is left alone', async (_name, status, body) => {
  api().get(one).reply(status, body);
  const { github, meter } = testGitHub();
  expect(await closeIssue(github, close)).toBe(true);
  expect(meter.count).toBe(1);
});
