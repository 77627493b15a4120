import { expect, test } from '@jest/globals';
import nock from 'nock';
import { DatabaseError, GitHubError } from '../../../../src/core/errors.ts';
import type { Result } from '../../../../src/core/result.ts';
import { carryOutCommand } from '../../../../src/usecases/app/commands/carry-out-command.ts';
import { useNock } from '../../../github/github-support.ts';
import { host, shop } from '../../../github/make-github.ts';
import { cases } from '../../../report/cases.ts';
import { readMarkdown } from '../../../report/read-markdown.ts';
import { makeRecord } from '../../../support/make-record.ts';
import { head, makePull, makeRequest, openScene, type Scene } from './command-support.ts';

useNock();

const say = (scene: Scene, text: string, differences: Parameters<typeof makeRequest>[1] = {}): Promise<void> =>
  carryOutCommand(makeRequest(text, differences), scene.tools);

const slow: Result = cases['fail-cpu-of-one-route'];

test('a check is asked for at the commit that was recorded, acknowledged and answered once', async () => {
  const scene = openScene();
  await say(scene, 'Let us see.\n\n/perf check');
  expect(scene.state.asked).toEqual([
    {
      repositoryId: 7,
      purpose: { kind: 'pull-request', number: 12, isFork: false },
      mode: 'check',
      headSha: head,
      base: { sha: makePull().baseSha, ref: 'main' },
      requestedBy: 'alice',
      isApproved: true,
      priority: 20,
    },
  ]);
  expect(scene.reactions).toEqual(['501 {"content":"eyes"}']);
  expect(scene.replies).toEqual([expect.stringContaining(`Measuring \`${head.slice(0, 10)}\` against \`main\`.`)]);
  expect(scene.state.answers.get('501')).toContain('The check `pacegate` shows how far it is.');
});

test('the same comment again does nothing', async () => {
  const scene = openScene();
  await say(scene, '/perf check');
  await say(scene, '/perf check');
  expect(scene.state.asked).toHaveLength(1);
  expect(scene.replies).toHaveLength(1);
});

test('a load is the same at full length; one that is under way is not begun anew', async () => {
  const scene = openScene();
  await say(scene, `/perf load ${head.slice(0, 8)}`);
  await say(scene, '/perf load', { source: { kind: 'comment', id: '502' } });
  expect(scene.state.asked.map(({ mode }) => mode)).toEqual(['load']);
  expect(scene.replies[1]).toContain('is under way already');
});

test('whoever may only read is told so, and nothing else happens', async () => {
  for (const permission of ['read', 'none']) {
    const scene = openScene({ permission });
    await say(scene, '/perf check\n/perf cancel', { by: 'mallory' });
    expect(scene.state).toMatchObject({ asked: [], cancelled: [] });
    expect(scene.reactions).toEqual([]);
    expect(scene.replies).toHaveLength(1);
    expect(scene.replies[0]).toContain('Thank you, `mallory`, but commands are for people who may write');
    expect(scene.replies[0]).not.toContain('Only the first');
    nock.cleanAll();
  }
});

test('a stranger, of whom GitHub knows nothing, may not write', async () => {
  nock(host).get(`${shop}/collaborators/mallory/permission`).reply(404, { message: 'Not Found' });
  const scene = openScene();
  await say(scene, '/perf check', { by: 'mallory' });
  expect(scene.state.asked).toEqual([]);
  expect(scene.replies).toHaveLength(1);
});

test('a comment without a command is left alone, and GitHub is not even asked', async () => {
  const scene = openScene();
  await say(scene, '> /perf check\n\nno\n\n```\n/perf cancel\n```');
  expect(scene.state.claimed.size).toBe(0);
  expect(scene.replies).toEqual([]);
});

test('of several commands the first is carried out', async () => {
  const scene = openScene();
  await say(scene, '/perf cancel\n\n/perf check\n/perf load');
  expect(scene.state.asked).toEqual([]);
  expect(scene.state.cancelled).toEqual(
    ['7/pr-12', '7/pr-12-load', '7/pr-12-investigate'].map((key) => ({
      key,
      why: 'alice cancelled it with /perf cancel.',
    })),
  );
  expect(scene.replies[0]).toContain('Only the first command of a comment is carried out: 2 more were left.');
});

test('cancelling says what it ended', async () => {
  const scene = openScene();
  await say(scene, '/perf check');
  await say(scene, '/perf cancel', { source: { kind: 'comment', id: '502' } });
  await say(scene, '/perf cancel', { source: { kind: 'comment', id: '503' } });
  expect(scene.replies[1]).toContain(`The measurement of \`${head.slice(0, 10)}\` is cancelled.`);
  expect(scene.replies[2]).toContain('Nothing was being measured');
});

test('a command that a push has overtaken is refused', async () => {
  const scene = openScene({ pull: { headSha: 'f'.repeat(40) } });
  await say(scene, '/perf check');
  expect(scene.replies[0]).toContain('has moved from');
  expect(scene.state.asked).toEqual([]);
});

test('code from a fork is measured when its commit is named', async () => {
  const scene = openScene({ pull: { isFork: true } });
  await say(scene, '/perf check');
  expect(scene.replies[0]).toContain('comes from a fork');
  expect(scene.state.asked).toEqual([]);
  await say(scene, `/perf check ${head}`, { source: { kind: 'comment', id: '502' } });
  expect(scene.state.asked).toMatchObject([{ isApproved: true, purpose: { isFork: true } }]);
});

test('in a closed pull request there is help, and no more', async () => {
  const scene = openScene({ pull: { isOpen: false } });
  await say(scene, '/perf accept all because');
  await say(scene, '/perf help', { source: { kind: 'comment', id: '502' } });
  expect(scene.replies[0]).toContain('is closed');
  expect(scene.replies[1]).toContain('| `/perf check [commit]` |');
  expect(scene.state).toMatchObject({ asked: [], acceptances: [] });
});

test('a mistake is answered', async () => {
  const scene = openScene();
  await say(scene, '/perf chekc');
  await say(scene, '/perf investigate --out /etc', { source: { kind: 'comment', id: '502' } });
  expect(scene.replies[0]).toContain('Did you mean `/perf check`?');
  expect(scene.replies[1]).toContain('is no suite, metric or route');
  expect(scene.state.asked).toEqual([]);
});

test('an investigation begins with its own comment, and a second one is told that one is under way', async () => {
  const scene = openScene();
  await say(scene, '/perf investigate api');
  expect(scene.state.asked).toEqual([expect.objectContaining({ mode: 'investigate', about: 'api', headSha: head })]);
  expect(scene.replies[0]).toContain('**Investigating');
  await say(scene, '/perf investigate latency.p95', { source: { kind: 'comment', id: '502' } });
  expect(scene.replies[1]).toContain('is being investigated already');
  expect(scene.state.asked).toHaveLength(1);
});

test('the baseline is measured at the newest commit of the default branch, and shown', async () => {
  const scene = openScene({ pull: null });
  await say(scene, '/perf baseline', { headSha: null });
  await say(scene, '/perf baseline refresh', { headSha: null, source: { kind: 'comment', id: '502' } });
  expect(scene.state.asked).toEqual([
    expect.objectContaining({
      purpose: { kind: 'refresh', branch: 'main' },
      headSha: 'c'.repeat(40),
      base: null,
      priority: 0,
    }),
  ]);
  scene.state.baseline.records.push(makeRecord());
  await say(scene, '/perf baseline show', { headSha: null, source: { kind: 'comment', id: '503' } });
  expect(scene.replies[0]).toContain('No baseline is stored yet');
  expect(scene.replies[1]).toContain('Measuring `cccccccccc` of `main` for the baseline.');
  expect(scene.replies[2]).toMatch(/```text\napi on linux-/u);
  scene.state.baseline.broken = 'list';
  await say(scene, '/perf baseline', { headSha: null, source: { kind: 'comment', id: '504' } });
  expect(scene.replies[3]).toContain('could not be reached');
});

test('a job that is tried again before it was answered does nothing twice', async () => {
  const scene = openScene();
  scene.keep(slow);
  await say(scene, '/perf accept all known');
  await say(scene, '/perf check', { source: { kind: 'comment', id: '502' } });
  scene.state.claimed.clear();
  scene.state.answers.clear();
  await say(scene, '/perf accept all known');
  await say(scene, '/perf check', { source: { kind: 'comment', id: '502' } });
  expect(scene.state.acceptances).toHaveLength(1);
  expect(scene.state.asked).toHaveLength(1);
  expect(scene.replies).toHaveLength(2);
  expect(scene.state.answers.get('501')).toContain('is now `pass (accepted)`');
});

test('a command whose answer could not be written is carried out again, and answered once', async () => {
  nock(host).get(`${shop}/issues/12/comments`).query(true).times(4).reply(502, { message: 'Bad Gateway' });
  const scene = openScene();
  await expect(say(scene, '/perf check')).rejects.toMatchObject({ status: 502 });
  expect(scene.replies).toEqual([]);
  await say(scene, '/perf check');
  await say(scene, '/perf check');
  expect(scene.state.asked).toHaveLength(1);
  expect(scene.replies).toHaveLength(1);
});

test('a command that another process has is tried again later: that one may have been killed', async () => {
  const scene = openScene();
  scene.state.claimed.add('501');
  await expect(say(scene, '/perf check')).rejects.toThrow(DatabaseError);
  expect(scene.state.asked).toEqual([]);
  expect(scene.reactions).toEqual([]);
});

test('while GitHub can not be asked for the permission the command is not even claimed', async () => {
  nock(host).get(`${shop}/collaborators/alice/permission`).times(9).optionally().reply(502, { message: 'Bad Gateway' });
  const scene = openScene();
  await expect(say(scene, '/perf check')).rejects.toThrow(GitHubError);
  expect(scene.state.claimed.size).toBe(0);
  nock.cleanAll();
});

test('what GitHub refuses for good keeps the command neither back nor in the queue', async () => {
  nock(host)
    .post(`${shop}/issues/comments/501/reactions`)
    .reply(403, { message: 'Resource not accessible by integration' });
  nock(host)
    .post(`${shop}/issues/12/comments`)
    .reply(403, { message: 'Unable to create comment because issue is locked.' });
  const scene = openScene();
  await say(scene, '/perf check');
  expect(scene.state.asked).toHaveLength(1);
  expect(scene.warnings).toEqual(['a command could not be acknowledged', 'a command could not be answered']);
  expect(scene.state.answers.has('501')).toBe(true);
});

test('names from outside mention nobody in any answer', async () => {
  const scene = openScene({ pull: { baseRef: '@team/`x`' } });
  await say(scene, '/perf check', { by: '@everyone' });
  scene.keep(cases['hostile-names']);
  await say(scene, '/perf accept all @team <img> [a](https://evil.example)', {
    source: { kind: 'comment', id: '502' },
  });
  await say(scene, '/perf accept @team', { source: { kind: 'comment', id: '503' } });
  expect(scene.replies).toHaveLength(3);
  for (const reply of scene.replies) {
    const [, ...body] = reply.split('\n');
    const text = body.join('\n');
    expect(text).not.toMatch(/@[\p{L}\p{N}_-]/u);
    const { html, links, images, headings } = readMarkdown(text);
    expect([...html, ...links, ...images, ...headings]).toEqual([]);
  }
});
