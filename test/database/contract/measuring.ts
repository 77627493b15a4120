import { expect, test } from '@jest/globals';
import { makeWanted, minute } from '../app-sketches.ts';
import { makeKept } from '../make-kept.ts';
import type { Stage } from '../world.ts';

export const measuringContract = (open: () => Promise<Stage>): void => {
  test('a run is handed to the workers once', async () => {
    const { store, repository, measurements } = await open();
    const { id } = await store.askForRun(makeWanted(repository.id));
    await store.enqueueMeasurement(id);
    await store.enqueueMeasurement(id);
    await store.enqueueMeasurement('no such run');
    expect(measurements).toEqual([id]);
  });

  test('a run that has ended is not handed to the workers', async () => {
    const { store, repository, measurements } = await open();
    const { id } = await store.askForRun(makeWanted(repository.id));
    await store.endRun(id, 'skipped', 'There is no configuration.');
    await store.enqueueMeasurement(id);
    expect(measurements).toEqual([]);
  });

  test('a worker begins, says how it goes on, and is heard of', async () => {
    const { store, repository, pass } = await open();
    const { id } = await store.askForRun(makeWanted(repository.id));
    pass(60_000);
    expect(await store.beginRun(id, 'worker-1')).toMatchObject({
      id,
      state: 'running',
      worker: 'worker-1',
      attempt: 1,
      startedAt: minute(1),
      heartbeatAt: minute(1),
      progress: null,
    });
    pass(60_000);
    expect(await store.heartbeat(id, 1, 'block 2\0 of 9')).toBe(true);
    expect(await store.run(id)).toMatchObject({ heartbeatAt: minute(2), progress: 'block 2\uFFFD of 9' });
    // Nothing new to say.
    expect(await store.heartbeat(id, 1, null)).toBe(true);
    expect((await store.run(id))?.progress).toBe('block 2\uFFFD of 9');
  });

  test('an older attempt is told to stop and keeps nothing', async () => {
    const { store, repository } = await open();
    const { id } = await store.askForRun(makeWanted(repository.id));
    await store.beginRun(id, 'worker-1');
    expect((await store.beginRun(id, 'worker-2'))?.attempt).toBe(2);
    expect(await store.heartbeat(id, 1, 'still here')).toBe(false);
    expect(await store.keepResult(id, 1, makeKept())).toBe(false);
    expect(await store.run(id)).toMatchObject({ worker: 'worker-2', progress: null, state: 'running' });
    expect(await store.heartbeat(id, 2, 'block 1')).toBe(true);
    expect(await store.keepResult(id, 2, makeKept())).toBe(true);
    expect(await store.heartbeat(id, 2, 'block 2')).toBe(false);
    expect(await store.beginRun(id, 'worker-3')).toBeNull();
  });

  test('who measures a cancelled run is told to stop', async () => {
    const { store, repository, dropped } = await open();
    const { id } = await store.askForRun(makeWanted(repository.id));
    await store.beginRun(id, 'worker-1');
    await store.cancelRuns(`${repository.id}/pr-12`, 'Cancelled by mona.');
    expect(await store.heartbeat(id, 1, 'block 1')).toBe(false);
    expect(await store.keepResult(id, 1, makeKept())).toBe(false);
    expect(await store.beginRun(id, 'worker-2')).toBeNull();
    expect(await store.run(id)).toMatchObject({ state: 'ended', outcome: 'cancelled' });
    // Its job is the worker's; only waiting ones are forgotten.
    expect(dropped).toEqual([]);
  });

  test('of workers that begin at the same moment one goes on', async () => {
    const { store, repository } = await open();
    const { id } = await store.askForRun(makeWanted(repository.id));
    const begun = await Promise.all(Array.from({ length: 5 }, (_, index) => store.beginRun(id, `worker-${index}`)));
    const attempts = begun.flatMap((it) => (it === null ? [] : [it.attempt]));
    expect(attempts.toSorted((one, other) => one - other)).toEqual([1, 2, 3, 4, 5]);
    const alive = await Promise.all(begun.map((it) => store.heartbeat(id, it!.attempt, null)));
    expect(alive.filter(Boolean)).toHaveLength(1);
  });
};
