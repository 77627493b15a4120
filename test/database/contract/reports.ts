import { expect, test } from '@jest/globals';
import type { PlaybookEntry } from '../../../src/core/playbook.ts';
import { makeInvestigation } from '../../support/make-investigation.ts';
import { makeWanted, sha } from '../app-sketches.ts';
import type { Stage } from '../world.ts';

const investigation = makeInvestigation();
const report = { kind: 'investigation', investigation, isShared: false } as const;
const entry: PlaybookEntry = {
  schema: 'pacegate/playbook@1',
  at: '2026-03-02T10:00:00.000Z',
  reference: '#5',
  class: 'n-plus-one',
  title: 'A query for each row',
  symptoms: [],
  cause: '',
  proof: '',
  fix: '',
  prevention: '',
  monitor: '',
  recovery: null,
  confirmed: false,
  fingerprint: { class: 'n-plus-one', undone: 'hunk', counters: ['db.queries'], shape: [] },
};

export const reportContract = (open: () => Promise<Stage>): void => {
  const begun = async ({ store, repository }: Stage, head = 1): Promise<string> => {
    const purpose = { kind: 'pull-request', number: 5, isFork: false } as const;
    const wanted = makeWanted(repository.id, { purpose, mode: 'investigate', headSha: sha(head), about: 'api' });
    const { id } = await store.askForRun(wanted);
    await store.beginRun(id, 'worker-1');
    return id;
  };

  test('how far an investigation is, and what it came to, is kept beside the results of checks', async () => {
    const stage = await open();
    const { store, repository, jobs } = stage;
    const id = await begun(stage);
    expect(await store.run(id)).toMatchObject({ mode: 'investigate', about: 'api' });
    expect(await store.keepInterim(id, 2, report)).toBe(false);
    expect(await store.keepInterim(id, 1, report)).toBe(true);
    expect(await store.run(id)).toMatchObject({ state: 'running' });
    expect(jobs.at(-1)).toEqual({ kind: 'post', runId: id });
    expect(await store.investigations(repository.id, 5)).toEqual([]);
    expect(await store.keepReport(id, 1, { report, raw: null })).toBe(true);
    expect(await store.run(id)).toMatchObject({ state: 'measured', outcome: 'investigated' });
    expect(await store.keptReport(id)).toEqual(report);
    // A verdict of a pull request is never sought there.
    expect(await store.keptResult(id)).toBeNull();
    expect(await store.investigations(repository.id, 5)).toMatchObject([{ runId: id, number: 5, investigation }]);
    expect(await store.investigations(repository.id, 6)).toEqual([]);
  });

  test('one that was cancelled stays cancelled, and what it had found is kept once by its own attempt', async () => {
    const stage = await open();
    const { store, repository } = stage;
    const id = await begun(stage);
    const [cancelled] = await store.cancelRuns(`${repository.id}/pr-5-investigate`, 'Nobody wants it.');
    expect(cancelled?.id).toBe(id);
    expect(await store.keepReport(id, 2, { report, raw: null })).toBe(false);
    expect(await store.keepReport(id, 1, { report, raw: null })).toBe(true);
    expect(await store.run(id)).toMatchObject({ state: 'ended', outcome: 'cancelled', problem: 'Nobody wants it.' });
    expect(await store.keptReport(id)).toEqual(report);
  });

  test('it goes on beside the check of its head, and ends when the head moves', async () => {
    const stage = await open();
    const { store, repository } = stage;
    const purpose = { kind: 'pull-request', number: 5, isFork: false } as const;
    const check = await store.askForRun(makeWanted(repository.id, { purpose, headSha: sha(1) }));
    const id = await begun(stage, 1);
    expect(await store.run(check.id)).toMatchObject({ state: 'queued' });
    await store.askForRun(makeWanted(repository.id, { purpose, headSha: sha(1), requestedBy: 'alice' }));
    expect(await store.run(id)).toMatchObject({ state: 'running' });
    await store.askForRun(makeWanted(repository.id, { purpose, headSha: sha(2) }));
    expect(await store.run(id)).toMatchObject({ state: 'ended', outcome: 'cancelled' });
  });

  test('it is watched for as long as it is to be; what it has learnt is of its repository alone', async () => {
    const stage = await open();
    const { store, repository, pass } = stage;
    const id = await begun(stage);
    await store.keepReport(id, 1, { report, raw: null });
    expect(await store.watchedInvestigations(repository.id)).toEqual([]);
    const closed = { ...investigation, state: 'closed' } as const;
    const [known] = await store.investigations(repository.id, 5);
    await store.saveInvestigation(id, closed, new Date(known!.changedAt.getTime() + 3_600_000));
    expect(await store.watchedInvestigations(repository.id)).toMatchObject([{ runId: id, investigation: closed }]);
    pass(2 * 3_600_000);
    expect(await store.watchedInvestigations(repository.id)).toEqual([]);

    await store.savePlaybookEntry(repository.id, entry);
    await store.savePlaybookEntry(repository.id, { ...entry, confirmed: true });
    expect(await store.playbook(repository.id)).toMatchObject([{ reference: '#5', confirmed: true }]);
    expect(await store.playbook(repository.id + 1)).toEqual([]);
  });
};
