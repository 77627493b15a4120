import { expect, test } from '@jest/globals';
import type { AppJob } from '../../src/database/app-job.ts';
import { startQueues } from '../../src/database/start-queues.ts';
import type { DatabaseHouse } from '../support/database-rooms.ts';
import { until } from '../support/until.ts';
import { hasLiveJob } from './has-live-job.ts';

const post = (runId: string): AppJob => ({ kind: 'post', runId });
const runsOf = (jobs: readonly AppJob[]): string[] => jobs.map((job) => (job.kind === 'post' ? job.runId : job.kind));

/** What the queues keep to, on both databases. Call it inside `describe`. */
export const queuesContract = (house: () => DatabaseHouse): void => {
  test('a job is handed over as it was enqueued, with its dates', async () => {
    await using room = await house().shared();
    const database = await room.open();
    await using queues = await startQueues(database);
    const job: AppJob = {
      kind: 'command',
      command: {
        repositoryId: 7,
        number: 12,
        source: { kind: 'comment', id: '99' },
        by: 'ann',
        text: '/perf check\n"quoted" \\ 雪',
        at: new Date('2026-03-01T12:00:00.000Z'),
        headSha: null,
      },
    };
    await queues.enqueueApp(database.kysely, job);
    const { promise, resolve } = Promise.withResolvers<AppJob>();
    await queues.server.serve(async (handed) => resolve(handed));
    expect(await promise).toEqual(job);
  });

  test('a job is there if and when its transaction commits', async () => {
    await using room = await house().shared();
    const database = await room.open();
    const { kysely } = database;
    await using queues = await startQueues(database);
    const handed: AppJob[] = [];
    await queues.server.serve(async (job) => {
      handed.push(job);
    });
    const failing = kysely.transaction().execute(async (transaction) => {
      await queues.enqueueApp(transaction, post('never'));
      await queues.enqueueMeasurement(transaction, { runId: 'never', key: 'never', priority: 0 });
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    await kysely.transaction().execute((transaction) => queues.enqueueApp(transaction, post('committed')));
    await until(() => handed.length > 0);
    expect(runsOf(handed)).toEqual(['committed']);
    expect(await hasLiveJob(queues, 'never')).toBe(false);
  });

  test('a job with a delay comes after it', async () => {
    await using room = await house().shared();
    const database = await room.open();
    await using queues = await startQueues(database, { idle: 50 });
    const handed: AppJob[] = [];
    const began = performance.now();
    await queues.enqueueApp(database.kysely, post('later'), { delay: 700 });
    await queues.enqueueApp(database.kysely, post('now'));
    await queues.server.serve(async (job) => {
      handed.push(job);
    });
    await until(() => handed.length === 2);
    expect(runsOf(handed)).toEqual(['now', 'later']);
    expect(performance.now() - began).toBeGreaterThanOrEqual(600);
  });

  test('what waits and runs is counted', async () => {
    await using room = await house().shared();
    const database = await room.open();
    const { kysely } = database;
    await using queues = await startQueues(database);
    expect(await queues.stats()).toEqual([
      { queue: 'app', waiting: 0, active: 0, oldest: 0 },
      { queue: 'measure', waiting: 0, active: 0, oldest: 0 },
    ]);
    await queues.enqueueApp(kysely, post('one'));
    await queues.enqueueApp(kysely, post('two'), { delay: 3_600_000 });
    const { promise: end, resolve } = Promise.withResolvers<void>();
    await queues.server.serve(() => end);
    await until(async () => (await queues.stats())[0]!.active === 1);
    const [app] = await queues.stats();
    expect(app).toMatchObject({ waiting: 1, active: 1 });
    expect(app!.oldest).toBeGreaterThan(0);
    resolve();
    await until(async () => (await queues.stats())[0]!.active === 0);
  });

  test('a run is measured once, however often it is handed over', async () => {
    await using room = await house().shared();
    const database = await room.open();
    const { kysely } = database;
    await using queues = await startQueues(database);
    const measure = (runId: string) => queues.enqueueMeasurement(kysely, { runId, key: runId, priority: 0 });
    const handed: string[] = [];
    await Promise.all([measure('a'), measure('a'), measure('a')]);
    expect(await hasLiveJob(queues, 'a')).toBe(true);
    await queues.server.serveMeasurements('worker', async (runId) => {
      handed.push(runId);
    });
    await until(async () => !(await hasLiveJob(queues, 'a')));
    await measure('a');
    await measure('b');
    await until(async () => handed.includes('b') && !(await hasLiveJob(queues, 'b')));
    expect(handed).toEqual(['a', 'b']);
  });

  test('the highest priority is measured first, and of the same the oldest', async () => {
    await using room = await house().shared();
    const database = await room.open();
    const { kysely } = database;
    await using queues = await startQueues(database);
    const wanted = { refresh: 0, pull: 10, queue: 30, command: 20, 'other-pull': 10 };
    for (const [runId, priority] of Object.entries(wanted))
      await queues.enqueueMeasurement(kysely, { runId, key: runId, priority });
    const handed: string[] = [];
    await queues.server.serveMeasurements('worker', async (runId) => {
      handed.push(runId);
    });
    await until(() => handed.length === 5);
    expect(handed).toEqual(['queue', 'command', 'pull', 'other-pull', 'refresh']);
  });

  test('of jobs that wait the most urgent comes first', async () => {
    await using room = await house().shared();
    const database = await room.open();
    await using queues = await startQueues(database, { concurrency: 1 });
    for (const [runId, priority] of Object.entries({ refresh: 0, pull: 10, queue: 30 }))
      await queues.enqueueApp(database.kysely, { kind: 'open', runId }, { priority });
    await queues.enqueueApp(database.kysely, post('post'));
    const handed: string[] = [];
    await queues.server.serve(async (job) => {
      if (job.kind === 'open' || job.kind === 'post') handed.push(job.runId);
    });
    await until(() => handed.length === 4);
    expect(handed).toEqual(['queue', 'post', 'pull', 'refresh']);
  });

  test('a run is opened once, and what that failed with is known', async () => {
    await using room = await house().shared();
    const database = await room.open();
    const { kysely } = database;
    await using queues = await startQueues(database, { idle: 50 });
    const open = { kind: 'open', runId: 'a' } as const;
    for (let count = 0; count < 3; count++) await queues.enqueueApp(kysely, open);
    expect(await queues.withLiveJob(['a', 'b'])).toEqual(new Set(['a']));
    expect(await queues.withLiveJob([])).toEqual(new Set());
    expect(await queues.lastFailure('a')).toBeNull();
    let tries = 0;
    await queues.server.serve(async () => {
      tries += 1;
      throw new Error('GitHub is away.');
    });
    await until(async () => (await queues.lastFailure('a')) !== null);
    expect(await queues.lastFailure('a')).toBe('GitHub is away.');
    expect(await queues.lastFailure('b')).toBeNull();
    expect(tries).toBe(1);
    expect(await hasLiveJob(queues, 'a')).toBe(true);
  });

  test('measurements that wait can be dropped; one that runs goes on', async () => {
    await using room = await house().shared();
    const database = await room.open();
    const { kysely } = database;
    await using queues = await startQueues(database);
    const begun: string[] = [];
    const { promise: end, resolve } = Promise.withResolvers<void>();
    for (const runId of ['runs', 'waits', 'stays'])
      await queues.enqueueMeasurement(kysely, { runId, key: runId, priority: 0 });
    await queues.server.serveMeasurements('worker', async (runId) => {
      begun.push(runId);
      if (runId === 'runs') await end;
    });
    await until(() => begun.length === 1);
    await queues.dropMeasurements(kysely, []);
    await queues.dropMeasurements(kysely, ['runs', 'waits', 'unheard of']);
    const live = ['runs', 'waits', 'stays'].map((runId) => hasLiveJob(queues, runId));
    expect(await Promise.all(live)).toEqual([true, false, true]);
    resolve();
    await until(() => begun.length === 2);
    expect(begun).toEqual(['runs', 'stays']);
  });
};
