import { expect, test } from '@jest/globals';
import { react } from '../../src/github/react.ts';
import { api, lost, useNock } from './github-support.ts';
import { repository, shop, testGitHub } from './make-github.ts';

useNock();

const reactions = `${shop}/issues/comments/9/reactions`;
const look = { repository, commentId: 9, content: 'eyes' } as const;

test('a reaction is put on the comment, also when the first answer was lost', async () => {
  api().post(reactions, { content: 'eyes' }).replyWithError(lost).post(reactions, { content: 'eyes' }).reply(200, {});
  const { github, meter } = testGitHub();
  await react(github, look);
  expect(meter.count).toBe(2);
});

test.each([404, 410])('a comment that is gone gets none (%i)', async (status) => {
  api().post(reactions).reply(status, { message: 'Not Found' });
  const { github, meter } = testGitHub();
  await react(github, look);
  expect(meter.count).toBe(1);
});

test('a refusal is explained', async () => {
  api().post(reactions).reply(403, { message: 'Resource not accessible by integration' });
  await expect(react(testGitHub().github, look)).rejects.toMatchObject({
    status: 403,
    cure: expect.stringContaining('`issues: write`'),
  });
});
