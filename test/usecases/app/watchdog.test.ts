import { expect, test } from '@jest/globals';
import { prune } from '../../../src/usecases/app/prune.ts';
import type { AbandonedRun } from '../../../src/usecases/app/ports.ts';
import { watchdog } from '../../../src/usecases/app/watchdog.ts';
import { silentLog } from './jobs/job-support.ts';
import { makeRun, memoryAppStore } from './jobs/memory-app-store.ts';

test('runs that a worker left behind end with the reason, and their checks are completed', async () => {
  const lost = makeRun({ state: 'running', worker: 'machine-2', attempt: 3, checkRunId: 5 });
  const alive = makeRun({ state: 'running', worker: 'machine-1' });
  const store = memoryAppStore([lost, alive]);
  store.abandoned = [{ run: lost, at: 'worker', failure: null }];
  expect(await watchdog({ store, log: silentLog() })).toBe(1);
  expect(store.runs.get(lost.id)).toMatchObject({
    state: 'ended',
    outcome: 'failed',
    problem: expect.stringMatching(/^The worker was lost before there was a result\n.*machine-2.*60 s, at attempt 3/),
  });
  expect(store.posting).toEqual([lost.id]);
  expect(store.runs.get(alive.id)?.state).toBe('running');
});

const others: [AbandonedRun['at'], string | null, RegExp][] = [
  ['queue', null, /^No worker could take it\n.*60 s ago.*\nLook/],
  ['opening', null, /^The measurement could not be begun\n.*\nLook/],
  ['opening', 'GitHub is away.', /^The measurement could not be begun\n.*\nThe last failure: GitHub is away\.\nLook/],
  ['upload', null, /^No workflow uploaded a measurement\nFor 24 h no workflow/],
];

test.each(others)('a run that nobody goes on with ends too (%s, %s)', async (at, failure, expected) => {
  const run = makeRun();
  const store = memoryAppStore([run]);
  store.abandoned = [{ run, at, failure }];
  await watchdog({ store, log: silentLog() });
  expect(store.runs.get(run.id)).toMatchObject({ state: 'ended', outcome: 'failed' });
  expect(store.runs.get(run.id)?.problem).toMatch(expected);
  // Somebody waits for its check, even where none could be made.
  expect(store.posting).toEqual([run.id]);
});

test('how long a worker may be silent is passed on', async () => {
  const asked: object[] = [];
  const store = {
    ...memoryAppStore(),
    abandonedRuns: (limits: object) => {
      asked.push(limits);
      return Promise.resolve([]);
    },
  };
  expect(await watchdog({ store, log: silentLog() })).toBe(0);
  const limits = { silence: 5000, upload: 6000 };
  await watchdog({ store, log: silentLog() }, limits);
  expect(asked).toEqual([{ silence: 60_000, upload: 86_400_000 }, limits]);
});

test('pruning says what it removed, and nothing of nothing', async () => {
  for (const [removed, expected] of [
    [{ deliveries: 3, raw: 0 }, 1],
    [{ deliveries: 0, raw: 0 }, 0],
  ] as const) {
    const lines: string[] = [];
    const store = { ...memoryAppStore(), prune: () => Promise.resolve(removed) };
    await prune({ store, log: silentLog(lines) });
    expect(lines).toHaveLength(expected);
  }
});
