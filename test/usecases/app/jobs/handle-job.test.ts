import { expect, test } from '@jest/globals';
import { handleJob } from '../../../../src/usecases/app/jobs/handle-job.ts';
import type { CommandRequest } from '../../../../src/usecases/app/ports.ts';
import { api, useNock } from '../../../github/github-support.ts';
import { shop } from '../../../github/make-github.ts';
import { bench, notThere, there } from './job-support.ts';
import { headSha, makeRun, memoryAppStore } from './memory-app-store.ts';

useNock();

const signal = new AbortController().signal;

const command: CommandRequest = {
  repositoryId: 4,
  number: 12,
  source: { kind: 'comment', id: '9001' },
  by: 'dev',
  text: '/perf help',
  at: new Date('2026-03-02T09:30:00Z'),
  headSha,
};

test('a run is opened', async () => {
  const run = makeRun();
  const store = memoryAppStore([run]);
  notThere();
  await handleJob({ kind: 'open', runId: run.id }, bench(store).tools, signal);
  expect(store.runs.get(run.id)?.state).toBe('ended');
});

test('a run is posted', async () => {
  const run = makeRun({ state: 'ended', outcome: 'failed', checkRunId: 5 });
  const store = memoryAppStore([run]);
  notThere();
  await handleJob({ kind: 'post', runId: run.id }, bench(store).tools, signal);
  expect(store.posted).toEqual([run.id]);
});

test('an upload is taken', async () => {
  there();
  api().get(`${shop}/actions/runs/7`).reply(404, { message: 'Not Found' });
  const { tools, meter } = bench(memoryAppStore());
  await handleJob({ kind: 'upload', repositoryId: 4, workflowRunId: 7 }, tools, signal);
  expect(meter.count).toBe(2);
});

const permitted = (permission: string): void => {
  there();
  api().get(`${shop}/collaborators/dev/permission`).reply(200, { permission });
};
const comments = `${shop}/issues/12/comments`;

test('a command is carried out, and answered once', async () => {
  const store = memoryAppStore();
  const { tools, meter } = bench(store);
  permitted('write');
  api()
    .post(`${shop}/issues/comments/9001/reactions`, { content: 'eyes' })
    .reply(201, {})
    .get(`${comments}?per_page=100&page=1`)
    .reply(200, [])
    .post(comments, ({ body }: { body: string }) => body.includes('/perf'))
    .reply(201, { html_url: 'x' });
  await handleJob({ kind: 'command', command }, tools, signal);
  const writes = (): number => meter.requests.filter(({ method }) => method === 'POST').length;
  expect(writes()).toBe(2);
  permitted('write');
  await handleJob({ kind: 'command', command }, tools, signal);
  expect(writes()).toBe(2);
});

test('a reader gets an answer and nothing else', async () => {
  const { tools, meter } = bench(memoryAppStore());
  permitted('read');
  api().get(`${comments}?per_page=100&page=1`).reply(200, []).post(comments).reply(201, { html_url: 'x' });
  await handleJob({ kind: 'command', command: { ...command, text: '/perf baseline refresh' } }, tools, signal);
  expect(meter.requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET', 'POST']);
});

test('a command that can’t be answered is told in the log and not tried for ever', async () => {
  const store = memoryAppStore();
  const { tools, lines } = bench(store);
  permitted('read');
  api()
    .get(`${comments}?per_page=100&page=1`)
    .reply(200, [])
    .post(comments)
    .reply(403, { message: 'Unable to create comment because issue is locked.' });
  await handleJob({ kind: 'command', command }, tools, signal);
  expect(lines).toContain('warn a command could not be answered');
  expect(store.claimed).toEqual(new Set(['9001']));
});

test('so is one of which GitHub refuses for good to say who gave it', async () => {
  const store = memoryAppStore();
  const { tools, lines } = bench(store);
  there();
  api().get(`${shop}/collaborators/dev/permission`).reply(451, { message: 'Repository access blocked' });
  await handleJob({ kind: 'command', command }, tools, signal);
  expect(lines.join('\n')).toContain('A command could not be carried out.');
  expect(store.claimed.size).toBe(0);
});

test('where the App may do nothing, nothing is done', async () => {
  notThere();
  const store = memoryAppStore();
  await handleJob({ kind: 'command', command }, bench(store).tools, signal);
  expect(store.claimed.size).toBe(0);
});

test('a process that is to end begins nothing', async () => {
  const { tools, meter } = bench(memoryAppStore([makeRun({ id: 'x' })]));
  await expect(handleJob({ kind: 'open', runId: 'x' }, tools, AbortSignal.abort())).rejects.toThrow('aborted');
  expect(meter.count).toBe(0);
});
