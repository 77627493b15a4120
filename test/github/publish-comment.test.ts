import { expect, test } from '@jest/globals';
import { commentMarker, sealComment } from '../../src/github/comment-marker.ts';
import { publishComment } from '../../src/github/publish-comment.ts';
import { api, lost, useNock } from './github-support.ts';
import { host, prefix, repository, shop, testGitHub } from './make-github.ts';

useNock();

const marker = commentMarker('pacegate');
const bot = 'github-actions[bot]';
const publication = { repository, number: 12, marker, body: 'p95 +18 %', author: bot };
const sealed = sealComment(marker, publication.body);
const comments = `${shop}/issues/12/comments`;
const page = (number: number) => `${comments}?per_page=100&page=${number}`;
const url = (id: number) => `https://ghe.example/acme/shop/pull/12#issuecomment-${id}`;

const comment = (id: number, body: string, login = bot, type = 'Bot') => ({
  id,
  html_url: url(id),
  body,
  user: { login, type },
});
const link = (last: number) => ({
  link: `<${host}${page(2)}>; rel="next", <${host}${page(last)}>; rel="last"`,
});
const viewer = (login: string) =>
  api()
    .post('/api/graphql')
    .reply(200, { data: { viewer: { login } } });

test('the first comment is made', async () => {
  const { github, meter } = testGitHub();
  api()
    .get(page(1))
    .reply(200, [comment(1, 'Nice work', 'dev', 'User')])
    .post(comments, { body: sealed })
    .reply(201, { html_url: url(2) });
  expect(await publishComment(github, publication)).toEqual({ url: url(2), outcome: 'created' });
  expect(meter.count).toBe(2);
});

test('the next is edited in place', async () => {
  const { github } = testGitHub();
  api()
    .get(page(1))
    .reply(200, [comment(2, sealComment(marker, 'before')), comment(3, 'Thanks', 'dev', 'User')])
    .patch(`${shop}/issues/comments/2`, { body: sealed })
    .reply(200, { html_url: url(2) });
  expect(await publishComment(github, publication)).toEqual({ url: url(2), outcome: 'updated' });
});

test('one of the same content is left alone, with one request', async () => {
  const { github, meter } = testGitHub();
  api()
    .get(page(1))
    .reply(200, [comment(2, `${sealed}\r\n`)]);
  expect(await publishComment(github, publication)).toEqual({ url: url(2), outcome: 'unchanged' });
  expect(meter.count).toBe(1);
});

test('a forged marker is not followed: ours is made beside it', async () => {
  const { github } = testGitHub();
  api()
    .get(page(1))
    .reply(200, [
      comment(2, sealed, 'mallory', 'User'),
      comment(3, sealed, 'github-actions', 'User'),
      comment(4, sealed, 'other[bot]'),
      { ...comment(5, sealed), user: null },
    ])
    .post(comments)
    .reply(201, { html_url: url(9) });
  expect(await publishComment(github, publication)).toMatchObject({ outcome: 'created' });
});

test('who we are is asked once, and only when there is something to tell apart', async () => {
  const { github, meter } = testGitHub();
  viewer(bot);
  api()
    .get(page(1))
    .reply(200, [comment(2, sealed, 'mallory', 'User'), comment(3, sealed), comment(4, sealed, 'mallory', 'User')]);
  expect(await publishComment(github, { ...publication, author: null })).toEqual({ url: url(3), outcome: 'unchanged' });
  expect(meter.count).toBe(2);
});

test('a personal token knows itself where there is no GraphQL', async () => {
  const { github } = testGitHub();
  api().post('/api/graphql').reply(404, { message: 'Not Found' }).get(`${prefix}/user`).reply(200, { login: 'dev' });
  api()
    .get(page(1))
    .reply(200, [comment(2, sealed, 'Dev', 'User'), comment(3, sealed)]);
  expect(await publishComment(github, { ...publication, author: null })).toEqual({ url: url(2), outcome: 'unchanged' });
});

test('where nobody tells who we are, a bot is, and no person', async () => {
  const { github } = testGitHub();
  api().post('/api/graphql').reply(403, { message: 'no' }).get(`${prefix}/user`).reply(403, { message: 'no' });
  api()
    .get(page(1))
    .reply(200, [comment(2, sealed), comment(3, sealed, 'mallory', 'User')]);
  expect(await publishComment(github, { ...publication, author: null })).toEqual({ url: url(2), outcome: 'unchanged' });
});

test('of several the newest is edited, on whatever page', async () => {
  const { github, meter } = testGitHub();
  const old = sealComment(marker, 'before');
  api()
    .get(page(1))
    .reply(200, [comment(2, old)], link(4));
  api()
    .get(page(4))
    .reply(200, [comment(301, 'x', 'dev', 'User')]);
  api()
    .get(page(3))
    .reply(200, [comment(220, old), comment(230, old), comment(231, 'x', 'dev', 'User')]);
  api()
    .patch(`${shop}/issues/comments/230`)
    .reply(200, { html_url: url(230) });
  expect(await publishComment(github, publication)).toEqual({ url: url(230), outcome: 'updated' });
  expect(meter.count).toBe(4);
});

test('in a long conversation one on the first page is found after all others', async () => {
  const { github } = testGitHub();
  api()
    .get(page(1))
    .reply(200, [comment(2, sealed)], link(3));
  api().get(page(3)).reply(200, []);
  api()
    .get(page(2))
    .reply(200, [comment(150, 'x', 'dev', 'User')]);
  expect(await publishComment(github, publication)).toEqual({ url: url(2), outcome: 'unchanged' });
});

test('a server that names no last page is read to the end', async () => {
  const { github } = testGitHub();
  api()
    .get(page(1))
    .reply(200, [comment(2, sealComment(marker, 'old'))], { link: `<${host}${page(2)}>; rel="next"` });
  api()
    .get(page(2))
    .reply(200, [comment(150, sealed)]);
  expect(await publishComment(github, publication)).toEqual({ url: url(150), outcome: 'unchanged' });
});

test('one that was deleted while it was looked for is made anew', async () => {
  const { github } = testGitHub();
  api()
    .get(page(1))
    .reply(200, [comment(2, sealComment(marker, 'before'))])
    .patch(`${shop}/issues/comments/2`)
    .reply(404, { message: 'Not Found' })
    .post(comments)
    .reply(201, { html_url: url(9) });
  expect(await publishComment(github, publication)).toEqual({ url: url(9), outcome: 'created' });
});

test.each([
  ['the connection broke', () => api().post(comments).replyWithError(lost)],
  ['a gateway gave up', () => api().post(comments).reply(502, 'Bad gateway')],
])('a comment that was made though %s is not made twice', async (_name, fail) => {
  const { github, meter } = testGitHub();
  api().get(page(1)).reply(200, []);
  fail();
  api()
    .get(page(1))
    .reply(200, [comment(7, sealed)]);
  expect(await publishComment(github, publication)).toEqual({ url: url(7), outcome: 'created' });
  expect(meter.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test("somebody else's copy is not taken for the one whose answer was lost", async () => {
  const { github, meter } = testGitHub();
  api().get(page(1)).reply(200, []).post(comments).reply(502, 'Bad gateway');
  api()
    .get(page(1))
    .reply(200, [comment(7, sealed, 'mallory', 'User')]);
  api()
    .post(comments)
    .reply(201, { html_url: url(8) });
  expect(await publishComment(github, publication)).toEqual({ url: url(8), outcome: 'created' });
  expect(meter.requests.filter(({ method }) => method === 'POST')).toHaveLength(2);
});

test('an edit is sent again after a fault: it does nothing twice', async () => {
  const { github } = testGitHub();
  api()
    .get(page(1))
    .reply(200, [comment(2, sealComment(marker, 'before'))])
    .patch(`${shop}/issues/comments/2`)
    .reply(502, 'no')
    .patch(`${shop}/issues/comments/2`)
    .reply(200, { html_url: url(2) });
  expect(await publishComment(github, publication)).toMatchObject({ outcome: 'updated' });
});

test('a locked conversation is said', async () => {
  const { github } = testGitHub();
  api()
    .get(page(1))
    .reply(200, [])
    .post(comments)
    .reply(403, { message: 'Unable to create comment because issue is locked.' });
  await expect(publishComment(github, publication)).rejects.toMatchObject({
    message:
      'Could not post the comment in pull request #12 of acme/shop: GitHub answered 403 (Unable to create comment because issue is locked.).',
    cure: 'Unlock the conversation, or read the result in the check.',
  });
});

test('a missing permission is said also by servers that do not name it', async () => {
  const { github } = testGitHub();
  api().get(page(1)).reply(200, []).post(comments).reply(403, { message: 'Resource not accessible by integration' });
  await expect(publishComment(github, publication)).rejects.toMatchObject({
    cure: expect.stringContaining('Add `pull-requests: write` to `permissions:`'),
  });
});
