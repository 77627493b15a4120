import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { openingId } from '../../../src/database/job-id.ts';
import type { NewRun } from '../../../src/usecases/app/model.ts';
import type { AbandonedRun } from '../../../src/usecases/app/ports.ts';
import { makeWanted } from '../app-sketches.ts';
import type { Stage } from '../world.ts';

const limits = { silence: 60_000, upload: 3_600_000 };

const wantedOf = (repositoryId: number, number: number): NewRun =>
  makeWanted(repositoryId, { purpose: { kind: 'pull-request', number, isFork: false } });

/** Those of the stage's own repository. */
const abandonedOf = async ({ store, repository }: Stage): Promise<readonly AbandonedRun[]> =>
  (await store.abandonedRuns(limits)).filter(({ run }) => run.repositoryId === repository.id);

const endOpening = async ({ world: { database } }: Stage, runId: string, message: string | null): Promise<void> => {
  const output = message === null ? null : JSON.stringify({ message });
  await sql`
    update pacegate_jobs.job set state = ${message === null ? 'completed' : 'failed'}::pacegate_jobs.job_state,
      completed_on = now(), output = ${output}::jsonb
    where name = 'app' and id = ${openingId(runId)}::uuid
  `.execute(database.kysely);
};

export const abandonedContract = (open: () => Promise<Stage>): void => {
  test('a run is abandoned when it is silent and its job is over', async () => {
    const stage = await open();
    const { store, repository, world, pass } = stage;
    const run = await store.askForRun(wantedOf(repository.id, 12));
    const waiting = await store.askForRun(wantedOf(repository.id, 13));
    for (const { id } of [run, waiting]) {
      await store.enqueueMeasurement(id);
      await endOpening(stage, id, null);
    }
    await store.beginRun(run.id, 'worker-1');
    const abandoned = async (): Promise<string[][]> => (await abandonedOf(stage)).map((it) => [it.run.id, it.at]);
    pass(61_000);
    // Silent, but the queue still has their jobs.
    expect(await abandoned()).toEqual([]);
    await world.queues.dropMeasurements(world.database.kysely, [run.id, waiting.id]);
    expect(await abandoned()).toEqual([
      [run.id, 'worker'],
      [waiting.id, 'queue'],
    ]);
    await store.heartbeat(run.id, 1, null);
    expect(await abandoned()).toEqual([[waiting.id, 'queue']]);
    await store.endRun(waiting.id, 'failed', 'No worker came.');
    expect(await abandoned()).toEqual([]);
  });

  test('a run that could not be opened is abandoned, with what its job failed with', async () => {
    const stage = await open();
    const { store, repository, pass } = stage;
    const { id } = await store.askForRun(wantedOf(repository.id, 12));
    pass(61_000);
    // It is being tried.
    expect(await abandonedOf(stage)).toEqual([]);
    await endOpening(stage, id, 'GitHub is away.');
    expect(await abandonedOf(stage)).toMatchObject([{ run: { id }, at: 'opening', failure: 'GitHub is away.' }]);
  });

  test('a run that waits for a workflow is given more time', async () => {
    const stage = await open();
    const { store, repository, pass } = stage;
    const { id } = await store.askForRun(wantedOf(repository.id, 12));
    await store.awaitUpload(id);
    await endOpening(stage, id, null);
    pass(3_590_000);
    await store.awaitUpload(id);
    expect(await abandonedOf(stage)).toEqual([]);
    pass(11_000);
    expect(await abandonedOf(stage)).toMatchObject([{ run: { id }, at: 'upload', failure: null }]);
  });

  test('many that wait in the queue hide none that is abandoned', async () => {
    const stage = await open();
    const { store, repository, world, pass } = stage;
    const runs = [];
    for (let number = 1; number <= 120; number++) runs.push(await store.askForRun(wantedOf(repository.id, number)));
    for (const { id } of runs) await store.enqueueMeasurement(id);
    const last = runs.at(-1)!;
    await endOpening(stage, last.id, null);
    await world.queues.dropMeasurements(world.database.kysely, [last.id]);
    pass(61_000);
    expect((await abandonedOf(stage)).map(({ run }) => run.id)).toEqual([last.id]);
  });
};
