import { expect, test } from '@jest/globals';
import { type SensorReading, sideSlice } from '../../../src/measure/load/side-slice.ts';

const collected = { routes: { a: { durations: [1000, 2000], errors: 1 } }, failures: { '500': 1 }, answers: 3 };

const reading = (
  probe: Partial<NonNullable<SensorReading['probe']>> | null,
  tree: Partial<NonNullable<SensorReading['tree']>> | null,
): SensorReading => ({
  probe: probe === null ? null : { served: 0, cpu: 0, allocated: 0, gcPause: 0, ...probe },
  tree: tree === null ? null : { at: 0, cpu: 0, wait: 0, rss: 1e6, ...tree },
});

const start = reading({ served: 100, cpu: 50, allocated: 1000, gcPause: 1 }, { at: 1000, cpu: 60, wait: 10 });
const end = reading({ served: 120, cpu: 80, allocated: 9000, gcPause: 1.5 }, { at: 1200, cpu: 92, wait: 60, rss: 7e6 });

test('where the probe sees all processes, requests and CPU time are its own', () => {
  expect(sideSlice(start, end, collected)).toEqual({
    routes: collected.routes,
    failures: collected.failures,
    requests: 20,
    requestsBy: 'probe',
    cpu: 30,
    wait: 0.25,
    memory: 7e6,
    allocated: 8000,
    gcPause: 0.5,
  });
});

test('CPU time that the probe does not see is taken from the process tree; the requests stay the probe’s', () => {
  const child = reading(end.probe, { ...end.tree, cpu: 60 + 45 });
  expect(sideSlice(start, child, collected)).toMatchObject({ cpu: 45, requests: 20, requestsBy: 'probe' });
});

test('without a probe the tree and the generator’s own count serve, and allocation is unknown', () => {
  const silent = sideSlice({ ...start, probe: null }, { ...end, probe: null }, collected);
  expect(silent).toMatchObject({
    requests: 3,
    requestsBy: 'generator',
    cpu: 32,
    memory: 7e6,
    allocated: null,
    gcPause: null,
  });
  expect(sideSlice({ ...start, probe: null }, end, collected)).toMatchObject({ requestsBy: 'generator', cpu: 32 });
});

test('a probe that served nothing is not the process that answers', () => {
  const idle = reading({ ...end.probe, served: 100 }, end.tree);
  expect(sideSlice(start, idle, collected)).toMatchObject({ requestsBy: 'generator', requests: 3, cpu: 32 });
});

test('without /proc the probe’s CPU time counts, and memory and waiting are unknown', () => {
  expect(sideSlice({ ...start, tree: null }, { ...end, tree: null }, collected)).toMatchObject({
    cpu: 30,
    memory: null,
    wait: null,
  });
});

test('with neither nothing is known but the answers', () => {
  const nothing: SensorReading = { probe: null, tree: null };
  expect(sideSlice(nothing, nothing, collected)).toMatchObject({ cpu: null, memory: null, wait: null, requests: 3 });
});

test('totals that fell because a process ended count as nothing, and waiting is a share at most 1', () => {
  const fewer = reading({ served: 90, cpu: 40 }, { at: 1200, cpu: 55, wait: 5000 });
  expect(sideSlice(start, fewer, collected)).toMatchObject({ cpu: 0, wait: 1 });
  expect(sideSlice(start, reading(end.probe, { at: 1000, cpu: 92, wait: 60 }), collected).wait).toBeNull();
});

test('what the probe can’t tell is null, not zero', () => {
  const old = reading({ ...end.probe, allocated: null, gcPause: null }, end.tree);
  expect(sideSlice(start, old, collected)).toMatchObject({ allocated: null, gcPause: null, requestsBy: 'probe' });
});
