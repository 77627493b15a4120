import { expect, test } from '@jest/globals';
import type { BaselineRecord } from '../../../../src/core/baseline-record.ts';
import { GitHubError } from '../../../../src/core/errors.ts';
import type { Investigation } from '../../../../src/core/investigation.ts';
import { postRun } from '../../../../src/usecases/app/jobs/post-run.ts';
import { api, useNock } from '../../../github/github-support.ts';
import { longRecords, mainRecord, mainRecords } from '../../../investigation/synthesis/main-records.ts';
import { stories } from '../../../investigation/synthesis/stories.ts';
import { makeResult } from '../../../support/make-result.ts';
import { memoryStore } from '../../memory-store.ts';
import { issueList, issueOpened } from './investigation-support.ts';
import { bench, configuration, configured, there } from './job-support.ts';
import { makeRun, memoryAppStore } from './memory-app-store.ts';

useNock();

const { closed } = stories;
const until = new Date('2026-05-01T10:00:00.000Z');
/** What was pushed last. It is in none of the records, so nothing creeps. */
const tip = 'e'.repeat(40);

const ruled = (more = ''): void => void configured(tip, configuration(more));

/** A refresh after which the default branch has these records. */
const stage = (
  records: readonly BaselineRecord[],
  watched: Readonly<Record<string, Investigation>> = { i1: closed },
) => {
  const purpose = { kind: 'refresh', branch: 'main' } as const;
  const run = makeRun({ purpose, base: null, headSha: tip, state: 'measured', outcome: 'pass' });
  const store = memoryAppStore([run]);
  store.baseline.store = memoryStore(records);
  store.kept.set(run.id, { result: makeResult(), comment: '', raw: null });
  for (const [runId, investigation] of Object.entries(watched))
    store.investigated.push({
      runId,
      number: runId === 'alert' ? null : 12,
      headSha: investigation.scope.head,
      investigation,
      changedAt: until,
      watchedUntil: until,
    });
  const saved = (runId = 'i1') => store.investigated.find((it) => it.runId === runId)!;
  return { run, store, saved, ...bench(store) };
};

const slower = (): BaselineRecord[] => mainRecords([1, 2, 3, 4, 5], { changes: { 'latency.mean': 0.03 } });
const warnings = (lines: readonly string[]): string[] => lines.filter((line) => !line.startsWith('info'));

test('as long as it holds and the time is not over, nothing is told and nothing changes', async () => {
  const { run, store, tools, saved } = stage([mainRecord(1)]);
  const before = saved();
  there();
  ruled();
  await postRun(run.id, tools);
  expect(saved()).toBe(before);
  expect(store.issues.size).toBe(0);
  expect(store.posted).toEqual([run.id]);
});

test('where nothing is watched GitHub is not asked for a configuration', async () => {
  const { run, tools, meter } = stage([mainRecord(1)], {});
  there();
  await postRun(run.id, tools);
  expect(meter.count).toBe(1);
});

test('what has held over the extended term is watched no longer, and no issue says so', async () => {
  const { run, store, tools, saved, meter } = stage(longRecords());
  there();
  ruled();
  await postRun(run.id, tools);
  expect(saved()).toMatchObject({ watchedUntil: null, investigation: { state: 'closed' } });
  expect(saved().investigation.timeline.at(-1)?.text).toBe(
    'Extended term: every criterion has held; nothing is watched any more.',
  );
  expect(store.issues.size).toBe(0);
  there();
  await postRun(run.id, tools);
  expect(meter.count).toBe(3);
});

test('what came back opens an issue that says what, since when and what it was, once', async () => {
  const { run, store, tools, saved, lines, meter } = stage(slower());
  there();
  ruled();
  const sent = issueOpened();
  await postRun(run.id, tools);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.title).toBe('What was fixed in #12 came back: latency.mean');
  expect(sent[0]?.body).toContain('The investigation in #12 was closed, and is open again');
  expect(sent[0]?.body).toContain(
    `- Extended term: mean latency of api: GET /orders has got worse by 15.9 % up to ${'d'.repeat(12)}, beyond its tolerance.`,
  );
  expect(sent[0]?.body).toContain('Its cause then: A query for every order in src/orders.js:43.');
  expect(sent[0]?.body.match(/^- (✅|❌) /gmu)).toEqual(['- ✅ ', '- ❌ ', '- ✅ ', '- ✅ ']);
  expect(saved()).toMatchObject({ watchedUntil: null, investigation: { state: 'proven' } });
  expect(store.issues.get('investigation-i1')).toEqual({ issue: 31, state: 'open' });
  expect(lines).toContain('info What an investigation had fixed came back: https://ghe.example/acme/shop/issues/31');
  const before = meter.count;
  there();
  await postRun(run.id, tools);
  expect(meter.count).toBe(before + 1);
});

test('an investigation of an alert is named by its commit', async () => {
  const { run, tools } = stage(slower(), { alert: closed });
  there();
  ruled();
  const sent = issueOpened();
  await postRun(run.id, tools);
  expect(sent[0]?.title).toBe('What was fixed in 41d7be05c2 came back: latency.mean');
  expect(sent[0]?.body).toContain('The investigation in `41d7be05c2` was closed');
});

test('the commit’s own tolerance decides, not the usual one: looser', async () => {
  const { run, store, tools, saved } = stage(slower());
  const before = saved();
  there();
  ruled('tolerance: { latency.mean: 30% }');
  await postRun(run.id, tools);
  expect(store.issues.size).toBe(0);
  expect(saved()).toBe(before);
});

test('the commit’s own tolerance decides, not the usual one: stricter, by its default', async () => {
  const { run, tools, saved } = stage(mainRecords([1, 2], { changes: { 'latency.mean': 0.015 } }));
  there();
  ruled('tolerance: { default: 0.5% }');
  const sent = issueOpened();
  await postRun(run.id, tools);
  expect(sent[0]?.title).toContain('latency.mean');
  expect(saved().investigation.state).toBe('proven');
});

test('the commit’s own budgets decide', async () => {
  const { run, tools } = stage([mainRecord(1)]);
  there();
  ruled('budgets: { latency.p95: { limit: 150ms } }');
  const sent = issueOpened();
  await postRun(run.id, tools);
  expect(sent[0]?.title).toBe('What was fixed in #12 came back: latency.p95');
  expect(sent[0]?.body).toContain('is beyond its budget');
});

test.each([
  ['that can not be read', 'version: 1\nsuites: 7\n'],
  ['at all', null],
])('without a configuration %s nothing is judged by other rules', async (_, text) => {
  const { run, store, tools, saved, lines } = stage(slower());
  const before = saved();
  there();
  configured(tip, text);
  await postRun(run.id, tools);
  expect(saved()).toBe(before);
  expect(warnings(lines)).toEqual([expect.stringContaining('no configuration that can be read')]);
  expect(store.posted).toEqual([run.id]);
});

test('while GitHub is away nothing is judged, and the job is done again', async () => {
  const { run, store, tools, saved } = stage(slower());
  const before = saved();
  there();
  api()
    .get(/pacegate\.yml/)
    .times(4)
    .reply(503, { message: 'no' });
  await expect(postRun(run.id, tools)).rejects.toBeInstanceOf(GitHubError);
  expect(saved()).toBe(before);
  expect(store.posted).toEqual([]);
});

test('where there can be no issue the log says so, the others are looked at, and it stays watched', async () => {
  const ofDatabase = closed.validation.criteria.filter(({ metric }) => metric === 'db.queries');
  const fine = { ...closed, validation: { criteria: ofDatabase } };
  const records = longRecords({ changes: { 'latency.mean': 0.03 } });
  const { run, store, tools, saved, lines } = stage(records, { fine, i1: closed });
  there();
  ruled();
  api().get(issueList).reply(410, { message: 'Issues are disabled for this repo' });
  await postRun(run.id, tools);
  expect(warnings(lines)).toEqual([expect.stringContaining('Issues are disabled')]);
  expect(saved()).toMatchObject({ watchedUntil: until, investigation: { state: 'closed' } });
  expect(saved('fine').watchedUntil).toBeNull();
  expect(store.posted).toEqual([run.id]);
});

test('a metric that a record lacks is not told as held, nor as back', async () => {
  const records = mainRecords([1, 2, 4, 6, 8, 9, 10]).map((it, index) =>
    index === 2 ? { ...it, metrics: it.metrics.filter(({ metric }) => metric !== 'latency.mean') } : it,
  );
  const { run, store, tools, saved } = stage(records);
  const before = saved();
  there();
  ruled();
  await postRun(run.id, tools);
  expect(saved()).toBe(before);
  expect(store.issues.size).toBe(0);
});

test('names of a stranger are escaped, and the issue stays within bounds', async () => {
  const criteria = Array.from({ length: 40 }, (_, index) => ({
    ...closed.validation.criteria[1]!,
    route: `GET /${index} @team <img src=x>`,
    text: `@team <img src=x> ${index}`,
  }));
  const [record] = slower();
  const metrics = criteria.map(({ route, metric, scenario }) => ({
    ...record!.metrics.find((it) => it.metric === metric)!,
    route,
    scenario,
    change: { estimate: 1, low: 0.9, high: 1.1, confidence: 0.9 },
  }));
  const { run, tools } = stage([{ ...record!, metrics }], { i1: { ...closed, validation: { criteria } } });
  there();
  ruled();
  const sent = issueOpened();
  await postRun(run.id, tools);
  expect(sent[0]?.body).not.toMatch(/@team|<img/u);
  expect(sent[0]?.body.split('\n').length).toBeLessThan(60);
});
