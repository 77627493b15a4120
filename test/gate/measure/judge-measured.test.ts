import { expect, test } from '@jest/globals';
import type { ScenarioMeasurement } from '../../../src/core/measurement.ts';
import { metricOf } from '../../../src/core/metrics.ts';
import { defaultPolicy } from '../../../src/core/policy.ts';
import type { SeriesLine } from '../../../src/core/series.ts';
import { costValue } from '../../../src/gate/measure/cost-value.ts';
import { judgeMeasured } from '../../../src/gate/measure/judge-measured.ts';
import { unseenReason } from '../../../src/gate/measure/unseen-reason.ts';

interface Found {
  readonly metric: string;
  readonly value: number;
  readonly parts?: readonly number[];
}

const valueOf = ({ metric, value, parts = [] }: Found) => {
  const { unit, better } = metricOf(metric);
  return { metric, unit, better, value, parts: [...parts] };
};

/** What becomes of a limit on the first of these values. */
const judged = (limit: number, found: Found, lines: readonly SeriesLine[] = []) => {
  const scenario: ScenarioMeasurement = {
    suite: 'api',
    scenario: 'normal',
    load: '',
    series: '',
    startedAt: '',
    planned: 1,
    duration: 1,
    complete: true,
    cutShort: null,
    requests: 1,
    errors: 0,
    failures: {},
    values: [valueOf(found)],
    routes: [],
    capacity: null,
    warnings: [],
  };
  const header = {
    schema: 'pacegate/series@1',
    suite: 'api',
    scenario: 'normal',
    steps: null,
    duration: 1,
    startedAt: '',
  } as const;
  const { budgets } = judgeMeasured([{ scenario, series: { header, lines } }], {
    ...defaultPolicy,
    budgets: [{ metric: found.metric, limit, target: null }],
  });
  return budgets[0]?.decision;
};

test('a latency is beyond its limit where its parts show that, and not where a few of them do', () => {
  const around = (middle: number, spread: number): number[] =>
    Array.from({ length: 20 }, (_, part) => middle + (part % 2 === 0 ? spread : -spread));
  expect(judged(100, { metric: 'latency.p95', value: 120, parts: around(120, 5) })).toBe('exceeded');
  expect(judged(100, { metric: 'latency.p95', value: 101, parts: around(101, 50) })).toBe('missed-target');
  expect(judged(100, { metric: 'latency.p95', value: 99, parts: around(99, 5) })).toBe('met');
  expect(judged(100, { metric: 'throughput', value: 80, parts: around(80, 5) })).toBe('exceeded');
});

test('memory that rises beyond its limit is beyond it, though most of the time it was below', () => {
  const parts = Array.from({ length: 20 }, (_, part) => 100e6 + 6e6 * part);
  expect(judged(200e6, { metric: 'memory.rss.peak', value: 214e6, parts })).toBe('exceeded');
  expect(judged(220e6, { metric: 'memory.rss.peak', value: 214e6, parts })).toBe('met');
});

test.each([
  ['memory.heap', 90e6, 80e6],
  ['db.queries', 31, 30],
  ['db.rows', 1200, 1000],
  ['db.connections', 0.2, 0.1],
])('one reading of %s settles its limit', (metric, value, limit) => {
  expect(judged(limit, { metric, value })).toBe('exceeded');
  expect(judged(value, { metric, value })).toBe('met');
});

test('a heap that grew by more than a process needs once leaks, and one that did not may not', () => {
  const heap = (growth: number, requests: number): SeriesLine[] => [
    { kind: 'heap', before: 20e6, after: 20e6 + growth, requests },
  ];
  const grown = (growth: number, requests: number) =>
    judged(100, { metric: 'memory.growth', value: growth / requests }, heap(growth, requests));
  // The same 250 bytes a request: of a short load that may be what was loaded late.
  expect(grown(270_000 * 250, 270_000)).toBe('exceeded');
  expect(grown(4000 * 250, 4000)).toBe('missed-target');
  expect(grown(270_000 * 50, 270_000)).toBe('met');
});

test('a load has its price, part by part, where there are prices and both figures', () => {
  const cpu = valueOf({ metric: 'cpu.per-request', value: 3.6, parts: [3, 4.2] });
  const memory = valueOf({ metric: 'memory.rss.peak', value: 1e9, parts: [0.5e9, 1e9] });
  const prices = { cpuHour: 0.04, gigabyteHour: 0.01 };
  const [cost] = costValue([cpu, memory], prices);
  // 3.6 ms of a million requests are an hour.
  expect(cost).toMatchObject({ metric: 'cost.per-million', unit: 'currency' });
  expect(cost?.value).toBeCloseTo(0.05, 9);
  expect(cost?.parts[0]).toBeCloseTo((3 / 3.6) * 0.045, 9);
  expect(costValue([cpu, { ...memory, parts: [] }], prices)[0]?.parts).toHaveLength(2);
  expect(costValue([cpu, memory], null)).toEqual([]);
  expect(costValue([cpu], prices)).toEqual([]);
});

test('a budget that can not be held says why', () => {
  const end = (blind: string | null): SeriesLine => ({
    kind: 'end',
    at: 1,
    complete: true,
    startup: 1,
    memoryPeak: null,
    blind,
  });
  const database: SeriesLine = { kind: 'database', requests: 1, values: {}, missing: [] };
  const signals: SeriesLine = {
    kind: 'signals',
    at: 0,
    length: 1,
    values: {},
    missing: [{ what: 'heap', reason: 'Worker threads answered requests.' }],
  };
  const noNode = 'the service is no Node process';
  const reason = (metric: string, ...lines: SeriesLine[]): string => unseenReason(metric, { lines });
  expect(reason('memory.growth', end(noNode))).toBe(`it could not be observed: ${noNode}`);
  expect(reason('db.queries', end(noNode))).toBe(`it could not be observed: ${noNode}`);
  expect(reason('db.queries', database, end(noNode))).toBe('it could not be observed');
  expect(reason('memory.growth', signals, end(null))).toBe(
    'it could not be observed: Worker threads answered requests',
  );
  expect(reason('memory.growth')).toBe('the run was killed before the heap was looked at again');
  expect(reason('gc.pause')).toBe('it could not be observed');
  expect(reason('latency.p99', end(noNode))).toBe('there were too few expected answers');
  expect(reason('cost.per-million', end(null))).toContain('prices');
});
