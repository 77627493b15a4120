import { expect, test } from '@jest/globals';
import { GitHubError } from '../../../../src/core/errors.ts';
import type { Investigation } from '../../../../src/core/investigation.ts';
import type { Result } from '../../../../src/core/result.ts';
import { commentMarker } from '../../../../src/github/comment-marker.ts';
import { playbookEntry } from '../../../../src/investigation/synthesis/playbook/playbook-entry.ts';
import { postRun } from '../../../../src/usecases/app/jobs/post-run.ts';
import type { Run } from '../../../../src/usecases/app/model.ts';
import { api, useNock } from '../../../github/github-support.ts';
import { shop } from '../../../github/make-github.ts';
import { storeResult } from '../../../investigation/synthesis/make-story.ts';
import { laterResult, stories, tell } from '../../../investigation/synthesis/stories.ts';
import { commented, comments, commentsListed, ours, viewer } from './investigation-support.ts';
import { bench, checkChanged, checksListed, checkRun, pull, there } from './job-support.ts';
import { makeRun, memoryAppStore } from './memory-app-store.ts';

useNock();

const day = 24 * 3_600_000;
const now = Date.parse('2026-03-02T10:00:00.000Z');
const later = laterResult();
const sha = later.head.commit;

const entry = playbookEntry(tell(), { counters: [], shape: [] }, { reference: '#12', at: '2026-03-02T09:30:00.000Z' })!;

const investigatedAt = (head: string): Investigation => ({ ...tell(), scope: { ...tell().scope, head } });

interface Scene {
  readonly result?: Result;
  readonly investigation?: Investigation;
  readonly run?: Partial<Run>;
}

/** A check of #12 that was measured after an investigation of an earlier head. */
const stage = ({ result = later, investigation = tell(), run: ofRun = {} }: Scene = {}) => {
  const run = makeRun({ checkRunId: 5, headSha: sha, state: 'measured', outcome: result.verdict, ...ofRun });
  const store = memoryAppStore([run]);
  store.kept.set(run.id, { result, comment: '', raw: null });
  const keep = (runId: string, it: Investigation): void => {
    store.investigated.push({
      runId,
      number: 12,
      headSha: it.scope.head,
      investigation: it,
      changedAt: new Date(now),
      watchedUntil: null,
    });
  };
  keep('i1', investigation);
  return { run, store, keep, saved: () => store.investigated[0]!, ...bench(store) };
};

/** The check and its comment, up to what is said of the investigation. */
const checked = (): string[] => {
  there();
  checksListed([checkRun(5)], sha);
  checkChanged(5);
  pull({ head: { sha, ref: 'search', repo: { id: 4 } } });
  return commented();
};

const regressedAgain = (metric: string): Result => {
  const before = storeResult().metrics.filter((it) => it.metric === metric);
  return { ...later, verdict: 'fail', metrics: [...before, ...later.metrics.filter((it) => it.metric !== metric)] };
};

const undecided = (metric: string): Result => ({
  ...later,
  verdict: 'inconclusive',
  metrics: later.metrics.map((it) => (it.metric === metric ? { ...it, decision: 'inconclusive' } : it)),
});

const faces = (text: string | undefined): string[] =>
  [...(text ?? '').matchAll(/^- (?:✅|❌|⬜) .*: (reached|missed|open)$/gmu)].map(([, state]) => state ?? '');

test('a check that reaches every criterion says so, closes it, and begins to watch the default branch', async () => {
  const { run, store, tools, saved } = stage();
  store.learnt.set('#12', entry);
  const [ofCheck, ofInvestigation] = [checked(), commented()];
  await postRun(run.id, tools);
  expect(ofCheck[0]).toContain('Pacegate: pass');
  expect(ofCheck[0]).toMatch(/✅ The investigation of `41d7be05c2` \(.*\) is closed: all it wanted is reached\./u);
  expect(faces(ofCheck[0])).toEqual(['reached', 'reached', 'reached', 'reached']);
  expect(ofInvestigation[0]).toContain(commentMarker('investigation-i1'));
  expect(ofInvestigation[0]).toContain('Pacegate investigation: closed');
  expect(saved()).toMatchObject({ investigation: { state: 'closed' }, watchedUntil: new Date(now + 60 * day) });
  expect(store.learnt.get('#12')?.confirmed).toBe(true);
});

test('one criterion that is missed keeps it open, and each is told as it is', async () => {
  const { run, store, tools, saved } = stage({ result: regressedAgain('db.queries') });
  store.learnt.set('#12', entry);
  const [ofCheck, ofInvestigation] = [checked(), commented()];
  await postRun(run.id, tools);
  expect(ofCheck[0]).toMatch(/The investigation of `41d7be05c2` .* stays open until all of this holds:/u);
  expect(faces(ofCheck[0])).toEqual(['missed', 'reached', 'reached', 'reached']);
  expect(ofInvestigation[0]).toContain('root cause proven');
  expect(saved()).toMatchObject({ investigation: { state: 'proven' }, watchedUntil: null });
  expect(store.learnt.get('#12')?.confirmed).toBe(false);
});

test('what a check could not decide is neither reached nor missed', async () => {
  const { run, tools, saved } = stage({ result: undecided('db.queries') });
  const [ofCheck] = [checked(), commented()];
  await postRun(run.id, tools);
  expect(faces(ofCheck[0])).toEqual(['open', 'reached', 'reached', 'reached']);
  expect(saved().investigation.state).toBe('proven');
});

test('posted again the check says the same, and the investigation is told nothing twice', async () => {
  const { run, tools, saved } = stage();
  const [ofCheck] = [checked(), commented()];
  await postRun(run.id, tools);
  const after = saved();
  there();
  checksListed([checkRun(5)], sha);
  checkChanged(5);
  pull({ head: { sha, ref: 'search', repo: { id: 4 } } });
  commentsListed([ours(1, ofCheck[0]!)]);
  await postRun(run.id, tools);
  expect(saved()).toBe(after);
});

test('the comment of the investigation is the one that is there already', async () => {
  const { run, tools } = stage();
  checked();
  const known = ours(7, `${commentMarker('investigation-i1')}\nInvestigating.`);
  const sent: string[] = [];
  commentsListed([known]);
  viewer();
  api()
    .patch(`${shop}/issues/comments/7`, ({ body }: { body: string }) => sent.push(body) > 0)
    .reply(200, { html_url: 'x' });
  await postRun(run.id, tools);
  expect(sent[0]).toContain('Pacegate investigation: closed');
});

test('while GitHub takes no comment the verdict stands, and the next attempt tells the rest', async () => {
  const { run, store, tools, saved } = stage();
  store.learnt.set('#12', entry);
  const ofCheck = checked();
  api().get(`${comments}?per_page=100&page=1`).times(4).reply(502, { message: 'no' });
  await expect(postRun(run.id, tools)).rejects.toBeInstanceOf(GitHubError);
  expect(ofCheck).toHaveLength(1);
  expect(saved()).toMatchObject({ investigation: { state: 'proven' }, watchedUntil: null });
  expect(store.posted).toEqual([]);

  there();
  checksListed([checkRun(5)], sha);
  checkChanged(5);
  pull({ head: { sha, ref: 'search', repo: { id: 4 } } });
  commentsListed([ours(1, ofCheck[0]!)]);
  const told = commented();
  await postRun(run.id, tools);
  expect(told[0]).toContain('Pacegate investigation: closed');
  expect(saved().investigation.state).toBe('closed');
  expect(store.learnt.get('#12')?.confirmed).toBe(true);
});

test('a comment that GitHub refuses for good keeps it from nothing', async () => {
  const { run, store, tools, saved, lines } = stage();
  checked();
  commentsListed();
  api().post(comments).reply(403, { message: 'Unable to create comment because issue is locked.' });
  await postRun(run.id, tools);
  expect(saved().investigation.state).toBe('closed');
  expect(lines.filter((line) => line.startsWith('warn'))).toEqual([expect.stringContaining('locked')]);
  expect(store.posted).toEqual([run.id]);
});

test('what comes back opens it again, and the default branch is watched no longer', async () => {
  const again = { ...storeResult(), head: { ...later.head, commit: 'e2'.repeat(20) } };
  const { run, store, tools, saved } = stage({ investigation: stories.closed, run: { headSha: 'e2'.repeat(20) } });
  store.kept.set(run.id, { result: { ...again, startedAt: '2026-03-02T11:00:00.000Z' }, comment: '', raw: null });
  store.investigated[0] = { ...saved(), watchedUntil: new Date(now + 60 * day) };
  there();
  checksListed([checkRun(5)], 'e2'.repeat(20));
  checkChanged(5);
  pull({ head: { sha: 'e2'.repeat(20), ref: 'search', repo: { id: 4 } } });
  const [ofCheck] = [commented(), commented()];
  await postRun(run.id, tools);
  expect(ofCheck[0]).toContain('stays open until all of this holds');
  expect(saved()).toMatchObject({ investigation: { state: 'proven' }, watchedUntil: null });
});

test('a closed one that a later check can not decide again stays closed, and nobody says that all is reached', async () => {
  const { run, tools, saved } = stage({ investigation: stories.closed });
  const result = undecided('db.queries');
  const of = { ...result, startedAt: '2026-03-02T11:00:00.000Z' };
  tools.store.kept.set(run.id, { result: of, comment: '', raw: null });
  const [ofCheck] = [checked(), commented()];
  await postRun(run.id, tools);
  expect(ofCheck[0]).toContain('is closed; this check could not decide again all that it wanted:');
  expect(ofCheck[0]).not.toContain('all it wanted is reached');
  expect(saved().investigation.state).toBe('closed');
});

test.each<[string, Scene]>([
  ['the investigated head itself', { run: { headSha: sha }, investigation: investigatedAt(sha) }],
  ['one that found no regression', { investigation: stories['no-regression'] }],
  ['one that was cancelled', { investigation: { ...tell(), state: 'cancelled' } }],
])('nothing is held against %s', async (_, scene) => {
  const { run, tools, saved } = stage(scene);
  const before = saved();
  const [ofCheck] = [checked()];
  await postRun(run.id, tools);
  expect(ofCheck[0]).not.toContain('The investigation of');
  expect(saved()).toBe(before);
});

test('of several investigations the newest that wants something is held against', async () => {
  const { run, store, keep, tools } = stage();
  keep('i2', investigatedAt('9'.repeat(40)));
  keep('i3', stories['no-regression']);
  const [ofCheck] = [checked(), commented()];
  await postRun(run.id, tools);
  expect(ofCheck[0]).toContain('The investigation of `9999999999`');
  expect(store.investigated.map(({ investigation }) => investigation.state)).toEqual([
    'proven',
    'closed',
    'no-regression',
  ]);
});

test('a check that can not be trusted says nothing of it', async () => {
  const { run, tools, saved } = stage({ result: { ...later, verdict: 'invalid' } });
  const before = saved();
  const [ofCheck] = [checked()];
  await postRun(run.id, tools);
  expect(faces(ofCheck[0])).toEqual(['open', 'open', 'open', 'open']);
  expect(saved()).toBe(before);
});
