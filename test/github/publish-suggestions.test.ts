import { expect, test } from '@jest/globals';
import { publishSuggestions } from '../../src/github/publish-suggestions.ts';
import { keySuggestions, postedKey, toReviewComment } from '../../src/github/suggestion.ts';
import { api, lost, useNock } from './github-support.ts';
import { repository, sha, shop, testGitHub } from './make-github.ts';

useNock();

const suggestion = (startLine: number, endLine: number, code = `use(${startLine})`) => ({
  path: 'src/a.js',
  startLine,
  endLine,
  body: `Wins back 40 %\n\n\`\`\`suggestion\n${code}\n\`\`\``,
});
const publication = {
  repository,
  number: 12,
  headSha: sha,
  suggestions: [suggestion(3, 3), suggestion(10, 12)],
  author: 'github-actions[bot]',
};
const bot = { login: 'github-actions[bot]', type: 'Bot' };
const existing = `${shop}/pulls/12/comments?per_page=100`;
const reviews = `${shop}/pulls/12/reviews`;
const comments = `${shop}/pulls/12/comments`;
const sent = keySuggestions(publication.suggestions).map(toReviewComment);
const posted = sent.map(({ body }) => ({ body, user: bot }));

test('one review holds all, on the new side of lines of the head', async () => {
  const { github, meter } = testGitHub();
  api()
    .get(existing)
    .reply(200, [])
    .post(reviews, {
      commit_id: sha,
      event: 'COMMENT',
      body: 'Measured to help:',
      comments: [
        { path: 'src/a.js', line: 3, side: 'RIGHT', body: sent[0]!.body },
        { path: 'src/a.js', line: 12, side: 'RIGHT', start_line: 10, start_side: 'RIGHT', body: sent[1]!.body },
      ],
    })
    .reply(200, { id: 1 });
  expect(await publishSuggestions(github, publication)).toEqual({ posted: 2, alreadyThere: 0, refused: [] });
  expect(meter.count).toBe(2);
});

test('nothing to suggest asks nothing', async () => {
  const { github, meter } = testGitHub();
  await publishSuggestions(github, { ...publication, suggestions: [] });
  expect(meter.count).toBe(0);
});

test('what stands there is not posted again, though its lines moved and its figures are others', async () => {
  const { github } = testGitHub();
  const moved = { ...suggestion(33, 33, 'use(3)'), body: suggestion(33, 33, 'use(3)').body.replace('40 %', '41 %') };
  api()
    .get(existing)
    .reply(200, posted.slice(0, 1))
    .post(reviews, ({ comments: sentNow }: { comments: { line: number }[] }) =>
      sentNow.every(({ line }) => line === 12),
    )
    .reply(200, { id: 1 });
  expect(await publishSuggestions(github, { ...publication, suggestions: [moved, suggestion(10, 12)] })).toEqual({
    posted: 1,
    alreadyThere: 1,
    refused: [],
  });
});

test("a mark in somebody else's comment keeps nothing away", async () => {
  const { github } = testGitHub();
  api()
    .get(existing)
    .reply(
      200,
      posted.map((it) => ({ ...it, user: { login: 'mallory', type: 'User' } })),
    )
    .post(reviews)
    .reply(200, { id: 1 });
  expect(await publishSuggestions(github, publication)).toMatchObject({ posted: 2 });
});

test('lines outside of a hunk are left out without asking', async () => {
  const { github } = testGitHub();
  const files = [
    {
      path: 'src/a.js',
      hunks: [
        { newStart: 1, newLines: 10 },
        { newStart: 11, newLines: 5 },
      ],
    },
  ];
  api()
    .get(existing)
    .reply(200, [])
    .post(reviews, (body: { comments: unknown[] }) => body.comments.length === 1)
    .reply(200, { id: 1 });
  expect(await publishSuggestions(github, { ...publication, files })).toEqual({
    posted: 1,
    alreadyThere: 0,
    refused: [{ suggestion: suggestion(10, 12), reason: 'Its lines are not in one hunk of the diff.' }],
  });
});

test('when the whole review is refused each goes by itself, and only the bad one is missing', async () => {
  const { github } = testGitHub();
  api()
    .get(existing)
    .reply(200, [])
    .post(reviews)
    .reply(422, { message: 'Unprocessable Entity', errors: ['Line could not be resolved'] })
    .post(comments, { commit_id: sha, ...sent[0]! })
    .reply(422, { message: 'Validation Failed', errors: [{ message: 'line must be part of the diff' }] })
    .post(comments, { commit_id: sha, ...sent[1]! })
    .reply(201, { id: 2 });
  expect(await publishSuggestions(github, publication)).toEqual({
    posted: 1,
    alreadyThere: 0,
    refused: [{ suggestion: suggestion(3, 3), reason: 'Validation Failed: line must be part of the diff' }],
  });
});

test.each([
  ['the connection broke', () => api().post(reviews).replyWithError(lost)],
  ['a gateway gave up', () => api().post(reviews).reply(502, 'Bad gateway')],
])('a review that was made though %s is not made twice', async (_name, fail) => {
  const { github, meter } = testGitHub();
  api().get(existing).reply(200, []);
  fail();
  api().get(existing).reply(200, posted);
  expect(await publishSuggestions(github, publication)).toMatchObject({ posted: 2 });
  expect(meter.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('a locked conversation is said', async () => {
  const { github } = testGitHub();
  api().get(existing).reply(200, []).post(reviews).reply(403, { message: 'Issue is locked' });
  await expect(publishSuggestions(github, publication)).rejects.toMatchObject({
    cure: expect.stringContaining('Unlock'),
  });
});

test('the same code in two places of a file is two suggestions', () => {
  const twice = keySuggestions([suggestion(3, 3, 'x()'), suggestion(9, 9, 'x()')]);
  expect(new Set(twice.map(({ key }) => key)).size).toBe(2);
  expect(twice.map((it) => postedKey(toReviewComment(it).body))).toEqual(twice.map(({ key }) => key));
  expect(postedKey('Look at <!-- pacegate-suggestion 12 -->')).toBe(null);
});
