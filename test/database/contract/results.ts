import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { DatabaseError } from '../../../src/core/errors.ts';
import { makeAcceptance, makeWanted, minute } from '../app-sketches.ts';
import { makeKept } from '../make-kept.ts';
import type { Stage } from '../world.ts';

const begun = async ({ store, repository }: Stage): Promise<string> => {
  const { id } = await store.askForRun(makeWanted(repository.id));
  await store.beginRun(id, 'worker-1');
  return id;
};

export const resultContract = (open: () => Promise<Stage>): void => {
  test('what was kept is read back as it was, and posted', async () => {
    const stage = await open();
    const { store, jobs } = stage;
    const id = await begun(stage);
    expect(await store.keptResult(id)).toBeNull();
    const raw = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
    // Neither the character NUL nor half a pair of surrogates has a place in jsonb.
    const kept = makeKept({ verdict: 'fail', reasons: ['a\0b', '\uD800', 'naïve 🚦'] }, raw);
    expect(await store.keepResult(id, 1, kept)).toBe(true);
    expect(await store.run(id)).toMatchObject({ state: 'measured', outcome: 'fail', endedAt: null });
    expect(await store.keptResult(id)).toEqual(kept);
    expect(jobs.at(-1)).toEqual({ kind: 'post', runId: id });
    await store.runPosted(id);
    expect(await store.run(id)).toMatchObject({ state: 'ended', outcome: 'fail', endedAt: minute(0) });
  });

  test('a result that people accept takes the place of the first, and is posted again', async () => {
    const stage = await open();
    const { store, jobs } = stage;
    const id = await begun(stage);
    const raw = Uint8Array.of(1, 2, 3);
    await store.keepResult(id, 1, makeKept({ verdict: 'fail' }, raw));
    await store.runPosted(id);
    const accepted = makeKept({ verdict: 'pass', accepted: [makeAcceptance()] });
    expect(await store.keepResult(id, 1, accepted)).toBe(true);
    // What was measured is the same.
    expect(await store.keptResult(id)).toEqual({ ...accepted, raw });
    expect(await store.run(id)).toMatchObject({ state: 'measured', outcome: 'pass', endedAt: null });
    expect(jobs.filter(({ kind }) => kind === 'post')).toHaveLength(2);
  });

  test("a workflow's upload is kept without a worker", async () => {
    const { store, repository } = await open();
    const { id } = await store.askForRun(makeWanted(repository.id));
    expect(await store.keepResult(id, 0, makeKept())).toBe(true);
    expect((await store.run(id))?.state).toBe('measured');
  });

  test('a run that ended without a result gets none', async () => {
    const stage = await open();
    const { store, jobs } = stage;
    const id = await begun(stage);
    await store.saveCheckRun(id, 40_000_000_002);
    await store.endRun(id, 'failed', 'npm ci failed:\0 exit code 1');
    expect(await store.run(id)).toMatchObject({
      state: 'ended',
      outcome: 'failed',
      problem: 'npm ci failed:\uFFFD exit code 1',
      checkRunId: 40_000_000_002,
    });
    expect(jobs.at(-1)).toEqual({ kind: 'post', runId: id });
    expect(await store.keepResult(id, 1, makeKept())).toBe(false);
    expect(await store.keptResult(id)).toBeNull();
    // It has ended: the first reason stays.
    await store.endRun(id, 'cancelled', 'Too late.');
    await store.runPosted(id);
    expect((await store.run(id))?.outcome).toBe('failed');
  });

  test('a failure is posted although there is no check: somebody waits for it', async () => {
    const { store, repository, jobs } = await open();
    const ended = async (differences: Parameters<typeof makeWanted>[1], outcome: 'failed' | 'skipped') => {
      const { id } = await store.askForRun(makeWanted(repository.id, differences));
      await store.endRun(id, outcome, 'GitHub was away.');
      return jobs.some((job) => job.kind === 'post' && job.runId === id);
    };
    expect(await ended({}, 'failed')).toBe(true);
    expect(await ended({}, 'skipped')).toBe(false);
    // A refresh has no check.
    expect(await ended({ purpose: { kind: 'refresh', branch: 'main' }, base: null }, 'failed')).toBe(false);
  });

  test('nothing is posted of a cancelled run without a check, until there is one', async () => {
    const { store, repository, jobs } = await open();
    const { id } = await store.askForRun(makeWanted(repository.id));
    await store.cancelRuns(`${repository.id}/pr-12`, 'A newer push came.');
    expect(jobs.filter(({ kind }) => kind === 'post')).toEqual([]);
    // It was being made at that moment: it must not stay open.
    await store.saveCheckRun(id, 40_000_000_003);
    await store.saveCheckRun(id, 40_000_000_003);
    expect(jobs.filter(({ kind }) => kind === 'post')).toEqual([{ kind: 'post', runId: id }]);
  });

  test('a stored result that can not be read is a sentence with a cure', async () => {
    const stage = await open();
    const { store, world } = stage;
    const id = await begun(stage);
    await store.keepResult(id, 1, makeKept());
    await sql`update pacegate.runs set result = '{"schema":"pacegate/result@2"}' where id = ${id}`.execute(
      world.database.kysely,
    );
    const failure: unknown = await store.keptResult(id).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DatabaseError);
    expect(failure).toMatchObject({
      message: expect.stringContaining(id),
      cure: expect.stringMatching(/Update Pacegate/),
    });
  });
};
