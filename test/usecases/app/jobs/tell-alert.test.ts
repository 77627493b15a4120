import { expect, test } from '@jest/globals';
import { GitHubError } from '../../../../src/core/errors.ts';
import { handleJob } from '../../../../src/usecases/app/jobs/handle-job.ts';
import type { AlertNews } from '../../../../src/usecases/app/ports.ts';
import { api, useNock } from '../../../github/github-support.ts';
import { makeInvestigation } from '../../../support/make-investigation.ts';
import {
  alertIssue,
  alertPurpose,
  commentChanged,
  group,
  issueCommented,
  issueIs,
  issueList,
  issueListed,
  issueOpened,
} from './investigation-support.ts';
import { bench, configuration, configured, notThere, there } from './job-support.ts';
import { makeRun, memoryAppStore } from './memory-app-store.ts';

useNock();

const { signal } = new AbortController();
const at = '2026-03-02T09:58:30.000Z';
const until = new Date('2026-05-01T10:00:00.000Z');
const topic = `alert-${group}`;

const news = (more: Partial<AlertNews> = {}): AlertNews => ({
  kind: 'alert',
  repositoryId: 4,
  alert: 'Slow',
  group,
  news: 'resolved',
  at,
  ...more,
});

/** An alert whose investigation is watched, as is another's. */
const stage = (state: 'proven' | 'closed' = 'proven') => {
  const run = makeRun({ purpose: alertPurpose(), mode: 'investigate', state: 'ended', outcome: 'investigated' });
  const store = memoryAppStore([run]);
  store.issues.set(topic, { issue: 31, state: 'open' });
  for (const runId of [run.id, 'other'])
    store.investigated.push({
      runId,
      number: null,
      headSha: run.headSha,
      investigation: makeInvestigation({ state }),
      changedAt: until,
      watchedUntil: until,
    });
  const { tools, ...rest } = bench(store);
  const tell = (more?: Partial<AlertNews>): Promise<void> => handleJob(news(more), tools, signal);
  return { run, store, tell, timelines: () => store.investigated.map((it) => it.investigation.timeline), ...rest };
};

const event = { at, text: 'The alert was resolved. That alone closes nothing.' };

test('that an alert is over is said in its issue and noted, and closes nothing', async () => {
  const { store, tell, timelines } = stage();
  there();
  issueIs('open');
  const sent = issueCommented();
  await tell();
  expect(sent[0]).toContain('The alert `Slow` was resolved at 2026-03-02 09:58 UTC. That alone closes nothing: ');
  expect(sent[0]).toContain('closed when its criteria hold on `main`');
  expect(timelines()[0]).toContainEqual(event);
  expect(timelines()[1]).not.toContainEqual(event);
  expect(store.investigated[0]).toMatchObject({ watchedUntil: until, investigation: { state: 'proven' } });
  expect(store.issues.get(topic)).toEqual({ issue: 31, state: 'open' });
});

test('when it comes and goes, the one comment is kept current; the same twice is told once', async () => {
  const { tell, timelines } = stage();
  there();
  issueIs('open');
  const [sent] = [issueCommented()];
  await tell();
  there();
  issueIs('open');
  const changed = commentChanged(sent[0]!);
  await tell({ at: '2026-03-03T11:00:00.000Z' });
  expect(changed[0]).toContain('2026-03-03 11:00 UTC');
  const before = timelines()[0];
  there();
  issueIs('open');
  commentChanged('<!-- pacegate:alert-resolved -->\nOld.');
  await tell({ at: '2026-03-03T11:00:00.000Z' });
  expect(timelines()[0]).toEqual(before);
});

test('an investigation that is under way learns of it', async () => {
  const { run, store, tell } = stage();
  store.runs.set(run.id, { ...run, state: 'running', outcome: null });
  store.issues.clear();
  there();
  await tell();
  expect(store.runs.get(run.id)?.purpose).toMatchObject({ alert: 'Slow', resolvedAt: at });
});

test('without a time none is said', async () => {
  const { tell, timelines } = stage();
  there();
  issueIs('open');
  const sent = issueCommented();
  await tell({ at: null });
  expect(sent[0]).toContain('The alert `Slow` was resolved. ');
  expect(timelines()[0]).toContainEqual({ ...event, at: '2026-03-02T10:00:00.000Z' });
});

test('where nothing is held against the branch the issue is people’s to close', async () => {
  const { tell, timelines } = stage('closed');
  there();
  issueIs('open');
  const sent = issueCommented();
  await tell();
  expect(sent[0]).toContain('Close this issue when you are done with it.');
  expect(timelines()[0]).not.toContainEqual(event);
});

test('an issue that is closed, or was deleted, is not written to', async () => {
  const { tell, meter, timelines } = stage();
  there();
  issueIs('closed');
  await tell();
  there();
  api().get(alertIssue).reply(410, { message: 'This issue was deleted' });
  await tell();
  expect(meter.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  expect(timelines()[0]).toContainEqual(event);
});

test('an alert without two deploys opens the issue of its group, once', async () => {
  const { store, tell, lines } = stage();
  store.issues.clear();
  const opened = (): void => {
    there();
    configured('main', configuration());
  };
  opened();
  const sent = issueOpened();
  await tell({ news: 'no-deploys' });
  expect(sent[0]?.title).toBe('Investigation of the alert Slow');
  expect(sent[0]?.body).toContain(
    'between the last two pushes to `main` that GitHub told it of, and it knows fewer than two',
  );
  expect(sent[0]?.body).toContain('- From the second push on it looks when the alert is sent again.');
  expect(store.issues.get(topic)).toEqual({ issue: 31, state: 'open' });
  expect(lines).toContainEqual(expect.stringContaining('warn An alert could not be investigated: '));
  opened();
  issueListed(`${sent[0]!.body} and more`);
  await tell({ news: 'no-deploys', alert: 'Another of the group' });
});

test('a repository that does not use Pacegate, or that is gone, hears nothing', async () => {
  const { tell, meter } = stage();
  there();
  configured('main', null);
  await tell({ news: 'no-deploys' });
  notThere();
  await tell({ news: 'no-deploys' });
  expect(meter.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('what GitHub refuses for good is in the log; what may pass is tried again', async () => {
  const { tell, lines } = stage();
  there();
  configured('main', configuration());
  api().get(issueList).reply(410, { message: 'Issues are disabled for this repo' });
  await tell({ news: 'no-deploys' });
  expect(lines.join('\n')).toContain('News of an alert could not be told.');
  there();
  api().get(alertIssue).times(4).reply(503, { message: 'no' });
  await expect(tell()).rejects.toBeInstanceOf(GitHubError);
});

test('the name of an alert is a stranger’s', async () => {
  const { tell } = stage();
  there();
  configured('main', configuration());
  const sent = issueOpened();
  await tell({ news: 'no-deploys', alert: '@team `x` <img src=x>\n# big' });
  expect(`${sent[0]?.title}\n${sent[0]?.body}`).not.toMatch(/@team|^# big/mu);
});
