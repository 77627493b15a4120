import { expect, test } from '@jest/globals';
import { metricCatalogue } from '../../src/core/metrics.ts';
import { isBundlePrimary, isPagePrimary, isPrimary, isSignalPrimary } from '../../src/core/primary.ts';

type Place = Parameters<typeof isPrimary>[0];

const primaries = (place: Partial<Place>): string[] =>
  Object.keys(metricCatalogue).filter((metric) =>
    isPrimary({ metric, route: null, model: 'closed', schedule: 'duet', closedElsewhere: false, ...place }),
  );

test('in a duet five comparisons of the whole suite decide, and two of a route', () => {
  expect(primaries({})).toEqual([
    'latency.mean',
    'latency.p95',
    'cpu.per-request',
    'memory.rss.peak',
    'allocation.per-request',
  ]);
  expect(primaries({ route: 'GET /a' })).toEqual(['latency.mean', 'cpu.per-request']);
});

test.each(['alternate', 'one-at-a-time'] as const)('sides in turn (%s): only CPU and allocation decide', (schedule) => {
  expect(primaries({ schedule })).toEqual(['cpu.per-request', 'allocation.per-request']);
  expect(primaries({ schedule, route: 'GET /a' })).toEqual(['cpu.per-request']);
});

test('what a request costs is left to the closed loop where there is one', () => {
  expect(primaries({ model: 'open', closedElsewhere: true })).toEqual(['latency.mean', 'latency.p95']);
  expect(primaries({ model: 'open' })).toContain('cpu.per-request');
});

test('of a page what it transfers and asks for decides, and a timing that the team names', () => {
  const pages = (metrics: Readonly<Record<string, number>>): string[] =>
    Object.keys(metricCatalogue).filter(
      (metric) => metric.startsWith('page.') && isPagePrimary(metric, { tolerance: { default: 0.05, metrics } }),
    );
  expect(pages({})).toEqual(['page.transfer', 'page.requests']);
  expect(pages({ 'page.lcp': 0.1, 'page.script-bytes': 0.1 })).toEqual(['page.lcp', 'page.transfer', 'page.requests']);
});

test('of a bundle what is fetched compressed decides', () => {
  expect(Object.keys(metricCatalogue).filter(isBundlePrimary)).toEqual([
    'bundle.initial.gzip',
    'bundle.async.gzip',
    'bundle.total.gzip',
    // Which are there only where the policy names them.
    'bundle.chunk.stat',
    'bundle.chunk.parsed',
    'bundle.chunk.gzip',
    'bundle.chunk.brotli',
  ]);
});

test('of signals counts decide, by route where there are routes, and what stays in memory; the rest informs', () => {
  const signals = (route: string | null, routesElsewhere: boolean): string[] =>
    Object.keys(metricCatalogue).filter((metric) => isSignalPrimary({ metric, route, routesElsewhere }));
  expect(signals(null, false)).toEqual(['memory.growth', 'io.sync-calls', 'db.queries', 'db.rows', 'db.connections']);
  expect(signals(null, true)).toEqual(['memory.growth']);
  expect(signals('GET /a', false)).toContain('db.queries');
});
