import { expect, test } from '@jest/globals';
import { openRun } from '../../../../src/usecases/app/jobs/open-run.ts';
import type { Run } from '../../../../src/usecases/app/model.ts';
import { useNock } from '../../../github/github-support.ts';
import { checkChanged, checkMade, checksListed, checkRun, configuration, configured, there } from './job-support.ts';
import { baseSha, headSha } from './memory-app-store.ts';
import { asked, stage } from './open-run-support.ts';

useNock();

test('the check waits on the head, and the run goes to the workers', async () => {
  const { run, store, tools, now } = stage();
  asked(configuration());
  checksListed();
  const sent = checkMade(5);
  await openRun(run.id, tools);
  expect(sent).toEqual([
    expect.objectContaining({
      status: 'queued',
      head_sha: headSha,
      external_id: 'pr-12',
      details_url: 'https://ghe.example/acme/shop/pull/12',
    }),
  ]);
  expect(store.measuring).toEqual([run.id]);
  expect(now()).toMatchObject({ state: 'queued', checkRunId: 5 });
});

test('a job that comes twice makes nothing twice', async () => {
  const { run, store, tools, meter } = stage({ checkRunId: 5 });
  asked(configuration());
  await openRun(run.id, tools);
  expect(meter.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  expect(store.measuring).toEqual([run.id]);
  for (const state of ['running', 'measured', 'ended'] as const) {
    const other = stage({ state });
    await openRun(other.run.id, other.tools);
    expect(other.meter.count).toBe(0);
  }
});

test('what has no configuration is left alone', async () => {
  const { run, store, tools, now, meter } = stage();
  asked(null);
  await openRun(run.id, tools);
  expect(now()).toMatchObject({ state: 'ended', outcome: 'skipped' });
  expect(store.posting).toEqual([]);
  expect(meter.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('every problem of a broken configuration is kept for the check', async () => {
  const { run, store, tools, now } = stage();
  asked(configuration(), configuration('budgets: { nonsense: 1 }\ngate: { inconclusive: maybe }\n'));
  checksListed();
  checkMade(5);
  await openRun(run.id, tools);
  expect(now()).toMatchObject({ state: 'ended', outcome: 'failed', checkRunId: 5 });
  expect(now()?.problem).toMatch(/^The configuration is invalid: nothing was measured\n/);
  const places = now()?.problem?.match(/^\.github\/pacegate\.yml:\d+:\d+: /gm) ?? [];
  expect(places.length).toBeGreaterThan(1);
  expect(store.posting).toEqual([run.id]);
});

test('a change can mend the configuration of its base', async () => {
  const { run, store, tools } = stage();
  asked('version: nonsense\n', configuration());
  checksListed();
  checkMade(5);
  await openRun(run.id, tools);
  expect(store.measuring).toEqual([run.id]);
});

test('a change that removes the configuration is told', async () => {
  const { run, tools, now } = stage();
  asked(configuration(), null);
  checksListed();
  checkMade(5);
  await openRun(run.id, tools);
  expect(now()).toMatchObject({
    outcome: 'failed',
    problem: expect.stringContaining('There is no .github/pacegate.yml'),
  });
});

const fromFork = { head: { sha: headSha, ref: 'search', repo: { id: 9 } } };

test('a fork waits for approval, also when only GitHub knows by now that it is one', async () => {
  const { run, store, tools, now } = stage();
  asked(configuration(), configuration(), fromFork);
  checksListed();
  checkMade(5);
  await openRun(run.id, tools);
  expect(now()).toMatchObject({ state: 'ended', outcome: 'waiting-for-approval' });
  expect(store.measuring).toEqual([]);
});

test('a fork can’t let itself in by its own configuration', async () => {
  const { run, store, tools } = stage();
  asked(null, configuration('app: { forks: measure }\n'), fromFork);
  checksListed();
  checkMade(5);
  await openRun(run.id, tools);
  expect(store.measuring).toEqual([]);
});

const lets: [string, Partial<Run>, string][] = [
  ['the base lets it', {}, configuration('app: { forks: measure }\n')],
  ['somebody approved the commit', { isApproved: true, requestedBy: 'dev' }, configuration()],
];

test.each(lets)('a fork is measured where %s', async (_name, differences, base) => {
  const { run, store, tools } = stage(differences);
  asked(base, configuration(), fromFork);
  checksListed();
  checkMade(5);
  await openRun(run.id, tools);
  expect(store.measuring).toEqual([run.id]);
});

test('where a workflow measures, no worker does', async () => {
  const { run, store, tools, now } = stage();
  asked(configuration('app: { measure: workflow }\n'));
  checksListed();
  const sent = checkMade(5);
  await openRun(run.id, tools);
  expect(sent[0]?.output.title).toBe('Waits for the workflow');
  expect(store.measuring).toEqual([]);
  expect(store.awaiting).toEqual([run.id]);
  expect(now()).toMatchObject({ state: 'queued' });
});

test('a merge group is answered on its own commit', async () => {
  const { run, store, tools } = stage({
    purpose: { kind: 'merge-group', headRef: 'gh-readonly-queue/main/pr-12-abc' },
    headSha: 'd'.repeat(40),
    isApproved: true,
  });
  there();
  configured('d'.repeat(40), configuration());
  configured(baseSha, configuration());
  checksListed([], 'd'.repeat(40));
  const sent = checkMade(5);
  await openRun(run.id, tools);
  expect(sent[0]).toMatchObject({ head_sha: 'd'.repeat(40), external_id: 'merge-group' });
  expect(store.measuring).toEqual([run.id]);
});

test('a check of an earlier measurement of the commit waits again', async () => {
  const { run, store, tools, now } = stage();
  asked(configuration());
  checksListed([checkRun(5, { status: 'completed' })]);
  const sent = checkChanged(5);
  await openRun(run.id, tools);
  expect(sent).toEqual([expect.objectContaining({ status: 'queued' })]);
  expect(now()).toMatchObject({ checkRunId: 5 });
  expect(store.measuring).toEqual([run.id]);
});
