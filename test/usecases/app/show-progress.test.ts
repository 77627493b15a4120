import { expect, test } from '@jest/globals';
import type { Run } from '../../../src/usecases/app/model.ts';
import { showProgress } from '../../../src/usecases/app/show-progress.ts';
import { api, useNock } from '../../github/github-support.ts';
import { shop } from '../../github/make-github.ts';
import { makeResult } from '../../support/make-result.ts';
import { bench, checkChanged, checksListed, checkRun, pull, there } from './jobs/job-support.ts';
import { makeRun, memoryAppStore, shopRepository } from './jobs/memory-app-store.ts';

useNock();

const stage = (differences: Partial<Run> = {}, repository = shopRepository) => {
  const run = makeRun({ state: 'running', attempt: 1, checkRunId: 5, progress: 'api: block 1', ...differences });
  const store = memoryAppStore([run], repository);
  let now = Date.UTC(2026, 2, 2, 10);
  const made = bench(store, { clock: { date: () => new Date(now) } });
  const say = (progress: string | null): void => {
    store.runs.set(run.id, { ...store.runs.get(run.id)!, progress });
  };
  const pass = (seconds: number): void => {
    now += 1000 * seconds;
  };
  return { run, store, say, pass, ...made };
};

test('a check shows the newest line, at most every ten seconds and only where there is news', async () => {
  const { tools, say, pass, meter } = stage();
  const first = checkChanged(5);
  await showProgress(tools);
  expect(first[0]).toMatchObject({ status: 'in_progress', output: { title: 'api: block 1' } });
  say('api: block 2');
  pass(9);
  await showProgress(tools);
  expect(meter.count).toBe(1);
  pass(1);
  const second = checkChanged(5);
  await showProgress(tools);
  expect(second[0]?.output.title).toBe('api: block 2');
  pass(60);
  await showProgress(tools);
  expect(meter.count).toBe(2);
});

test('a run that has just begun is shown as under way', async () => {
  const { tools } = stage({ progress: null });
  const sent = checkChanged(5);
  await showProgress(tools);
  expect(sent[0]).toMatchObject({ status: 'in_progress', output: { title: 'Measuring' } });
});

const silent: [string, Partial<Run>][] = [
  ['that waits', { state: 'queued' }],
  ['that is over', { state: 'ended' }],
  ['without a check', { checkRunId: null }],
];

test.each(silent)('a run %s has no progress', async (_name, differences) => {
  const { tools, meter } = stage(differences);
  await showProgress(tools);
  expect(meter.count).toBe(0);
});

test('nothing is shown where the App may do nothing', async () => {
  const { tools, meter } = stage({}, { ...shopRepository, state: 'suspended' });
  await showProgress(tools);
  expect(meter.count).toBe(0);
});

test('of several processes one shows it', async () => {
  const { tools, store, meter } = stage();
  store.leads = false;
  await showProgress(tools);
  expect(meter.count).toBe(0);
});

test('what GitHub refuses is told in the log, and the next line is tried', async () => {
  const { tools, say, pass, lines } = stage();
  api().patch(`${shop}/check-runs/5`).reply(502, { message: 'no' });
  await showProgress(tools);
  expect(lines).toEqual(['warn The progress of a run could not be shown.']);
  say('api: block 2');
  pass(10);
  const sent = checkChanged(5);
  await showProgress(tools);
  expect(sent).toHaveLength(1);
});

/** The result of a run comes while its progress is on the way. */
const overtaken = () => {
  const it = stage();
  const { store, run } = it;
  const before = { ...store };
  let calls = 0;
  store.run = (id) => {
    calls += 1;
    if (calls === 1) {
      store.kept.set(id, { result: makeResult(), comment: '', raw: null });
      store.runs.set(id, { ...run, state: 'ended', outcome: 'pass' });
    }
    return before.run(id);
  };
  return it;
};

const posts = (): ReturnType<typeof checkChanged> => {
  there();
  checksListed([checkRun(5, { status: 'in_progress' })]);
  const sent = checkChanged(5);
  pull({ state: 'closed' });
  return sent;
};

test('progress that comes after the result is written over by it', async () => {
  const { tools, store, run } = overtaken();
  const progress = checkChanged(5);
  const result = posts();
  await showProgress(tools);
  expect(progress[0]?.status).toBe('in_progress');
  expect(result[0]).toMatchObject({ status: 'completed', conclusion: 'success' });
  expect(store.posted).toEqual([run.id]);
});

test('and if that can not be done at once, at the next turn', async () => {
  const { tools, store, run } = overtaken();
  checkChanged(5);
  there();
  api()
    .get(/check-runs/)
    .times(4)
    .reply(502, { message: 'no' });
  pull({ state: 'closed' });
  await showProgress(tools);
  expect(store.posted).toEqual([]);
  const result = posts();
  await showProgress(tools);
  expect(result[0]?.status).toBe('completed');
  expect(store.posted).toEqual([run.id]);
  await showProgress(tools);
});
