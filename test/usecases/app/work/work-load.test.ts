import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import type { Measurement } from '../../../../src/core/measurement.ts';
import { unpackRaw } from '../../../../src/usecases/app/work/unpack-raw.ts';
import { loadTimes } from '../../../../src/usecases/app/work/load-times.ts';
import { scratch } from '../../../measure/workspace/repositories.ts';
import { makeEnd, makePoint, measuredFiles } from '../../../support/make-series.ts';
import { configurationText } from '../../harness.ts';
import type { FakeStore } from './fake-tools.ts';
import { notedBy } from './stub-command.ts';
import { isTidy, type Scene, stage } from './work-stage.ts';

// Processes are started: a busy machine takes its time.
jest.setTimeout(300_000);

const budgets = (limit: string): string =>
  configurationText({
    suite: 'scenarios: { normal: { rate: 50 } }',
    more: `budgets: { latency.p95: { limit: ${limit} } }`,
  });
const points = (number: number) =>
  Array.from({ length: number }, (_, index) => makePoint(index * 40, 20, { length: 40 }));
const whole = { normal: [...points(5), makeEnd(200)], peak: [...points(5), makeEnd(200)] };

const writeTemplate = (room: string, files: Readonly<Record<string, string>>): void => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(room, 'template', name)), { recursive: true });
    writeFileSync(join(room, 'template', name), text);
  }
};

/** The head would forgive itself; the base is what counts. */
const forgiving = (): NonNullable<Scene['grounds']> => {
  let head: string | null = null;
  return {
    readFile: (ref) => {
      head ??= ref;
      return Promise.resolve(budgets(ref === head ? '9s' : '10ms'));
    },
  };
};

const scene = (more: Scene = {}): Scene => ({
  run: { mode: 'load' },
  grounds: forgiving(),
  ...more,
  stub: { more: 'await new Promise((resolve) => setTimeout(resolve, 300));', ...more.stub },
});

const measurementOf = ({ reports }: FakeStore): Measurement => {
  const [kept] = reports;
  if (kept?.report.kind !== 'load') throw new Error('There is no report.');
  return kept.report.measurement;
};

test('the head alone is measured at full length and held to the budgets of the base, whatever it says itself', async () => {
  await using room = await scratch();
  const { change, store, start } = stage(room.path, scene());
  writeTemplate(room.path, measuredFiles({ commit: change.head, series: { ...whole, stress: [makeEnd(10)] } }));
  await start();
  expect(store.ended).toEqual([]);
  expect(store.kept).toEqual([]);
  const measurement = measurementOf(store);
  expect(measurement).toMatchObject({ verdict: 'fail', full: true, commit: { commit: change.head } });
  expect(measurement.reasons[0]).toMatch(/95th percentile.* beyond its limit of 10\.0 ms/);
  expect(measurement.scenarios.map(({ scenario, requests }) => [scenario, requests])).toEqual([
    ['normal', 250],
    ['peak', 250],
    ['stress', 0],
  ]);
  expect(Object.keys(await unpackRaw(store.reports[0]!.raw!)).toSorted()).toEqual([
    'measure.json',
    'raw/api-normal.jsonl',
    'raw/api-peak.jsonl',
    'raw/api-stress.jsonl',
    'raw/measure-plan.json',
  ]);
  const { args } = notedBy(room.path);
  // An hour is the most that the worker allows; normal, peak and stress would take longer.
  expect(args.slice(0, 5)).toEqual(['measure', change.head, '--full', '--time-limit', '3480s']);
  expect(isTidy(room.path)).toBe(true);
});

test('a run that was killed in the middle keeps what it had measured', async () => {
  await using room = await scratch();
  const { change, store, start } = stage(room.path, scene({ stub: { code: 137 } }));
  writeTemplate(room.path, measuredFiles({ commit: change.head, series: { normal: points(5) }, isWhole: false }));
  await start();
  const { verdict, partial, scenarios, reasons } = measurementOf(store);
  expect({ verdict, partial, complete: scenarios[0]!.complete }).toEqual({
    verdict: 'fail',
    partial: true,
    complete: false,
  });
  expect(reasons.join()).toContain('killed from outside');
});

test('one that had measured nothing ends with the reason', async () => {
  await using room = await scratch();
  const { store, start } = stage(room.path, scene({ stub: { code: 2, more: 'console.error("no such suite");' } }));
  await start();
  expect(store.reports).toEqual([]);
  expect(store.ended[0]).toMatchObject({ outcome: 'failed', problem: expect.stringContaining('no such suite') });
});

test('/perf cancel keeps what was measured until then', async () => {
  await using room = await scratch();
  const heartbeat = (_id: string, _attempt: number, progress: string | null) => Promise.resolve(progress !== 'written');
  const wait = `
    const { mkdirSync } = await import('node:fs');
    for (const [name, text] of Object.entries(JSON.parse(readFileSync(${JSON.stringify(join(room.path, 'files.json'))}, 'utf8')))) {
      mkdirSync(join(out, name, '..'), { recursive: true });
      writeFileSync(join(out, name), text);
    }
    console.error('written');
    await new Promise((resolve) => setTimeout(resolve, 60_000));`;
  const { change, store, start } = stage(room.path, scene({ store: { heartbeat }, stub: { more: wait } }));
  const files = measuredFiles({ commit: change.head, series: { normal: points(5) }, isWhole: false });
  writeFileSync(join(room.path, 'files.json'), JSON.stringify(files));
  await start();
  expect(measurementOf(store).reasons).toContain('It was cancelled.');
  expect(isTidy(room.path)).toBe(true);
});

test.each([
  ['of another commit', { commit: 'c'.repeat(40) }, 'another commit'],
  [
    'with requests that no interval holds',
    { point: { routes: { x: { ok: 9e9, errors: 0, latency: [1, 9e9] } } } },
    'more requests',
  ],
  [
    'whose latencies are of others',
    { point: { routes: { x: { ok: 2, errors: 0, latency: [1, 1] } } } },
    'other requests',
  ],
  ['that lasted longer than its job', { point: { length: 3_000_000 } }, 'longer than the run'],
  ['with numbers that are none', { point: { cpu: -1 } }, 'not the course of a scenario'],
])('what a job wrote %s is refused', async (_, { commit, point = {} }: { commit?: string; point?: object }, why) => {
  await using room = await scratch();
  const { change, store, start } = stage(room.path, scene());
  const series = { normal: [makePoint(0, 20, point), makeEnd(1)] };
  writeTemplate(room.path, measuredFiles({ commit: commit ?? change.head, series }));
  await start();
  expect(store.reports).toEqual([]);
  expect(store.ended[0]).toMatchObject({ outcome: 'failed', problem: expect.stringContaining(why) });
});

test('a load has the time that its scenarios take, and no more than the worker allows', () => {
  const [minute, suite] = [60_000, { warmUp: { min: 0, max: 60_000 } }];
  const parts = [
    { duration: 30 * minute, suite },
    { duration: 10 * minute, suite },
  ];
  expect(loadTimes(parts, { job: 30 * minute, most: 240 * minute })).toEqual({ wall: 74 * minute, limit: 72 * minute });
  expect(loadTimes(parts, { job: 30 * minute, most: 60 * minute })).toEqual({ wall: 60 * minute, limit: 58 * minute });
});
