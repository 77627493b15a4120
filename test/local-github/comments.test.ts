import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { LocalGitHub } from '../support/local-github/local-github.ts';
import './patience.ts';
import { as, openPull, openShop, refusal, shop } from './shop.ts';
import type { Client } from './shop.ts';

let github: LocalGitHub;
let api: Client;

const numbered = (changed: readonly number[]): string =>
  Array.from({ length: 60 }, (_, index) => `line ${index + 1}${changed.includes(index + 1) ? ' changed' : ''}\n`).join(
    '',
  );

beforeAll(async () => {
  github = await openShop({ apps: [{ slug: 'pacegate' }] });
  api = as(github, { as: 'app' });
  await github.commit({ repository: shop, branch: 'main', files: { 'long.txt': numbered([]) } });
});
afterAll(async () => {
  await github[Symbol.asyncDispose]();
});

test('a comment of an app is by its bot and says so; events name the pull request', async () => {
  const { number } = await openPull(github, 'commented');
  const { data } = await api.issues.createComment({ ...shop, issue_number: number, body: 'Hello' });
  expect(data).toMatchObject({
    user: { login: 'pacegate[bot]', type: 'Bot' },
    performed_via_github_app: { slug: 'pacegate', id: 4242 },
  });
  await as(github, { as: 'stranger' }).issues.createComment({ ...shop, issue_number: number, body: '/perf help' });
  const list = (await api.issues.listComments({ ...shop, issue_number: number })).data;
  expect(list.map((it) => [it.user?.login, it.performed_via_github_app?.slug ?? null])).toEqual([
    ['pacegate[bot]', 'pacegate'],
    ['stranger', null],
  ]);
  await api.issues.updateComment({ ...shop, comment_id: data.id, body: 'Hello again' });
  await api.issues.deleteComment({ ...shop, comment_id: data.id });
  const told = github.events.filter((it) => it.name === 'issue_comment').map((it) => it.payload);
  expect(told).toMatchObject([
    {
      action: 'created',
      comment: { body: 'Hello' },
      issue: { number, pull_request: { url: expect.stringContaining(`/pulls/${number}`) } },
    },
    { action: 'created', sender: { login: 'stranger' }, comment: { author_association: 'NONE' } },
    { action: 'edited', changes: { body: { from: 'Hello' } }, comment: { body: 'Hello again' } },
    { action: 'deleted', comment: { id: data.id } },
  ]);
  expect((await refusal(api.issues.getComment({ ...shop, comment_id: data.id }))).status).toBe(404);
});

test('an issue is no pull request', async () => {
  const dev = as(github, { as: 'dev' });
  const { number } = (await dev.issues.create({ ...shop, title: 'Slow' })).data;
  await dev.issues.createComment({ ...shop, issue_number: number, body: 'Yes' });
  expect(github.events.at(-1)?.payload['issue']).not.toHaveProperty('pull_request');
  expect((await refusal(dev.pulls.get({ ...shop, pull_number: number }))).status).toBe(404);
});

test('bodies have an end; comments come in pages', async () => {
  const { number } = await openPull(github, 'many');
  const say = (body: string): Promise<unknown> => api.issues.createComment({ ...shop, issue_number: number, body });
  expect(await refusal(say('x'.repeat(65_537)))).toMatchObject({
    status: 422,
    message: expect.stringContaining('too long'),
  });
  await say('🐢'.repeat(65_536));
  for (let count = 0; count < 31; count++) await say(`comment ${count}`);
  const pages = [1, 2].map((page) => api.issues.listComments({ ...shop, issue_number: number, page }));
  const [first, second] = await Promise.all(pages);
  expect([first?.data.length, second?.data.length]).toEqual([30, 2]);
  expect(first?.headers.link).toContain('rel="next"');
});

test('a review with a comment outside the hunks is refused as a whole', async () => {
  const { number } = await openPull(github, 'reviewed', { 'long.txt': numbered([10, 40]) });
  type Wanted = { path: string; body: string; line: number };
  const review = (...comments: Wanted[]): Promise<unknown> =>
    api.pulls.createReview({ ...shop, pull_number: number, event: 'COMMENT', comments });
  const on = (line: number, more: object = {}): Wanted => ({ path: 'long.txt', body: 'Here', line, ...more });
  const outside = await refusal(review(on(10), on(25)));
  expect(outside.status).toBe(422);
  expect(outside.message).toContain('Pull request review thread line must be part of the diff');
  expect((await refusal(review(on(40, { start_line: 10 })))).message).toContain('same hunk');
  expect((await refusal(review(on(10, { start_line: 10 })))).message).toContain('must precede');
  expect((await refusal(review(on(1, { path: 'README.md' })))).message).toContain('Path could not be resolved');
  expect((await api.pulls.listReviewComments({ ...shop, pull_number: number })).data).toEqual([]);
  await review(on(10), on(43, { start_line: 38, start_side: 'RIGHT' }), on(40, { side: 'LEFT' }));
  const { data } = await api.pulls.listReviewComments({ ...shop, pull_number: number });
  expect(data.map((it) => [it.start_line, it.line, it.side])).toEqual([
    [null, 10, 'RIGHT'],
    [38, 43, 'RIGHT'],
    [null, 40, 'LEFT'],
  ]);
  expect(data[0]?.diff_hunk).toContain('+line 10 changed');
  await github.commit({ repository: shop, branch: 'reviewed', files: { 'long.txt': numbered([11, 40]) } });
  const later = (await api.pulls.listReviewComments({ ...shop, pull_number: number })).data;
  expect(later.map((it) => [it.line ?? null, it.original_line])).toEqual([
    [null, 10],
    [null, 43],
    [null, 40],
  ]);
});

test('a single comment on a line is refused the same way', async () => {
  const { number, sha } = await openPull(github, 'single', { 'long.txt': numbered([30]) });
  const on = (line: number): Promise<unknown> =>
    api.pulls.createReviewComment({
      ...shop,
      pull_number: number,
      commit_id: sha,
      path: 'long.txt',
      line,
      body: 'Here',
    });
  expect((await refusal(on(1))).status).toBe(422);
  await on(33);
  expect((await refusal(on(34))).status).toBe(422);
});

test('nobody approves their own pull request', async () => {
  const { number } = await openPull(github, 'own');
  const own = as(github, { as: 'dev' }).pulls.createReview({ ...shop, pull_number: number, event: 'APPROVE' });
  expect((await refusal(own)).message).toContain('Can not approve your own pull request');
});

test('a reaction is given once', async () => {
  const { number } = await openPull(github, 'reacted');
  const comment = (await api.issues.createComment({ ...shop, issue_number: number, body: 'Hi' })).data;
  const react = { ...shop, comment_id: comment.id, content: 'eyes' } as const;
  const [first, second] = [
    await api.reactions.createForIssueComment(react),
    await api.reactions.createForIssueComment(react),
  ];
  expect([first.status, second.status, first.data.id === second.data.id]).toEqual([201, 200, true]);
  const { data } = await api.issues.getComment({ ...shop, comment_id: comment.id });
  expect([data.reactions?.eyes, data.reactions?.total_count]).toEqual([1, 1]);
});
