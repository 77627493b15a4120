import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { createFilesPlaybook } from '../../../../src/baseline/files-playbook.ts';
import type { PlaybookEntry } from '../../../../src/core/playbook.ts';
import { nameSuspects } from '../../../../src/investigation/synthesis/hypotheses.ts';
import { symptomsOf } from '../../../../src/investigation/synthesis/playbook/fingerprint.ts';
import { matchPlaybook } from '../../../../src/investigation/synthesis/playbook/match-playbook.ts';
import { renderInvestigationComment } from '../../../../src/report/investigation/render-comment.ts';
import { learnFrom } from '../../../../src/usecases/app/jobs/learn-from.ts';
import { exportPlaybook } from '../../../../src/usecases/app/work/export-playbook.ts';
import { storeResult, storeView } from '../../../investigation/synthesis/make-story.ts';
import { guiltySuspect, makeSuspect } from '../../../investigation/synthesis/make-suspects.ts';
import { stories, tell } from '../../../investigation/synthesis/stories.ts';
import { memoryAppStore } from '../jobs/memory-app-store.ts';
import { fakeStore, makeRun, makeTools, repository } from './fake-tools.ts';

const run = makeRun({ mode: 'investigate' });

/** What a job's command finds in its repository. */
const exported = async (entries: readonly PlaybookEntry[], own: readonly PlaybookEntry[] = []) => {
  const path = mkdtempSync(join(tmpdir(), 'playbook-'));
  const dispose = (): Promise<void> => Promise.resolve(rmSync(path, { recursive: true, force: true }));
  const store = fakeStore(run, { playbook: () => Promise.resolve(entries) });
  const { signal } = new AbortController();
  await exportPlaybook(path, own, { run, repository, tools: makeTools('/nowhere', store), signal, report: () => {} });
  const directory = join(path, '.pacegate', 'playbook');
  const read = createFilesPlaybook({ directory, team: join(path, '.github', 'pacegate', 'playbook') }).read;
  return { directory, read, [Symbol.asyncDispose]: dispose };
};

const view = storeView(storeResult());
const symptoms = symptomsOf(view.regressions, view);

test('what one investigation has taught is seen before by a later one of another pull request', async () => {
  const store = memoryAppStore();
  const entry = await learnFrom(run, stories.proven, '#12', { store });
  await using job = await exported(await store.playbook(run.repositoryId));
  const entries = await job.read();
  expect(entries).toEqual([entry]);

  const suspects = nameSuspects([
    { ...guiltySuspect, title: 'A query for every user', location: { path: 'lib/users.js', startLine: 7, endLine: 7 } },
    makeSuspect(),
  ]);
  const seenBefore = matchPlaybook(entries, { symptoms, suspects });
  expect(seenBefore.map(({ text }) => text)).toEqual([
    expect.stringMatching(
      /^Seen before in #12: N\+1 queries, as H1 is; undoing it won back 98 % there\. What was advised/u,
    ),
  ]);
  const later = tell({ input: { seenBefore } });
  expect(later.learning?.seenBefore).toEqual(['#12']);
  expect(renderInvestigationComment(later)).toMatch(/^Seen before in \S+12\.$/mu);
});

test('one that a check has confirmed is told as what helped', async () => {
  const store = memoryAppStore();
  await learnFrom(run, stories.closed, '#12', { store });
  await using job = await exported(await store.playbook(run.repositoryId));
  const [match] = matchPlaybook(await job.read(), { symptoms, suspects: nameSuspects([guiltySuspect]) });
  expect(match?.text).toContain('What helped there: ');
});

test('another kind of trouble is not seen before', async () => {
  const store = memoryAppStore();
  await learnFrom(run, stories['pool-with-a-secret'], '#12', { store });
  await using job = await exported(await store.playbook(run.repositoryId));
  expect(await job.read()).toHaveLength(1);
  expect(matchPlaybook(await job.read(), { symptoms, suspects: nameSuspects([guiltySuspect]) })).toEqual([]);
});

test('the newest hundred are there, and git does not see them', async () => {
  const store = memoryAppStore();
  const [entry] = [await learnFrom(run, stories.proven, '#1', { store })];
  const many = Array.from({ length: 120 }, (_, index) => ({ ...entry!, reference: `#${index}` }));
  await using job = await exported(many);
  const references = (await job.read()).map(({ reference }) => reference);
  expect(references.toSorted()).toEqual(
    many
      .slice(0, 100)
      .map(({ reference }) => reference)
      .toSorted(),
  );
  expect(readdirSync(job.directory)).toContain('.gitignore');
});

test('what people have made of an entry takes its place, and a fix that helped stays known', async () => {
  const entry = (await learnFrom(run, stories.closed, '#12', { store: memoryAppStore() }))!;
  const other = { ...entry, reference: '#13', confirmed: false };
  const edited = { ...entry, class: 'change', fix: 'Ask for all of them at once, by us.', confirmed: false };
  const added = { ...other, reference: '#14' };
  await using job = await exported([entry, other], [edited, added]);
  const read = (await job.read()).toSorted((a, b) => (a.reference < b.reference ? -1 : 1));
  expect(read).toEqual([{ ...edited, confirmed: true }, other, added]);
});
