import { expect, test } from '@jest/globals';
import { postRun } from '../../../../src/usecases/app/jobs/post-run.ts';
import type { Run } from '../../../../src/usecases/app/model.ts';
import { api, useNock } from '../../../github/github-support.ts';
import {
  alertPurpose,
  commentChanged,
  group,
  investigated,
  issueCommented,
  issueIs,
  issueList,
  issueListed,
  issueOpened,
} from './investigation-support.ts';
import { bench, configuration, configured, there } from './job-support.ts';
import { headSha, makeRun, memoryAppStore } from './memory-app-store.ts';

useNock();

const lost = [
  'The worker was lost before there was a result',
  'The worker worker-1 has given no sign of life for 60 s, at attempt 3, and the job is not tried again.',
  "Look at the worker's log and at the memory of its machine, and measure again.",
].join('\n');

const failed = (more: Partial<Run> = {}): Run =>
  makeRun({
    purpose: alertPurpose(),
    mode: 'investigate',
    state: 'ended',
    outcome: 'failed',
    problem: lost,
    ...more,
  });

const stage = (...runs: readonly Run[]) => {
  const store = memoryAppStore(runs);
  return { run: runs.at(-1)!, store, ...bench(store) };
};

const used = (): void => void configured(headSha, configuration());

test('an investigation that failed is told in the issue: what happened, between which deploys, what to do', async () => {
  const { run, store, tools, lines } = stage(failed());
  there();
  used();
  const sent = issueOpened();
  await postRun(run.id, tools);
  expect(sent).toHaveLength(1);
  expect(sent[0]?.title).toBe('Investigation of the alert Slow');
  const { body } = sent[0]!;
  expect(body).toContain(
    'between `bbbbbbbbbb` and `a1b2c3d4e5`, the last two deploys that it knows. It came to no result.',
  );
  expect(body).toContain('**The worker was lost before there was a result**');
  expect(body).toContain("Look at the worker's log and at the memory of its machine");
  expect(body).toContain('- Pacegate looks again when the alert is sent again.');
  expect(body).toContain(`\`pacegate investigate --base ${run.base!.sha} --head ${run.headSha}\``);
  expect(store.issues.get(`alert-${group}`)).toEqual({ issue: 31, state: 'open' });
  expect(lines).toContainEqual(expect.stringContaining('warn An alert could not be investigated: '));
  expect(store.posted).toEqual([run.id]);
});

test('the same once more says nothing, and another reason has one comment that is kept current', async () => {
  const first = stage(failed());
  there();
  used();
  const [opened] = [issueOpened()];
  await postRun(first.run.id, first.tools);
  const again = failed();
  first.store.runs.set(again.id, again);
  there();
  used();
  issueIs('open');
  issueListed(opened[0]!.body);
  await postRun(again.id, first.tools);

  const other = failed({ problem: 'The disk is full.' });
  first.store.runs.set(other.id, other);
  there();
  used();
  issueIs('open');
  issueListed(opened[0]!.body);
  const comments = issueCommented();
  await postRun(other.id, first.tools);
  expect(comments[0]).toContain('<!-- pacegate:alert-trouble -->');
  expect(comments[0]).toContain('The disk is full.');

  const third = failed({ problem: 'The disk is still full.' });
  first.store.runs.set(third.id, third);
  there();
  used();
  issueIs('open');
  issueListed(opened[0]!.body);
  const changes = commentChanged(comments[0]!);
  await postRun(third.id, first.tools);
  expect(changes[0]).toContain('The disk is still full.');
});

test('who has closed the issue is told the same of the same deploys no more', async () => {
  const { run, store, tools, meter } = stage(failed(), failed());
  store.issues.set(`alert-${group}`, { issue: 31, state: 'open' });
  there();
  used();
  issueIs('closed');
  await postRun(run.id, tools);
  expect(meter.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  expect(store.posted).toEqual([run.id]);
});

test('of other deploys it is told, in a new issue where somebody has closed the first', async () => {
  const { run, store, tools } = stage(failed({ headSha: 'c'.repeat(40) }), failed());
  store.issues.set(`alert-${group}`, { issue: 30, state: 'open' });
  there();
  used();
  const sent = issueOpened();
  await postRun(run.id, tools);
  expect(sent).toHaveLength(1);
  expect(store.issues.get(`alert-${group}`)).toEqual({ issue: 31, state: 'open' });
});

test('that there was nothing to compare is told too', async () => {
  const problem = 'Base and head have the same content, so there is nothing to compare.';
  const { run, tools } = stage(failed({ outcome: 'skipped', problem }));
  there();
  used();
  const sent = issueOpened();
  await postRun(run.id, tools);
  expect(sent[0]?.body).toContain(problem);
  expect(sent[0]?.body).not.toContain('**');
});

test('one that failed in the middle tells why, and what was known by then, in the same way', async () => {
  const { run, tools } = investigated(
    { state: 'hypotheses', rootCause: null },
    { purpose: alertPurpose(), checkRunId: null, state: 'ended', outcome: 'failed', problem: lost },
  );
  there();
  const list = issueOpened();
  await postRun(run.id, tools);
  expect(list[0]?.body).toContain('The worker was lost before there was a result');
  expect(list[0]?.body).toContain('What was known by then:');
  expect(list[0]?.body).toContain('- Pacegate looks again when the alert is sent again.');
});

test('one that failed before anything was suspected tells the reason alone', async () => {
  const { run, tools } = investigated(
    { state: 'no-regression', hypotheses: [], rootCause: null, learning: null },
    { purpose: alertPurpose(), checkRunId: null, state: 'ended', outcome: 'failed', problem: lost },
  );
  there();
  used();
  const list = issueOpened();
  await postRun(run.id, tools);
  expect(list[0]?.body).toContain('The worker was lost before there was a result');
  expect(list[0]?.body).not.toContain('Pacegate investigation');
});

test('a repository that does not use Pacegate is left alone', async () => {
  const { run, store, tools, meter } = stage(
    failed({ outcome: 'skipped', problem: 'Neither side has a configuration.' }),
  );
  there();
  configured(headSha, null);
  await postRun(run.id, tools);
  expect(meter.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  expect(store.posted).toEqual([run.id]);
});

test('a configuration that is no file is one that somebody wants to hear of', async () => {
  const { run, tools } = stage(failed());
  there();
  api()
    .get(/contents/)
    .reply(200, []);
  const sent = issueOpened();
  await postRun(run.id, tools);
  expect(sent).toHaveLength(1);
});

test('what was cancelled without anything to tell is told to nobody', async () => {
  const { run, tools, meter } = stage(failed({ outcome: 'cancelled', problem: 'A newer run took its place.' }));
  there();
  await postRun(run.id, tools);
  expect(meter.count).toBe(1);
});

test('where there can be no issue the log says so', async () => {
  const { run, store, tools, lines } = stage(failed());
  there();
  used();
  api().get(issueList).reply(410, { message: 'Issues are disabled for this repo' });
  await postRun(run.id, tools);
  expect(lines.join('\n')).toContain('Issues are disabled');
  expect(store.posted).toEqual([run.id]);
});

test('the words of what failed are a stranger’s: they mention nobody', async () => {
  const problem = 'Nothing was measured\n@team ``` <img src=x>\n# big\n';
  const { run, tools } = stage(failed({ problem, purpose: alertPurpose('@team <b>') }));
  there();
  used();
  const sent = issueOpened();
  await postRun(run.id, tools);
  const text = `${sent[0]?.title}\n${sent[0]?.body}`;
  expect(text).not.toContain('@team');
  expect(text).toMatch(/^````text$/mu);
});
