import { expect, test } from '@jest/globals';
import type { MetricResult } from '../../../src/core/result.ts';
import { leadSchema } from '../../../src/investigation/proof/lead.ts';
import { leadRegressions } from '../../../src/investigation/proof/lead-regressions.ts';
import { makeMetric } from '../../support/make-result.ts';

/** A regression whose blocks vary by this much around it. */
const slower = (metric: string, route: string | null, change: number, noise: number, suite = 'api'): MetricResult => {
  const it = makeMetric({ suite, metric, route, change, spread: change / 3, decision: 'regressed' });
  const blocks = it.head.blocks.map((value, k) => value * (1 + (k % 2 === 0 ? noise : -noise)));
  return { ...it, head: { ...it.head, blocks } };
};

const counted = (route: string | null, base: number, head: number): MetricResult => {
  const it = makeMetric({
    metric: 'db.queries',
    scenario: null,
    route,
    base,
    change: head / base - 1,
    decision: 'regressed',
  });
  return { ...it, tolerance: 0, change: { ...it.change, confidence: 1 } };
};

const placesOf = (metrics: readonly MetricResult[]) =>
  leadRegressions({ metrics: [...metrics] }).map(({ route, metric, follows }) => ({ route, metric, follows }));

test('of a family on a route the one that stands out most from its noise leads', () => {
  const metrics = [slower('latency.mean', 'GET /a', 0.5, 0.2), slower('cpu.per-request', 'GET /a', 0.3, 0.01)];
  expect(placesOf(metrics)).toEqual([{ route: 'GET /a', metric: 'cpu.per-request', follows: null }]);
  expect(placesOf(metrics.toReversed())).toEqual(placesOf(metrics));
});

test('time follows from statements on the same route, and leads as well', () => {
  const leads = leadRegressions({
    metrics: [
      slower('cpu.per-request', 'GET /a', 0.3, 0.01),
      counted('GET /a', 3, 29),
      slower('latency.mean', 'GET /b', 0.2, 0.01),
    ],
  });
  const time = leads.find(({ route, family }) => route === 'GET /a' && family === 'time')!;
  expect(leads[time.follows!]).toMatchObject({ metric: 'db.queries', exact: true, family: 'database' });
  expect(leads.find(({ route }) => route === 'GET /b')).toMatchObject({ follows: null, exact: false });
  for (const lead of leads) expect(leadSchema.parse(lead)).toEqual(lead);
});

test('three at most, one of each place before a second of any; a whole suite only where no route leads', () => {
  const metrics = [
    counted('GET /a', 3, 29),
    slower('cpu.per-request', 'GET /a', 2, 0.01),
    slower('allocation.per-request', 'GET /a', 2, 0.01),
    slower('cpu.per-request', 'GET /b', 0.1, 0.01),
    slower('cpu.per-request', null, 0.5, 0.001),
  ];
  const places = placesOf(metrics);
  expect(places).toHaveLength(3);
  expect(places[0]).toMatchObject({ route: 'GET /a', metric: 'db.queries' });
  expect(places[1]).toMatchObject({ route: 'GET /b' });
  expect(placesOf([slower('cpu.per-request', null, 0.5, 0.01)])).toEqual([
    { route: null, metric: 'cpu.per-request', follows: null },
  ]);
  expect(placesOf([makeMetric()])).toEqual([]);
});

test('of a bundle whose builds differ the lead knows by how much', () => {
  const grown = (wobble: number): MetricResult => {
    const it = makeMetric({
      metric: 'bundle.initial.gzip',
      scenario: null,
      route: 'main',
      change: 0.25,
      decision: 'regressed',
    });
    return { ...it, change: { estimate: 0.25, low: 0.25 - wobble, high: 0.25 + wobble, confidence: 1 } };
  };
  expect(leadRegressions({ metrics: [grown(0.04)] })[0]!.wobble).toBeCloseTo(0.04, 9);
  const [steady] = leadRegressions({ metrics: [grown(0)] });
  expect(steady).toMatchObject({ exact: true, family: 'bytes' });
  expect(leadSchema.parse(steady)).toEqual(steady);
  expect(steady).not.toHaveProperty('wobble');
});

test('a route of the same metric that did not change is the control', () => {
  const quiet = makeMetric({ route: 'GET /c', metric: 'cpu.per-request', decision: 'unchanged' });
  const [lead] = leadRegressions({ metrics: [slower('cpu.per-request', 'GET /a', 0.3, 0.01), quiet] });
  expect(lead!.control).toEqual({ route: 'GET /c', tolerance: quiet.tolerance });
});
