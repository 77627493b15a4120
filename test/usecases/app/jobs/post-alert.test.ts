import { expect, test } from '@jest/globals';
import type { Investigation } from '../../../../src/core/investigation.ts';
import { postRun } from '../../../../src/usecases/app/jobs/post-run.ts';
import { api, useNock } from '../../../github/github-support.ts';
import { host } from '../../../github/make-github.ts';
import { makeInvestigation } from '../../../support/make-investigation.ts';
import {
  alertPurpose,
  group,
  investigated,
  issueCommented,
  issueIs,
  issueList,
  issueListed,
  issueOpened,
} from './investigation-support.ts';
import { there } from './job-support.ts';

useNock();

const ofAlert = { purpose: alertPurpose(), checkRunId: null } as const;

test('an alert is answered by an issue that names the two deploys and what was found', async () => {
  const { run, store, tools, lines } = investigated({}, ofAlert);
  there();
  const sent = issueOpened();
  await postRun(run.id, tools);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.title).toBe('Investigation of the alert Slow');
  expect(sent[0]?.body).toContain(
    `The alert \`Slow\` made Pacegate look for what changed between \`${run.base!.sha.slice(0, 10)}\` and \`${run.headSha.slice(0, 10)}\`, the last two deploys that it knows.`,
  );
  expect(sent[0]?.body).toContain('Pacegate investigation: root cause proven');
  expect(sent[0]?.body).toContain('src/orders.js');
  expect(sent[0]?.body).toContain('For 60 days each refresh of `main` tells here which of these criteria hold.');
  expect(store.issues.get(`alert-${group}`)).toEqual({ issue: 31, state: 'open' });
  expect(store.issues.get(`alert-${run.id}`)).toEqual({ issue: 31, state: 'open' });
  expect([...store.learnt.values()]).toMatchObject([{ reference: '#31', class: 'n-plus-one' }]);
  expect(lines).toContain(`info An alert was investigated: ${host}/acme/shop/issues/31`);
  expect(store.posted).toEqual([run.id]);

  there();
  issueListed(sent[0]!.body);
  await postRun(run.id, tools);
  expect(store.learnt.size).toBe(1);
});

test('where the group has its issue already it is told there, in a comment of its own', async () => {
  const { run, store, tools } = investigated({}, ofAlert);
  there();
  issueListed('<!-- pacegate:issue-alert-' + group + ' -->\nIt came to no result.');
  const sent = issueCommented();
  await postRun(run.id, tools);
  expect(sent[0]).toContain(`<!-- pacegate:alert-run-${run.id} -->`);
  expect(sent[0]).toContain('Pacegate investigation: root cause proven');
  expect(store.issues.get(`alert-${run.id}`)).toEqual({ issue: 31, state: 'open' });
  expect(store.learnt.get('#31')).toMatchObject({ class: 'n-plus-one' });
});

const kept = (scene: ReturnType<typeof investigated>) => {
  const { run, store, investigation } = scene;
  store.investigated.push({
    runId: run.id,
    number: null,
    headSha: run.headSha,
    investigation,
    changedAt: new Date(0),
    watchedUntil: null,
  });
  return { ...scene, saved: () => store.investigated[0]! };
};
const until = new Date(Date.parse('2026-03-02T10:00:00.000Z') + 60 * 24 * 3_600_000);

test('what it wants is watched for from then on, once', async () => {
  const { run, store, tools, saved } = kept(investigated({}, ofAlert));
  there();
  const sent = issueOpened();
  await postRun(run.id, tools);
  expect(saved()).toMatchObject({ watchedUntil: until, investigation: { state: 'proven' } });
  // A refresh has told more of it, and the job is done again.
  store.investigated[0] = { ...saved(), watchedUntil: null, investigation: { ...saved().investigation, summary: 'x' } };
  there();
  issueListed(sent[0]!.body);
  await postRun(run.id, tools);
  expect(saved()).toMatchObject({ watchedUntil: null, investigation: { summary: 'x' } });
});

test.each<[string, Partial<Investigation>]>([
  ['found no regression', { state: 'no-regression', rootCause: null, learning: null }],
  ['was cut short', { state: 'cancelled' }],
  ['wants nothing', { validation: { criteria: [] } }],
])('nothing is watched for where it %s', async (_, differences) => {
  const { run, tools, saved } = kept(investigated(differences, ofAlert));
  there();
  const sent = issueOpened();
  await postRun(run.id, tools);
  expect(saved().watchedUntil).toBeNull();
  expect(sent[0]?.body).not.toContain('tells here which');
});

test('an alert that was over meanwhile is told so, in the issue and in the timeline', async () => {
  const resolvedAt = '2026-03-02T09:58:30.000Z';
  const { run, tools, saved } = kept(investigated({}, { ...ofAlert, purpose: alertPurpose('Slow', { resolvedAt }) }));
  there();
  issueOpened();
  issueIs('open');
  const sent = issueCommented();
  await postRun(run.id, tools);
  expect(sent[0]).toContain('The alert `Slow` was resolved at 2026-03-02 09:58 UTC. That alone closes nothing');
  expect(saved().investigation.timeline).toContainEqual({
    at: resolvedAt,
    text: 'The alert was resolved. That alone closes nothing.',
  });
});

test('how far it is is told to nobody: the issue is the answer', async () => {
  const { run, store, tools, meter } = investigated({}, { ...ofAlert, state: 'running', outcome: null });
  there();
  await postRun(run.id, tools);
  expect(meter.count).toBe(1);
  expect(store.learnt.size).toBe(0);
});

test('one that found no regression says so, and teaches nothing', async () => {
  const { rootCause, learning } = { rootCause: null, learning: null };
  const { run, store, tools } = investigated(
    { state: 'no-regression', summary: 'Nothing got worse.', hypotheses: [], regressions: [], rootCause, learning },
    ofAlert,
  );
  there();
  const sent = issueOpened();
  await postRun(run.id, tools);
  expect(sent[0]?.body).toContain('no regression');
  expect(store.learnt.size).toBe(0);
});

test('one that could not decide whether anything got worse is not green, and says what to do next', async () => {
  const notices = ['The comparison is inconclusive, so a regression may be there all the same: time was over.'];
  const { run, tools } = investigated(
    { state: 'no-regression', hypotheses: [], regressions: [], rootCause: null, learning: null, notices },
    ofAlert,
  );
  there();
  const sent = issueOpened();
  await postRun(run.id, tools);
  expect(sent[0]?.body).toContain('❔ **Pacegate investigation: no regression shown**');
  expect(sent[0]?.body).toContain('What to do next:');
  expect(sent[0]?.body).not.toContain('close this issue');
});

test('one that was cut short tells why, and what was known by then', async () => {
  const { run, tools } = investigated(
    { state: 'cancelled' },
    { ...ofAlert, state: 'ended', outcome: 'cancelled', problem: 'The worker was stopped.' },
  );
  there();
  const sent = issueOpened();
  await postRun(run.id, tools);
  expect(sent[0]?.body).toContain('The worker was stopped');
  expect(sent[0]?.body).toContain('What was known by then:');
  expect(sent[0]?.body).toContain(`\`pacegate investigate --base ${run.base!.sha} --head ${run.headSha}\``);
});

test('the name of an alert is a stranger’s: it mentions nobody and closes nothing', async () => {
  const { run, tools } = investigated({}, { ...ofAlert, purpose: alertPurpose('@team `x` <img src=x>\n# big') });
  there();
  const [sent] = [issueOpened()];
  await postRun(run.id, tools);
  const text = `${sent[0]?.title}\n${sent[0]?.body}`;
  expect(text).not.toMatch(/@team(?![^`\n]*`)/u);
  expect(sent[0]?.title).not.toContain('@team');
  expect(sent[0]?.title).not.toContain('\n');
  expect(text).not.toMatch(/^# big/mu);
});

test('a repository without issues loses nothing of what was learnt', async () => {
  const { run, store, tools, lines } = investigated({}, ofAlert);
  there();
  api().get(issueList).reply(410, { message: 'Issues are disabled for this repo' });
  await postRun(run.id, tools);
  expect([...store.learnt.values()]).toMatchObject([{ reference: run.headSha.slice(0, 12) }]);
  expect(lines.join('\n')).toContain('Issues are disabled');
  expect(store.posted).toEqual([run.id]);
});

test('the class that was learnt is that of the cause, whatever else was suspected', async () => {
  const { hypotheses } = makeInvestigation();
  const [guilty] = hypotheses;
  const innocent = { ...guilty!, id: 'H1', class: 'pool-reduced', experiment: null };
  const { run, store, tools } = investigated(
    { hypotheses: [innocent, { ...guilty!, id: 'H2', rank: 2 }], rootCause: 'H2' },
    ofAlert,
  );
  there();
  issueOpened();
  await postRun(run.id, tools);
  expect(store.learnt.get('#31')).toMatchObject({ class: 'n-plus-one', fingerprint: { class: 'n-plus-one' } });
});
