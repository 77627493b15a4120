import { expect, test } from '@jest/globals';
import { commentMarker, sealComment } from '../../src/github/comment-marker.ts';
import { publishReply } from '../../src/github/publish-reply.ts';
import { api, lost, useNock } from './github-support.ts';
import { repository, shop, testGitHub } from './make-github.ts';

useNock();

const bot = 'pacegate[bot]';
const comments = `${shop}/issues/12/comments`;
const list = `${comments}?per_page=100&page=1`;
const url = (id: number) => `https://ghe.example/acme/shop/pull/12#issuecomment-${id}`;
const reply = { repository, number: 12, key: '4711', body: 'Done.', author: bot };
const sealed = sealComment(commentMarker('reply-4711'), 'Done.');

const comment = (id: number, body: string, login = bot, type = 'Bot') => ({
  id,
  html_url: url(id),
  body,
  user: { login, type },
});

test('a reply is written once', async () => {
  api()
    .get(list)
    .reply(200, [])
    .post(comments, { body: sealed })
    .reply(201, { html_url: url(2) });
  expect(await publishReply(testGitHub().github, reply)).toEqual({ url: url(2) });
  // Another text for the same command, such as from a job that is done again, changes nothing.
  api()
    .get(list)
    .reply(200, [comment(2, sealed), comment(3, 'Thanks', 'dev', 'User')]);
  const { github, meter } = testGitHub();
  expect(await publishReply(github, { ...reply, body: 'Done again.' })).toEqual({ url: url(2) });
  expect(meter.count).toBe(1);
});

test.each([
  ['of another key', comment(2, sealComment(commentMarker('reply-47'), 'Done.'))],
  ['of somebody else', comment(2, sealed, 'mallory', 'User')],
  ['quoted', comment(2, `> ${sealed}`)],
])('a reply %s is not ours', async (_name, other) => {
  api()
    .get(list)
    .reply(200, [other])
    .post(comments)
    .reply(201, { html_url: url(3) });
  expect(await publishReply(testGitHub().github, reply)).toEqual({ url: url(3) });
});

test('a reply that was written though the answer was lost is not written again', async () => {
  api()
    .get(list)
    .reply(200, [])
    .post(comments)
    .replyWithError(lost)
    .get(list)
    .reply(200, [comment(5, sealed)]);
  const { github, meter } = testGitHub();
  expect(await publishReply(github, reply)).toEqual({ url: url(5) });
  expect(meter.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('a locked conversation is said', async () => {
  api()
    .get(list)
    .reply(200, [])
    .post(comments)
    .reply(403, { message: 'Unable to create comment because issue is locked.' });
  await expect(publishReply(testGitHub().github, reply)).rejects.toMatchObject({
    cure: expect.stringContaining('Unlock'),
  });
});
