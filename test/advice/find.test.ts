import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { findings } from '../../src/advice/find.ts';
import type { BudgetResult, Result } from '../../src/core/result.ts';
import type { ComparisonSketch } from '../support/make-result.ts';
import { makeMetric, makeResult, makeShop } from '../support/make-result.ts';

const find = (differences: Partial<Result>) => findings(makeResult({ verdict: 'fail', ...differences }));

const shop = (sketches: Readonly<Record<string, ComparisonSketch>>) => find({ metrics: makeShop(sketches) });

test('nothing to say, nothing said', () => {
  expect(find({})).toEqual([]);
});

test('a route that got slower is one finding, which also explains the whole suite', () => {
  const found = shop({
    'GET /search cpu.per-request': { change: 0.19 },
    'GET /search latency.mean': { change: 0.184 },
    'GET /search allocation.per-request': { change: 0.3 },
    'cpu.per-request': { change: 0.066 },
    'latency.p95': { change: 0.15 },
    'allocation.per-request': { change: 0.08 },
  });
  expect(found.map((it) => [it.kind, it.title, it.severity])).toEqual([
    // Allocation of a route only informs, so it does not lead, although it grew most.
    ['route-slower', 'GET /search needs 19 % more CPU per request', 'blocking'],
  ]);
});

test('CPU leads unless latency grew much more', () => {
  const alike = { 'GET /search cpu.per-request': { change: 0.15 }, 'GET /search latency.mean': { change: 0.2 } };
  expect(shop(alike)[0]?.title).toBe('GET /search needs 15 % more CPU per request');
  const apart = { 'GET /search cpu.per-request': { change: 0.1 }, 'GET /search latency.mean': { change: 0.4 } };
  expect(shop(apart)[0]?.title).toBe('GET /search takes 40 % longer');
});

test('a finding shows values, interval, blocks and tolerance', () => {
  const [it] = shop({ 'GET /search cpu.per-request': { change: 0.19, base: 3.12 } });
  expect(it?.evidence[0]).toBe(
    'CPU time per request: 3.12 ms on base, 3.71 ms on head: +19 % (17 to 21) over 6 blocks, tolerance 5 %.',
  );
});

test('it tells computing from waiting, and claims neither where neither is shown', () => {
  const last = (sketches: Readonly<Record<string, ComparisonSketch>>) => shop(sketches)[0]?.evidence.at(-1);
  expect(last({ 'GET /search cpu.per-request': { change: 0.19 }, 'GET /search latency.mean': { change: 0.18 } })).toBe(
    'CPU and latency grew alike: it computes more.',
  );
  expect(last({ 'GET /search latency.mean': { change: 0.3 } })).toBe(
    'Latency grew but CPU did not: it waits for something.',
  );
  expect(
    last({ 'GET /search latency.mean': { change: 0.3 }, 'GET /search cpu.per-request': { change: 0.04, spread: 0.1 } }),
  ).toMatch(/^Mean latency/u);
});

test('a whole suite is named where no route explains it', () => {
  const found = shop({ 'cpu.per-request': { change: 0.08 }, 'latency.p95': { change: 0.2 } });
  expect(found.map((it) => [it.kind, it.route, it.title])).toEqual([
    ['suite-slower', null, 'api takes 20 % longer at the 95th percentile'],
  ]);
});

test('slower routes do not explain memory', () => {
  const found = shop({
    'GET /search cpu.per-request': { change: 0.19 },
    'memory.rss.peak': { change: 0.98, spread: 0.05 },
    'allocation.per-request': { change: 0.5 },
  });
  expect(found.map((it) => it.kind)).toEqual(['memory-peak', 'suite-slower', 'route-slower']);
});

test('less throughput is worse', () => {
  const metric = makeMetric({ metric: 'throughput', change: -0.2 });
  expect(find({ metrics: [metric] })[0]?.title).toBe('api serves 20 % fewer requests per second');
});

test('no primary regression goes without a finding', () => {
  const metric = makeMetric({ metric: 'capacity', change: -0.5 });
  expect(find({ metrics: [metric] }).map((it) => [it.kind, it.title])).toEqual([
    ['metric-worse', 'api changes by -50 % in highest rate within the budgets'],
  ]);
});

test('an exceeded budget blocks, a missed target warns, and both say whether the base is beyond too', () => {
  const budget: BudgetResult = {
    suite: 'api',
    scenario: 'load',
    metric: 'latency.p95',
    value: 214,
    limit: 200,
    target: 150,
    decision: 'exceeded',
  };
  const exceeded = find({
    budgets: [budget],
    metrics: makeShop({ 'latency.p95': { change: 0.3, base: 165 } }),
  }).find((it) => it.kind === 'budget-exceeded');
  expect(exceeded).toMatchObject({
    severity: 'blocking',
    title: 'api: 95th percentile of latency is 214 ms, beyond its limit of 200 ms',
    evidence: ['The base is within it: the change between base and head is +30 %.'],
  });
  const [missed] = find({ budgets: [{ ...budget, value: 160, decision: 'missed-target' }] });
  expect(missed).toMatchObject({
    severity: 'warning',
    title: 'api: 95th percentile of latency is 160 ms, beyond its target of 150 ms',
    evidence: ['The base is beyond it too: the change between base and head is +0.5 %.'],
  });
});

test('errors that appear are told once, by route where routes are known', () => {
  const failing = { metric: 'errors.rate', change: 0.03, primary: false, decision: 'regressed' as const };
  const found = find({ metrics: [makeMetric(failing), makeMetric({ ...failing, route: 'GET /search' })] });
  expect(found.map((it) => [it.kind, it.severity, it.title])).toEqual([
    ['errors-appeared', 'warning', 'GET /search fails 3.00 % of its requests'],
  ]);
  expect(find({ metrics: [makeMetric({ ...failing, base: 0.03, change: 0 })] })).toEqual([]);
});

test('a busy machine is information', () => {
  const [suite] = makeResult().suites;
  expect(find({ suites: [{ ...suite!, wait: 0.6 }] })).toEqual([]);
  expect(find({ suites: [{ ...suite!, wait: 0.61 }] }).map((it) => it.severity)).toEqual(['information']);
});

test('an invalid run claims nothing about the change', () => {
  const metrics = makeShop({ 'GET /search cpu.per-request': { change: 0.19 } });
  expect(find({ verdict: 'invalid', metrics })).toEqual([]);
});

test("the head's own policy blocks nothing", () => {
  const policy = { ...makeResult().policy, from: 'head' as const };
  const metrics = makeShop({ 'GET /search cpu.per-request': { change: 0.19 } });
  expect(find({ policy, metrics }).map((it) => it.severity)).toEqual(['warning']);
});

test('a route keeps its identity when its numbers, or another route, change', () => {
  const id = (sketches: Readonly<Record<string, ComparisonSketch>>) =>
    shop(sketches).find((it) => it.route === 'GET /search')?.id;
  const one = id({ 'GET /search cpu.per-request': { change: 0.19 } });
  expect(one).toMatch(/^PG-[0-9a-f]{8}$/u);
  expect(id({ 'GET /search latency.mean': { change: 0.4 }, 'POST /checkout latency.mean': { change: 0.4 } })).toBe(one);
});

test('order and content do not depend on the order of the comparisons; blocking first, the biggest first', () => {
  const metrics = [
    ...makeShop({
      'GET /search cpu.per-request': { change: 0.19 },
      'POST /checkout latency.mean': { change: 0.4 },
      'memory.rss.peak': { change: 0.3 },
    }),
    makeMetric({ metric: 'errors.rate', change: 0.9, primary: false, decision: 'regressed' }),
  ];
  const expected = find({ metrics });
  expect(expected.map((it) => it.kind)).toEqual(['route-slower', 'memory-peak', 'route-slower', 'errors-appeared']);
  fc.assert(
    fc.property(fc.shuffledSubarray(metrics, { minLength: metrics.length }), (shuffled) => {
      expect(find({ metrics: shuffled })).toEqual(expected);
    }),
  );
});
