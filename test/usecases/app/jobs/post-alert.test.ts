import { expect, test } from '@jest/globals';
import { postRun } from '../../../../src/usecases/app/jobs/post-run.ts';
import { api, useNock } from '../../../github/github-support.ts';
import { host } from '../../../github/make-github.ts';
import { makeInvestigation } from '../../../support/make-investigation.ts';
import { alertPurpose, investigated, issueList, issueOpened, viewer } from './investigation-support.ts';
import { there } from './job-support.ts';

useNock();

const ofAlert = { purpose: alertPurpose(), checkRunId: null } as const;
const openAgain = (body: string) =>
  api()
    .get(issueList)
    .reply(200, [{ number: 31, html_url: `${host}/x`, body, user: { login: 'pacegate[bot]', type: 'Bot' } }]);

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
  expect(store.issues.get(`alert-${run.id}`)).toEqual({ issue: 31, state: 'open' });
  expect([...store.learnt.values()]).toMatchObject([{ reference: '#31', class: 'n-plus-one' }]);
  expect(lines).toContain(`info An alert was investigated: ${host}/acme/shop/issues/31`);
  expect(store.posted).toEqual([run.id]);

  there();
  openAgain(sent[0]!.body);
  viewer();
  await postRun(run.id, tools);
  expect(store.learnt.size).toBe(1);
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
});

test('one that ended without anything opens no issue', async () => {
  const { run, store, tools, meter } = investigated(
    {},
    { ...ofAlert, state: 'ended', outcome: 'failed', problem: 'x' },
  );
  store.reports.clear();
  there();
  await postRun(run.id, tools);
  expect(meter.count).toBe(1);
  expect(store.posted).toEqual([run.id]);
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
