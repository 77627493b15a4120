import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { decideIssues } from '../../../../src/usecases/app/jobs/decide-issues.ts';
import { goneText, issueBody, issueTitle } from '../../../../src/usecases/app/jobs/issue-text.ts';
import { postRun } from '../../../../src/usecases/app/jobs/post-run.ts';
import type { SeriesNow } from '../../../../src/usecases/app/jobs/watch-place.ts';
import { type Watched, watchSeries } from '../../../../src/usecases/app/jobs/watch-series.ts';
import { api, useNock } from '../../../github/github-support.ts';
import { shop } from '../../../github/make-github.ts';
import { makeResult } from '../../../support/make-result.ts';
import { memoryStore } from '../../memory-store.ts';
import { bench, there } from './job-support.ts';
import { makeRun, memoryAppStore } from './memory-app-store.ts';
import { crept, jumped, unchanged } from './series.ts';

useNock();

const topic = 'api/cpu.per-request';
const issues = `${shop}/issues`;
const list = `${issues}?state=open&sort=created&direction=desc&per_page=100`;

/** A refresh that added the newest of these records. */
const stage = ({ records }: SeriesNow) => {
  const run = makeRun({
    purpose: { kind: 'refresh', branch: 'main' },
    base: null,
    headSha: records.at(-1)!.commit,
    state: 'measured',
    outcome: 'pass',
  });
  const store = memoryAppStore([run]);
  store.baseline.store = memoryStore(records);
  store.kept.set(run.id, { result: makeResult(), comment: '', raw: null });
  return { run, store, ...bench(store) };
};

interface Opened {
  readonly title: string;
  readonly body: string;
}

const opened = (): Opened[] => {
  const sent: Opened[] = [];
  api()
    .get(list)
    .reply(200, [])
    .post(issues, (body: Opened) => sent.push(body) > 0)
    .reply(201, { number: 31, html_url: 'https://ghe.example/acme/shop/issues/31' });
  return sent;
};

test('what got worse opens one issue with the evidence, and the next refresh opens none', async () => {
  const series = jumped();
  const { run, store, tools } = stage(series);
  there();
  const sent = opened();
  await postRun(run.id, tools);
  expect(store.issues.get(topic)).toEqual({ issue: 31, state: 'open' });
  expect(sent).toHaveLength(1);
  expect(sent[0]?.title).toBe('CPU time per request of api got worse on main');
  expect(sent[0]?.body).toContain(series.records[20]!.commit);
  expect(sent[0]?.body).toContain('```mermaid');
  expect(sent[0]?.body).toContain('| Commit | Recorded | Value |');
  expect(store.posted).toEqual([run.id]);

  there();
  await postRun(run.id, tools);
  expect(store.issues.size).toBe(1);
});

test('when it is gone the issue is closed with a comment', async () => {
  const { run, store, tools } = stage(unchanged());
  store.issues.set(topic, { issue: 31, state: 'open' });
  const comments: string[] = [];
  there();
  api()
    .get(`${issues}/31`)
    .reply(200, { state: 'open' })
    .get(`${issues}/31/comments?per_page=100&page=1`)
    .reply(200, [])
    .post(`${issues}/31/comments`, ({ body }: { body: string }) => comments.push(body) > 0)
    .reply(201, { html_url: 'x' })
    .patch(`${issues}/31`, { state: 'closed', state_reason: 'completed' })
    .reply(200, {});
  await postRun(run.id, tools);
  expect(store.issues.get(topic)).toEqual({ issue: 31, state: 'closed' });
  expect(comments[0]).toContain('It is gone');
});

test('a commit of which nothing was stored says nothing', async () => {
  const { run, store, tools, meter } = stage(jumped());
  store.runs.set(run.id, { ...run, headSha: 'e'.repeat(40) });
  there();
  await postRun(run.id, tools);
  expect(meter.count).toBe(1);
});

test('a repository without issues is told in the log, and the run is over', async () => {
  const { run, store, tools, lines } = stage(jumped());
  there();
  api().get(list).reply(410, { message: 'Issues are disabled for this repo' });
  await postRun(run.id, tools);
  expect(store.posted).toEqual([run.id]);
  expect(lines.join('\n')).toContain('could not be posted');
});

const rules = { toleranceOf: () => 0.05, rate: 0.01 };

test('whatever a record holds, the issue mentions nobody and stays within bounds', () => {
  const { records, ...rest } = jumped();
  const hostile = records.map((record) => ({
    ...record,
    commit: record.commit.startsWith('0') ? `@team <img> | ${record.commit}` : record.commit,
    previous: record.previous === null ? null : `@team <img> | ${record.previous}`,
    metrics: record.metrics.map((it) => ({ ...it, scenario: '@team `x` | <b>' })),
  }));
  const [watched] = watchSeries([{ ...rest, suite: '@team', records: hostile }], rules);
  const text = `${issueTitle(watched!, '@team`')}\n${issueBody(watched!, '@team`')}\n${goneText(watched!)}`;
  expect(watched?.state).toBe('worse');
  expect(text).not.toContain('@team');
  expect(text).not.toContain('<img>');
  expect(text.length).toBeLessThan(60_000);
});

test('a creep is told by its own sentence', () => {
  const [watched] = watchSeries([crept()], rules);
  expect(issueBody(watched!, 'main')).toContain('Slow creep');
});

const watchedAs = (name: string, state: Watched['state']): Watched => ({
  topic: name,
  suite: 'api',
  metric: name,
  state,
  places: [],
});

test('issues are opened for what is worse, closed for what is fine, and otherwise left alone', () => {
  const names = ['a', 'b', 'c', 'd'];
  const states = fc.uniqueArray(
    fc.tuple(fc.constantFrom(...names), fc.constantFrom('worse' as const, 'lingering' as const, 'fine' as const)),
    { selector: ([name]) => name },
  );
  fc.assert(
    fc.property(states, fc.uniqueArray(fc.constantFrom(...names)), (looked, known) => {
      const watched = looked.map(([name, state]) => watchedAs(name, state));
      const { open, close } = decideIssues(
        watched,
        known.map((name, issue) => ({ topic: name, issue })),
      );
      const stateOf = new Map(looked);
      expect(new Set(open.map((it) => it.topic))).toEqual(
        new Set(names.filter((name) => stateOf.get(name) === 'worse' && !known.includes(name))),
      );
      expect(new Set(close.map((it) => it.topic))).toEqual(
        new Set(known.filter((name) => stateOf.get(name) === 'fine')),
      );
    }),
  );
});
