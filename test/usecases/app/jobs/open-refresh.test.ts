import { expect, test } from '@jest/globals';
import { openRun } from '../../../../src/usecases/app/jobs/open-run.ts';
import type { Run } from '../../../../src/usecases/app/model.ts';
import { api, useNock } from '../../../github/github-support.ts';
import { shop } from '../../../github/make-github.ts';
import { bench, configuration, configured, there } from './job-support.ts';
import { headSha, makeRun, memoryAppStore } from './memory-app-store.ts';

useNock();

const tip = 'c'.repeat(40);

const refresh = (differences: Partial<Run> = {}): Run =>
  makeRun({ purpose: { kind: 'refresh', branch: 'main' }, base: null, isApproved: true, ...differences });

const stage = (...others: readonly Run[]) => {
  const run = refresh();
  const store = memoryAppStore([...others, run]);
  return { run, store, now: () => store.runs.get(run.id), ...bench(store) };
};

const branchAt = (sha: string | null): void => {
  api()
    .get(`${shop}/commits/heads%2Fmain?per_page=1`)
    .reply(sha === null ? 404 : 200, sha === null ? { message: 'Not Found' } : { sha });
};

const compared = (status: number, body: object): void => {
  api().get(`${shop}/compare/${headSha}...${tip}?per_page=1&page=1`).reply(status, body);
};

const measured = (): void => {
  configured(headSha, configuration());
};

test('a refresh goes to the workers without a check', async () => {
  const { run, store, tools, meter } = stage();
  there();
  branchAt(headSha);
  measured();
  await openRun(run.id, tools);
  expect(store.measuring).toEqual([run.id]);
  expect(meter.count).toBe(3);
});

test('a late push gives way to the commit that the branch is at, which is asked for again', async () => {
  const { run, store, tools, now } = stage(refresh({ headSha: tip, state: 'ended', outcome: 'cancelled' }));
  there();
  branchAt(tip);
  compared(200, { merge_base_commit: { sha: headSha }, files: [] });
  await openRun(run.id, tools);
  expect(now()).toMatchObject({ state: 'ended', outcome: 'cancelled' });
  expect([...store.runs.values()].at(-1)).toMatchObject({
    purpose: { kind: 'refresh', branch: 'main' },
    headSha: tip,
    base: null,
    isApproved: true,
    state: 'queued',
  });
  expect(store.measuring).toEqual([]);
});

test.each(['running', 'ended'] as const)('a commit whose refresh is %s is not asked for again', async (state) => {
  const other = refresh({ headSha: tip, state, outcome: state === 'ended' ? 'pass' : null });
  const { run, store, tools, now } = stage(other);
  // The older one is not cancelled by asking: a refresh under way is let finish.
  there();
  branchAt(tip);
  compared(404, { message: 'No common ancestor between the commits.' });
  await openRun(run.id, tools);
  expect(now()).toMatchObject({ state: 'ended', outcome: 'cancelled' });
  expect(store.runs.size).toBe(2);
});

test('an answer that lags behind the push is not believed', async () => {
  const { run, store, tools } = stage();
  there();
  branchAt(tip);
  compared(200, { merge_base_commit: { sha: tip }, files: [] });
  measured();
  await openRun(run.id, tools);
  expect(store.measuring).toEqual([run.id]);
});

test('a branch that is gone is not measured', async () => {
  const { run, tools, now } = stage();
  there();
  branchAt(null);
  await openRun(run.id, tools);
  expect(now()).toMatchObject({
    state: 'ended',
    outcome: 'cancelled',
    problem: 'There is no branch main any more.',
  });
});
