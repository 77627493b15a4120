import { expect, test } from '@jest/globals';
import type { NewRun } from '../../../src/usecases/app/model.ts';
import { makeWanted, minute, sha } from '../app-sketches.ts';
import type { Stage } from '../world.ts';

const refreshOf = (repositoryId: number, head: number): NewRun =>
  makeWanted(repositoryId, { purpose: { kind: 'refresh', branch: 'main' }, headSha: sha(head), base: null });

export const runContract = (open: () => Promise<Stage>): void => {
  test('a run that was asked for is there, and is opened', async () => {
    const { store, repository, jobs } = await open();
    const wanted = makeWanted(repository.id, { mode: 'load', requestedBy: 'mona', isApproved: true, about: 'api' });
    const run = await store.askForRun(wanted);
    const { priority: _, ...asked } = wanted;
    expect(run).toEqual({
      ...asked,
      id: expect.any(String),
      state: 'queued',
      outcome: null,
      problem: null,
      checkRunId: null,
      progress: null,
      worker: null,
      attempt: 0,
      createdAt: minute(0),
      startedAt: null,
      heartbeatAt: null,
      endedAt: null,
    });
    expect(await store.run(run.id)).toEqual(run);
    expect(jobs).toEqual([{ kind: 'open', runId: run.id }]);
    expect(await store.run('no such run')).toBeNull();
  });

  test('a head that moves on at once is let settle, but for a person who asks', async () => {
    const { store, repository, jobs, delays, pass } = await open();
    const ask = async (head: number, requestedBy: string | null = null): Promise<void> => {
      await store.askForRun(makeWanted(repository.id, { headSha: sha(head), requestedBy }));
    };
    await ask(1);
    pass(1000);
    await ask(2);
    pass(30_000);
    await ask(3);
    await ask(4, 'mona');
    expect(jobs.map(({ kind }) => kind)).toEqual(['open', 'open', 'open', 'open']);
    expect(delays).toEqual([0, 10_000, 0, 0]);
  });

  test('a person who asks again means now, an event does not', async () => {
    const { store, repository } = await open();
    const first = await store.askForRun(makeWanted(repository.id));
    expect((await store.askForRun(makeWanted(repository.id))).id).toBe(first.id);
    const second = await store.askForRun(makeWanted(repository.id, { requestedBy: 'mona' }));
    expect(second.id).not.toBe(first.id);
    expect(await store.run(first.id)).toMatchObject({ state: 'ended', outcome: 'cancelled' });
  });

  test('of many who ask at the same moment one run stays', async () => {
    const { store, repository } = await open();
    const asked = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        store.askForRun(makeWanted(repository.id, { headSha: sha(index), requestedBy: 'mona' })),
      ),
    );
    expect(new Set(asked.map(({ id }) => id)).size).toBe(10);
    const runs = await store.runsOf(repository.id);
    expect(runs.map(({ state }) => state)).toEqual(['queued', ...asked.slice(1).map(() => 'ended')]);
  });

  test('other pull requests, merge groups and repositories are left alone', async () => {
    const { store, repository } = await open();
    const group = 'gh-readonly-queue/main/pr-12-abc';
    const runs = [
      await store.askForRun(makeWanted(repository.id)),
      await store.askForRun(makeWanted(repository.id, { purpose: { kind: 'pull-request', number: 1, isFork: true } })),
      await store.askForRun(makeWanted(repository.id, { purpose: { kind: 'merge-group', headRef: group } })),
      await store.askForRun(makeWanted(repository.id + 1_000_000)),
    ];
    expect(await store.cancelRuns(`${repository.id}/${group}`, 'It was merged.')).toMatchObject([
      { id: runs[2]!.id, state: 'ended', outcome: 'cancelled', problem: 'It was merged.' },
    ]);
    const states = await Promise.all(runs.map(async ({ id }) => (await store.run(id))?.state));
    expect(states).toEqual(['queued', 'queued', 'ended', 'queued']);
    expect(await store.cancelRuns(`${repository.id}/${group}`, 'Again.')).toEqual([]);
  });

  test('a refresh that is being measured is let finish; one that waits gives way', async () => {
    const { store, repository } = await open();
    const measured = await store.askForRun(refreshOf(repository.id, 1));
    await store.beginRun(measured.id, 'worker-1');
    const waiting = await store.askForRun(refreshOf(repository.id, 2));
    const newest = await store.askForRun(refreshOf(repository.id, 3));
    const states = (await store.runsOf(repository.id)).map(({ id, state }) => [id, state]);
    expect(states).toEqual([
      [newest.id, 'queued'],
      [waiting.id, 'ended'],
      [measured.id, 'running'],
    ]);
    // A person can stop it all the same.
    await store.cancelRuns(`${repository.id}/refresh`, 'Cancelled.');
    expect((await store.runsOf(repository.id)).every(({ state }) => state === 'ended')).toBe(true);
  });

  test('pages of history go on where the last one ended', async () => {
    const { store, repository, pass } = await open();
    const ids: string[] = [];
    for (let number = 1; number <= 7; number++) {
      const purpose = { kind: 'pull-request', number: number % 2, isFork: false } as const;
      ids.unshift((await store.askForRun(makeWanted(repository.id, { purpose, requestedBy: 'mona' }))).id);
      // The third and the fourth are of the same moment.
      if (number !== 3) pass(1000);
    }
    const first = await store.runsOf(repository.id, { limit: 3 });
    const second = await store.runsOf(repository.id, { limit: 1, before: first.at(-1)!.createdAt });
    const third = await store.runsOf(repository.id, { limit: 9, before: second.at(-1)!.createdAt });
    expect(second).toHaveLength(2);
    expect([...first, ...second, ...third].map(({ id }) => id)).toEqual(ids);
    const ofOne = await store.runsOf(repository.id, { number: 1 });
    expect(ofOne.map(({ id }) => id)).toEqual(ids.filter((_, index) => index % 2 === 0));
    expect(await store.runsOf(repository.id, { before: minute(-1) })).toEqual([]);
  });
};
