import { expect, test } from '@jest/globals';
import { DatabaseError } from '../../../src/core/errors.ts';
import { makeCommand, makeDelivery, makePush, minute, sha } from '../app-sketches.ts';
import type { Stage } from '../world.ts';

export const deliveryContract = (open: () => Promise<Stage>): void => {
  test('a delivery is recorded once, however often it comes at the same moment', async () => {
    const { store, repository } = await open();
    const delivery = makePush(repository.id, 1, 0);
    const recorded = await Promise.all(Array.from({ length: 20 }, () => store.recordDelivery(delivery)));
    expect(recorded.filter(Boolean)).toHaveLength(1);
    expect(await store.recordDelivery(delivery)).toBe(false);
    const runs = await store.runsOf(repository.id);
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({
      repositoryId: repository.id,
      purpose: { kind: 'pull-request', number: 12, isFork: false },
      headSha: sha(1),
      base: { sha: sha(900), ref: 'main' },
      state: 'queued',
      outcome: null,
      attempt: 0,
    });
  });

  test('all of a delivery is recorded, with its jobs', async () => {
    const { store, repository, jobs } = await open();
    const other = { ...repository, id: repository.id + 1_000_000, name: 'other', installationId: null };
    const upload = { kind: 'upload', repositoryId: repository.id, workflowRunId: 30_000_000_001 } as const;
    const delivery = makePush(repository.id, 1, 0);
    await store.recordDelivery({ ...delivery, repositories: [repository, other], jobs: [upload] });
    expect(await store.repository(other.id)).toEqual(other);
    expect(await store.pullRequest(repository.id, 12)).toEqual(delivery.pullRequest);
    const [run] = await store.runsOf(repository.id);
    expect(jobs).toEqual([{ kind: 'open', runId: run!.id }, upload]);
  });

  test('where a job can not be enqueued, nothing is recorded, and the delivery may come again', async () => {
    const { store, repository, storeWith } = await open();
    const broken = storeWith({ enqueueApp: () => Promise.reject(new Error('no room in the queue')) });
    const delivery = { ...makePush(repository.id, 1, 0), repositories: [{ ...repository, defaultBranch: 'trunk' }] };
    const failure: unknown = await broken.recordDelivery(delivery).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DatabaseError);
    expect(await store.pullRequest(repository.id, 12)).toBeNull();
    expect(await store.runsOf(repository.id)).toEqual([]);
    expect((await store.repository(repository.id))?.defaultBranch).toBe('main');
    expect(await store.recordDelivery(delivery)).toBe(true);
    expect(await store.runsOf(repository.id)).toHaveLength(1);
  });

  test('a newer push takes the place of the older one', async () => {
    const { store, repository, jobs, dropped } = await open();
    await store.recordDelivery(makePush(repository.id, 1, 0));
    const [first] = await store.runsOf(repository.id);
    await store.saveCheckRun(first!.id, 40_000_000_001);
    await store.enqueueMeasurement(first!.id);
    await store.recordDelivery(makePush(repository.id, 2, 1));
    const [second, cancelled] = await store.runsOf(repository.id);
    expect(second).toMatchObject({ headSha: sha(2), state: 'queued' });
    expect(cancelled).toMatchObject({ id: first!.id, state: 'ended', outcome: 'cancelled', endedAt: minute(0) });
    expect(cancelled?.problem).toContain(sha(2).slice(0, 12));
    expect(dropped).toEqual([first!.id]);
    // Its check is open: it has to be completed.
    expect(jobs).toContainEqual({ kind: 'post', runId: first!.id });
    expect(await store.beginRun(first!.id, 'worker-1')).toBeNull();
  });

  test('several events of one head make one run; another base makes another', async () => {
    const { store, repository } = await open();
    await store.recordDelivery(makePush(repository.id, 1, 0));
    const again = makePush(repository.id, 1, 1);
    await store.recordDelivery(again);
    expect(await store.runsOf(repository.id)).toHaveLength(1);
    const [run] = again.runs;
    const base = { sha: sha(7), ref: 'v2' };
    await store.recordDelivery({ ...makePush(repository.id, 1, 2), runs: [{ ...run!, base }] });
    const runs = await store.runsOf(repository.id);
    expect(runs.map((it) => [it.base?.ref, it.outcome])).toEqual([
      ['v2', null],
      ['main', 'cancelled'],
    ]);
  });

  test('pushes at the same moment leave one open run', async () => {
    const { store, repository } = await open();
    await Promise.all(
      Array.from({ length: 10 }, (_, index) => store.recordDelivery(makePush(repository.id, index + 1, 0))),
    );
    const runs = await store.runsOf(repository.id);
    const left = runs.filter(({ state }) => state !== 'ended');
    expect(left).toHaveLength(1);
    expect(left[0]?.headSha).toBe((await store.pullRequest(repository.id, 12))?.headSha);
  });

  test('a key is cancelled with the reason', async () => {
    const { store, repository } = await open();
    await store.recordDelivery(makePush(repository.id, 1, 0));
    const closed = makePush(repository.id, 1, 1, { isOpen: false });
    const cancel = [{ key: `${repository.id}/pr-12`, why: 'The pull request was closed.' }];
    await store.recordDelivery({ ...closed, runs: [], cancel });
    expect(await store.runsOf(repository.id)).toMatchObject([
      { state: 'ended', outcome: 'cancelled', problem: 'The pull request was closed.' },
    ]);
  });

  test('a command gets the head that GitHub dates before it', async () => {
    const { store, repository, jobs } = await open();
    for (const [head, at] of [
      [1, 0],
      [2, 10],
    ] as const)
      await store.recordDelivery({ ...makePush(repository.id, head, at), runs: [] });
    const headAt = async (at: Date): Promise<string | null> => {
      const { headSha: _, ...command } = makeCommand(repository.id, { at });
      await store.recordDelivery(makeDelivery({ event: 'issue_comment', action: 'created', command }));
      const job = jobs.at(-1);
      expect(job).toMatchObject({ kind: 'command', command: { ...command } });
      return job?.kind === 'command' ? job.command.headSha : null;
    };
    expect(await headAt(minute(20))).toBe(sha(2));
    // Written before the push of the second head, and here after it.
    expect(await headAt(minute(5))).toBe(sha(1));
    expect(await headAt(minute(-5))).toBeNull();
  });
};
