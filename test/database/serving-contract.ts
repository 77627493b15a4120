import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { InterruptedError } from '../../src/core/errors.ts';
import type { DatabaseLog } from '../../src/database/database-log.ts';
import type { Database } from '../../src/database/database.ts';
import { startQueues } from '../../src/database/start-queues.ts';
import type { DatabaseHouse } from '../support/database-rooms.ts';
import { until } from '../support/until.ts';
import { hasLiveJob } from './has-live-job.ts';

/** Signs of life and looks come often, so that tests need not wait. */
const quick = { idle: 50, beat: 50 };

const recorded = (): DatabaseLog & { readonly lines: string[] } => {
  const lines: string[] = [];
  const keep = (message: string, data: object = {}): number => lines.push(`${message} ${JSON.stringify(data)}`);
  return { lines, info: keep, warn: keep, error: keep };
};

const abortOf = async (signal: AbortSignal): Promise<void> => {
  if (!signal.aborted) await once(signal, 'abort');
  signal.throwIfAborted();
};

const stateOf = async ({ kysely }: Database): Promise<string | undefined> => {
  const { rows } = await sql<{ readonly state: string }>`
    select state::text as state from pacegate_jobs.job where name = 'measure'
  `.execute(kysely);
  return rows[0]?.state;
};

/** How jobs are handed to handlers, on both databases. Call it inside `describe`. */
export const servingContract = (house: () => DatabaseHouse): void => {
  test('a handler that throws gets the job again', async () => {
    await using room = await house().shared();
    const database = await room.open();
    const log = recorded();
    await using queues = await startQueues(database, { ...quick, log });
    let tries = 0;
    await queues.enqueueApp(database.kysely, { kind: 'post', runId: 'a' });
    await queues.server.serve(async () => {
      tries += 1;
      if (tries === 1) throw new Error('GitHub is down', { cause: 'a token' });
    });
    await until(async () => tries === 2 && (await queues.stats())[0]!.active === 0);
    expect(await queues.stats()).toContainEqual({ queue: 'app', waiting: 0, active: 0, oldest: 0 });
    expect(log.lines.join('\n')).toMatch(/A job failed.*"reason":"GitHub is down"/);
    expect(log.lines.join('\n')).not.toContain('a token');
  });

  test('app jobs run some at a time, and go on without waiting while there are more', async () => {
    await using room = await house().shared();
    const database = await room.open();
    const { kysely } = database;
    // With this pause between two looks, jobs are found only because one has ended.
    await using queues = await startQueues(database, { concurrency: 3, idle: 600_000 });
    for (let index = 0; index < 30; index++) await queues.enqueueApp(kysely, { kind: 'post', runId: String(index) });
    const handed = new Set<string>();
    let inside = 0;
    let most = 0;
    await queues.server.serve(async (job) => {
      inside += 1;
      most = Math.max(most, inside);
      await sleep(5);
      inside -= 1;
      if (job.kind === 'post') handed.add(job.runId);
    });
    await until(() => handed.size === 30);
    expect(most).toBe(3);
  });

  test('a job starts at once where somebody waits for one', async () => {
    await using room = await house().shared();
    const database = await room.open();
    const { kysely } = database;
    await using queues = await startQueues(database, { idle: 600_000 });
    const handed: string[] = [];
    await queues.server.serveMeasurements('worker', async (runId) => {
      handed.push(runId);
    });
    for (const runId of ['a', 'b', 'c']) {
      await queues.enqueueMeasurement(kysely, { runId, key: runId, priority: 0 });
      await until(() => handed.at(-1) === runId);
    }
    expect(handed).toEqual(['a', 'b', 'c']);
  });

  test('of one key one is measured at a time, over all workers, and others are not held up by it', async () => {
    await using room = await house().room();
    const database = await room.open();
    const other = database.kind === 'server' ? await room.open() : database;
    await using one = await startQueues(database, quick);
    await using two = await startQueues(other, quick);
    const ends = { first: Promise.withResolvers<void>(), next: Promise.withResolvers<void>() };
    const begun: string[] = [];
    const handle = async (runId: string): Promise<void> => {
      begun.push(runId);
      if (runId === 'first') await ends.first.promise;
      if (runId === 'next') await ends.next.promise;
    };
    await one.enqueueMeasurement(database.kysely, { runId: 'first', key: 'pull', priority: 30 });
    await one.enqueueMeasurement(database.kysely, { runId: 'next', key: 'pull', priority: 20 });
    await one.enqueueMeasurement(database.kysely, { runId: 'other', key: 'other', priority: 10 });
    await one.server.serveMeasurements('one', handle);
    await until(() => begun.length === 1);
    await two.server.serveMeasurements('two', handle);
    await until(async () => begun.length === 2 && !(await hasLiveJob(two, 'other')));
    // Some more looks of the worker that has nothing to do.
    await sleep(300);
    expect(begun).toEqual(['first', 'other']);
    ends.first.resolve();
    await until(() => begun.length === 3);
    expect(begun.at(-1)).toBe('next');
    ends.next.resolve();
  });

  test('a stop waits for what runs, and takes nothing new', async () => {
    await using room = await house().shared();
    const database = await room.open();
    await using queues = await startQueues(database, quick);
    const [begun, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let wasAborted = true;
    await queues.enqueueApp(database.kysely, { kind: 'post', runId: 'a' });
    await queues.server.serve(async (_, signal) => {
      begun.resolve();
      await end.promise;
      wasAborted = signal.aborted;
    });
    await begun.promise;
    const stopped = queues.server.stop(60_000);
    await queues.enqueueApp(database.kysely, { kind: 'post', runId: 'b' });
    end.resolve();
    await stopped;
    expect(wasAborted).toBe(false);
    expect((await queues.stats())[0]).toMatchObject({ waiting: 1, active: 0 });
  });

  test('what does not end in time returns to its queue, which is no try', async () => {
    await using room = await house().shared();
    const database = await room.open();
    const rounds = 5;
    const [reasons, states]: [unknown[], unknown[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      await using queues = await startQueues(database, quick);
      await queues.enqueueMeasurement(database.kysely, { runId: 'a', key: 'a', priority: 0 });
      const begun = Promise.withResolvers<AbortSignal>();
      await queues.server.serveMeasurements('worker', async (_, signal) => {
        begun.resolve(signal);
        if (round === rounds - 1) return;
        const aborted = abortOf(signal);
        // However the handler ends.
        await (round % 2 === 0 ? aborted : aborted.catch(() => undefined));
      });
      const signal = await begun.promise;
      if (round === rounds - 1) await until(async () => !(await hasLiveJob(queues, 'a')));
      await queues.server.stop(0);
      reasons.push(signal.reason);
      states.push(await stateOf(database));
    }
    for (const reason of reasons.slice(0, -1)) expect(reason).toBeInstanceOf(InterruptedError);
    expect(states).toEqual(['created', 'created', 'created', 'created', 'completed']);
  });

  test('a job whose holder died is handed to another', async () => {
    await using room = await house().shared();
    const database = await room.open();
    await using queues = await startQueues(database, quick);
    await queues.enqueueMeasurement(database.kysely, { runId: 'a', key: 'a', priority: 0 });
    await sql`
      update pacegate_jobs.job set state = 'active', started_on = now(), heartbeat_on = now() - interval '21 seconds'
      where name = 'measure'
    `.execute(database.kysely);
    const handed: string[] = [];
    await queues.server.serveMeasurements('worker', async (runId) => {
      handed.push(runId);
    });
    await until(async () => handed.length > 0 && !(await hasLiveJob(queues, 'a')));
    expect(handed).toEqual(['a']);
  });

  test('who was silent for so long that another has its job stops, and ends nothing of the other', async () => {
    await using room = await house().shared();
    const database = await room.open();
    const log = recorded();
    await using queues = await startQueues(database, { ...quick, log });
    const begun = Promise.withResolvers<AbortSignal>();
    await queues.enqueueMeasurement(database.kysely, { runId: 'a', key: 'a', priority: 0 });
    await queues.server.serveMeasurements('worker', async (_, signal) => {
      begun.resolve(signal);
      await abortOf(signal).catch(() => undefined);
    });
    const signal = await begun.promise;
    const aborted = once(signal, 'abort');
    await sql`
      update pacegate_jobs.job set retry_count = retry_count + 1 where name = 'measure'
    `.execute(database.kysely);
    await aborted;
    await queues.server.stop(10_000);
    expect(await stateOf(database)).toBe('active');
    expect(log.lines.join('\n')).toMatch(/Another worker has taken a job/);
  });

  test('a queue is served once by a process', async () => {
    await using room = await house().shared();
    await using queues = await startQueues(await room.open(), quick);
    await queues.server.serve(async () => undefined);
    await expect(queues.server.serve(async () => undefined)).rejects.toThrow(/served by this process already/);
    await queues.server.stop(0);
    await queues.server.stop(0);
  });
};
