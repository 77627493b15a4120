import { expect, test } from '@jest/globals';
import type { BaselineRecord } from '../../../../src/core/baseline-record.ts';
import { GitHubError } from '../../../../src/core/errors.ts';
import type { Investigation } from '../../../../src/core/investigation.ts';
import { playbookEntry } from '../../../../src/investigation/synthesis/playbook/playbook-entry.ts';
import { postRun } from '../../../../src/usecases/app/jobs/post-run.ts';
import { api, useNock } from '../../../github/github-support.ts';
import { longRecords, mainRecord, sinceHead, undoing } from '../../../investigation/synthesis/main-records.ts';
import { stories } from '../../../investigation/synthesis/stories.ts';
import { makeResult } from '../../../support/make-result.ts';
import { memoryStore } from '../../memory-store.ts';
import {
  alertIssue,
  alertPurpose,
  commentChanged,
  group,
  issueCommented,
  issueIs,
  issueOpened,
} from './investigation-support.ts';
import { bench, configuration, configured, there } from './job-support.ts';
import { makeRun, memoryAppStore } from './memory-app-store.ts';

useNock();

const { proven, closed } = stories;
const now = Date.parse('2026-03-02T10:00:00.000Z');
const later = new Date(now + 60 * 24 * 3_600_000);
const until = new Date('2026-04-20T10:00:00.000Z');
const tip = 'e'.repeat(40);

/** A refresh after which the default branch has these records, while these investigations of one alert are watched. */
const stage = (
  records: readonly BaselineRecord[],
  watched: Readonly<Record<string, Investigation>> = { i1: proven },
) => {
  const purpose = { kind: 'refresh', branch: 'main' } as const;
  const run = makeRun({ purpose, base: null, headSha: tip, state: 'measured', outcome: 'pass' });
  const asked = Object.keys(watched).map((id) =>
    makeRun({ id, purpose: alertPurpose(), mode: 'investigate', state: 'ended' }),
  );
  const store = memoryAppStore([...asked, run]);
  store.baseline.store = memoryStore(records);
  store.kept.set(run.id, { result: makeResult(), comment: '', raw: null });
  store.issues.set(`alert-${group}`, { issue: 31, state: 'open' });
  for (const [runId, investigation] of Object.entries(watched)) {
    const { head } = investigation.scope;
    store.investigated.push({
      runId,
      number: null,
      headSha: head,
      investigation,
      changedAt: until,
      watchedUntil: until,
    });
    store.issues.set(`alert-${runId}`, { issue: 31, state: 'open' });
  }
  const saved = (runId = 'i1') => store.investigated.find((it) => it.runId === runId)!;
  const { tools, ...rest } = bench(store);
  const refreshed = async (): Promise<void> => {
    there();
    configured(tip, configuration());
    await postRun(run.id, tools);
  };
  return { store, saved, refreshed, ...rest };
};

const fixed = (): BaselineRecord[] => sinceHead([[1, undoing]]);

/** Takes the closing of the issue, with its comment. */
const closing = (more: object = {}): { readonly comments: string[]; readonly states: object[] } => {
  issueIs('open', more);
  const comments = issueCommented();
  const states: object[] = [];
  if (!('state_reason' in more))
    api()
      .patch(alertIssue, (body: object | string) => typeof body === 'object' && states.push(body) > 0)
      .reply(200, {});
  return { comments, states };
};

const entry = playbookEntry(proven, { counters: [], shape: [] }, { reference: '#31', at: '2026-03-02T09:30:00.000Z' })!;
const faces = (text: string | undefined): string[] =>
  [...(text ?? '').matchAll(/^- (?:✅|❌|⬜) .*: (reached|missed|open)$/gmu)].map(([, state]) => state ?? '');

test('once all holds on the default branch each criterion is told, and the investigation and its issue are closed', async () => {
  const { store, saved, refreshed, lines } = stage(fixed());
  store.learnt.set('#31', entry);
  issueIs('open');
  const progress = issueCommented();
  const { comments, states } = closing();
  await refreshed();
  expect(faces(progress[0])).toEqual(['reached', 'reached', 'reached', 'reached']);
  expect(progress[0]).toContain('What the investigation of `41d7be05c2` wanted:');
  expect(progress[0]).toContain('is within its tolerance of 9f2c1e7ab44d again');
  expect(comments[0]).toMatch(/✅ The investigation of `41d7be05c2` is closed: all that it wanted holds\./u);
  expect(comments[0]).toContain('From now on `main` is watched for it');
  expect(states).toEqual([{ state: 'closed', state_reason: 'completed' }]);
  expect(saved()).toMatchObject({ watchedUntil: later, investigation: { state: 'closed' } });
  expect(store.issues.get(`alert-${group}`)).toEqual({ issue: 31, state: 'closed' });
  expect(store.learnt.get('#31')?.confirmed).toBe(true);
  expect(lines).toContain('info What an alert came from is fixed.');
});

test('as long as something is missed that is told in one comment, and nothing is closed', async () => {
  const { store, saved, refreshed } = stage(sinceHead([[1, { ...undoing, 'latency.mean': 0 }]]));
  store.learnt.set('#31', entry);
  issueIs('open');
  const progress = issueCommented();
  await refreshed();
  expect(faces(progress[0])).toEqual(['reached', 'missed', 'reached', 'reached']);
  expect(saved()).toMatchObject({ watchedUntil: until, investigation: { state: 'proven' } });
  expect(store.issues.get(`alert-${group}`)).toEqual({ issue: 31, state: 'open' });
  expect(store.learnt.get('#31')?.confirmed).toBe(false);

  store.baseline.store = memoryStore(fixed());
  issueIs('open');
  const changed = commentChanged(progress[0]!);
  closing();
  await refreshed();
  expect(faces(changed[0])).toEqual(['reached', 'reached', 'reached', 'reached']);
  expect(saved().investigation.state).toBe('closed');
});

test('before anything is recorded behind the investigated head nothing is told', async () => {
  const { saved, refreshed, meter } = stage(sinceHead([]));
  const before = saved();
  await refreshed();
  expect(saved()).toBe(before);
  expect(meter.count).toBe(2);
});

test('what somebody has reopened gets the comment, and is theirs to close', async () => {
  const { store, saved, refreshed } = stage(fixed());
  issueIs('open', { state_reason: 'reopened' });
  issueCommented();
  const { comments } = closing({ state_reason: 'reopened' });
  await refreshed();
  expect(comments[0]).toContain('is closed: all that it wanted holds');
  expect(saved().investigation.state).toBe('closed');
  expect(store.issues.get(`alert-${group}`)).toEqual({ issue: 31, state: 'open' });
});

test('an issue that somebody has closed is written to no more; the investigation is closed all the same', async () => {
  const { store, saved, refreshed, meter } = stage(fixed());
  issueIs('closed');
  await refreshed();
  expect(saved().investigation.state).toBe('closed');
  expect(store.issues.get('alert-i1')).toEqual({ issue: 31, state: 'closed' });
  expect(meter.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('where another investigation of the alert goes on, the issue stays open for it', async () => {
  const other = { ...proven, scope: { ...proven.scope, base: '1'.repeat(40), head: '2'.repeat(40) } };
  const { store, saved, refreshed } = stage(fixed(), { i1: proven, i2: other });
  // i2 comes first, the newest: nothing leads to it.
  issueIs('open');
  const [ofOther] = [issueCommented()];
  issueIs('open');
  issueCommented();
  const comments = issueCommented();
  await refreshed();
  expect(faces(ofOther[0])).toEqual(['open', 'open', 'open', 'open']);
  expect(comments[0]).toContain('This issue stays open for another investigation of the alert.');
  expect(saved('i1').investigation.state).toBe('closed');
  expect(saved('i2').investigation.state).toBe('proven');
  expect(store.issues.get(`alert-${group}`)).toEqual({ issue: 31, state: 'open' });
});

test('without an issue it is closed for later investigations', async () => {
  const { store, saved, refreshed } = stage(fixed());
  store.issues.clear();
  store.learnt.set('41d7be05c2f9', { ...entry, reference: '41d7be05c2f9' });
  await refreshed();
  expect(saved()).toMatchObject({ watchedUntil: later, investigation: { state: 'closed' } });
  expect(store.learnt.get('41d7be05c2f9')?.confirmed).toBe(true);
});

test('while GitHub is away nothing is kept; the next attempt does all of it', async () => {
  const { store, saved, refreshed } = stage(fixed());
  const before = saved();
  api().get(alertIssue).times(4).reply(503, { message: 'no' });
  await expect(refreshed()).rejects.toBeInstanceOf(GitHubError);
  expect(saved()).toBe(before);
  expect(store.posted).toEqual([]);
  issueIs('open');
  issueCommented();
  closing();
  await refreshed();
  expect(saved().investigation.state).toBe('closed');
});

test('a comment that GitHub refuses for good keeps it from nothing', async () => {
  const { saved, refreshed, lines } = stage(fixed());
  issueIs('open');
  api()
    .get(`${alertIssue}/comments?per_page=100&page=1`)
    .reply(200, [])
    .post(`${alertIssue}/comments`)
    .reply(403, { message: 'Unable to create comment because issue is locked.' });
  await refreshed();
  expect(saved().investigation.state).toBe('closed');
  expect(lines).toContainEqual(expect.stringContaining('warn Could not post the comment in issue #31'));
});

test('once it is closed, the short and the extended term are told in the same comment', async () => {
  const { store, saved, refreshed } = stage([mainRecord(1)], { i1: closed });
  const known = '<!-- pacegate:investigation-i1 -->\nWhat it wanted.';
  const short = commentChanged(known);
  await refreshed();
  expect(short[0]).toContain('- Short term: mean latency of api: GET /orders is within its tolerance over 1 record');
  expect(short[0]).not.toContain('Extended term');
  expect(saved().watchedUntil).toEqual(until);
  store.baseline.store = memoryStore(longRecords());
  const extended = commentChanged(known);
  await refreshed();
  expect(extended[0]).toContain(
    '- Extended term: mean latency of api: GET /orders is within its tolerance over 5 records',
  );
  expect(saved()).toMatchObject({ watchedUntil: null, investigation: { state: 'closed' } });
  expect(store.issues.get('alert-i1')).toEqual({ issue: 31, state: 'closed' });
});

test('what came back is told in a new issue that names the one of the alert', async () => {
  const { store, saved, refreshed } = stage([mainRecord(1, { changes: { 'latency.mean': 0.3 } })], { i1: closed });
  commentChanged('<!-- pacegate:investigation-i1 -->\nWhat it wanted.');
  const sent = issueOpened(32);
  await refreshed();
  expect(sent.at(-1)?.title).toBe('What was fixed in #31 came back: latency.mean');
  expect(saved()).toMatchObject({ watchedUntil: null, investigation: { state: 'proven' } });
  expect(store.issues.get('investigation-i1')).toEqual({ issue: 32, state: 'open' });
});

test('names of a stranger are escaped in all that is told', async () => {
  const criteria = proven.validation.criteria.map((it) => ({ ...it, text: '@team <img src=x>', suite: '@team <b>' }));
  const records = fixed().map((it) => ({ ...it, suite: '@team <b>' }));
  const { refreshed } = stage(records, { i1: { ...proven, validation: { criteria } } });
  issueIs('open');
  const progress = issueCommented();
  const { comments } = closing();
  await refreshed();
  expect([progress, comments].map(({ length }) => length)).toEqual([1, 1]);
  expect(`${progress[0]}${comments[0]}`).not.toMatch(/@team|<img|<b>/u);
});
