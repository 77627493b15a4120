import { expect, test } from '@jest/globals';
import type { Signals } from '../../../src/core/signals.ts';
import { resourceReadings } from '../../../src/investigation/infrastructure/readings/resource-readings.ts';
import { signalNames, signalValue } from '../../../src/investigation/infrastructure/readings/signal-values.ts';
import { makeResult } from '../../support/make-result.ts';
import { blocksWith, pool } from './blocks-with.ts';

const readingsOf = (base: Partial<Signals>, head: Partial<Signals>) =>
  resourceReadings({ blocks: blocksWith(base, head), result: makeResult() });

const quiet: Partial<Signals> = {
  pool: pool(0.01),
  descriptors: 40,
  sockets: { ESTABLISHED: 12 },
  cgroup: { cpuLimit: 2, memoryLimit: 200e6, throttledPeriods: 0, throttledTime: 0 },
  pressure: { cpu: 0.1, memory: 0, io: 0.01 },
};

test('each resource that got short is said with the figures of both sides, in front of the others', () => {
  const readings = readingsOf(quiet, {
    ...quiet,
    pool: pool(12, 0.5),
    descriptors: 400,
    cgroup: { cpuLimit: 0.3, memoryLimit: 105e6, throttledPeriods: 9, throttledTime: 6000 },
    pressure: { cpu: 0.6, memory: 0, io: 0.02 },
  });
  const worse = readings.filter(({ isWorse }) => isWorse);
  expect(readings.slice(0, worse.length)).toEqual(worse);
  expect(worse.map(({ text }) => text)).toEqual([
    'A request waits 12.0 ms for a connection of the pool instead of 10.0 µs.',
    'A request opens 0.5 database connections instead of 0.',
    'Its limit of CPU stops the service for 2.00 ms per request instead of 0 ms.',
    'Tasks wait for a core 60 % of the time instead of 10 %.',
    'At the end 400 file descriptors are open instead of 40.',
    expect.stringMatching(/^The head's memory reaches \d+ MB of the 105 MB that its group may use\.$/),
  ]);
});

test('sides that are alike are short of nothing', () => {
  const readings = readingsOf(quiet, quiet);
  expect(readings.length).toBeGreaterThan(7);
  expect(readings.filter(({ isWorse }) => isWorse)).toEqual([]);
});

test('what nobody saw is not said', () => {
  const unseen: Partial<Signals> = { pool: null, descriptors: null, sockets: null, cgroup: null, pressure: null };
  expect(readingsOf(unseen, unseen).map(({ name }) => name)).toEqual(['run-queue']);
  expect(signalNames.map((name) => signalValue(name, [], 'api', 'head'))).toEqual(signalNames.map(() => null));
});
