import { expect, test } from '@jest/globals';
import { createMetrics } from '../../src/app/create-metrics.ts';
import { metricsRoute } from '../../src/app/metrics-route.ts';
import { DatabaseError } from '../../src/core/errors.ts';
import type { StoreCounts } from '../../src/usecases/app/ports.ts';
import { serve } from './serve.ts';
import { testLog } from './test-log.ts';

const counts = (differences: Partial<StoreCounts> = {}): StoreCounts => ({
  deliveries: [],
  runs: [{ state: 'queued', count: 3 }],
  outcomes: [],
  queues: [{ queue: 'measure', waiting: 2, active: 1, oldest: 40.5 }],
  newest: [
    { repository: 'acme/shop', suite: 'api', scenario: 'normal', metric: 'latency.p95', value: 12.5 },
    { repository: 'acme/shop', suite: 'api', scenario: 'normal', metric: 'errors.rate', value: 0.001 },
    { repository: 'acme/shop', suite: 'api', scenario: 'stress', metric: 'capacity', value: 420 },
    { repository: 'acme/shop', suite: 'web', scenario: null, metric: 'bundle.initial.gzip', value: 51_200 },
    { repository: 'acme/shop', suite: 'web', scenario: null, metric: 'bundle.modules', value: 7 },
  ],
  ...differences,
});

const samples = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('pacegate_'));

test('what this process has counted', async () => {
  const metrics = createMetrics({ processDefaults: false });
  metrics.delivered('push', 'recorded');
  metrics.delivered(null, 'refused');
  metrics.answered(0.03);
  metrics.jobEnded('measure', 100);
  metrics.posted('fail');
  metrics.posted('cancelled');
  metrics.requestsLeft(77, 4321);
  const found = samples(await metrics.text());
  for (const line of [
    'pacegate_deliveries_total{event="push",outcome="recorded"} 1',
    'pacegate_deliveries_total{event="unknown",outcome="refused"} 1',
    'pacegate_delivery_seconds_bucket{le="0.025"} 0',
    'pacegate_delivery_seconds_bucket{le="0.05"} 1',
    'pacegate_delivery_seconds_count 1',
    'pacegate_job_seconds_bucket{le="180",kind="measure"} 1',
    'pacegate_verdicts_total{verdict="fail"} 1',
    'pacegate_verdicts_total{verdict="cancelled"} 1',
    'pacegate_verdicts_total{verdict="pass"} 0',
    'pacegate_github_requests_left{installation="77"} 4321',
  ])
    expect(found).toContain(line);
});

test('what is in the database, as it is now', async () => {
  const metrics = createMetrics({ processDefaults: false });
  metrics.show(counts());
  const found = samples(await metrics.text());
  for (const line of [
    'pacegate_queue_jobs{queue="measure",state="waiting"} 2',
    'pacegate_queue_jobs{queue="measure",state="active"} 1',
    'pacegate_queue_oldest_seconds{queue="measure"} 40.5',
    'pacegate_runs{state="queued"} 3',
    'pacegate_latency_p95_milliseconds{repository="acme/shop",suite="api",scenario="normal"} 12.5',
    'pacegate_error_ratio{repository="acme/shop",suite="api",scenario="normal"} 0.001',
    'pacegate_capacity_requests_per_second{repository="acme/shop",suite="api",scenario="stress"} 420',
    'pacegate_bundle_bytes{repository="acme/shop",suite="web",scenario=""} 51200',
  ])
    expect(found).toContain(line);
  metrics.show(counts({ runs: [], newest: [] }));
  const later = (await metrics.text()).split('\n');
  expect(later.filter((line) => /^pacegate_(?:runs|latency|error|capacity|bundle)/.test(line))).toEqual([]);
});

test('names of repositories and suites are escaped', async () => {
  const metrics = createMetrics({ processDefaults: false });
  metrics.show(
    counts({
      newest: [{ repository: 'a/b', suite: 'say "hi"\n', scenario: null, metric: 'latency.p95', value: 1 }],
    }),
  );
  expect(await metrics.text()).toContain(String.raw`suite="say \"hi\"\n"`);
});

test('the process itself, where it is asked for', async () => {
  expect(await createMetrics({ processDefaults: false }).text()).not.toContain('process_resident_memory_bytes');
  expect(await createMetrics({ processDefaults: true }).text()).toContain('process_resident_memory_bytes');
});

const open = (token: string | null, ask: () => Promise<StoreCounts> | null = () => Promise.resolve(counts())) => {
  const log = testLog();
  let now = 0;
  const route = metricsRoute({
    metrics: createMetrics({ processDefaults: false }),
    token,
    counts: ask,
    log: log.log,
    now: () => now,
  });
  return {
    serve: () => serve({ '/metrics': { GET: route } }, log),
    pass: (ms: number) => {
      now += ms;
    },
  };
};

const token = 'for prometheus alone'.replaceAll(' ', '-');

test.each<[string, Record<string, string>]>([
  ['none', {}],
  ['a wrong one', { authorization: 'Bearer for-prometheus-alonf' }],
  ['a part of it', { authorization: 'Bearer for-prometheus' }],
  ['more than it', { authorization: `Bearer ${token}s` }],
  ['another scheme', { authorization: `Basic ${token}` }],
  ['nothing after the scheme', { authorization: 'Bearer' }],
])('with %s of the token there are no metrics', async (_what, headers) => {
  await using served = await open(token).serve();
  const answer = await fetch(`${served.url}/metrics`, { headers: { ...headers } });
  expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  expect(await answer.text()).not.toContain('pacegate_');
});

test('with the token there are, and without one that is wanted for everybody', async () => {
  await using closed = await open(token).serve();
  const answer = await fetch(`${closed.url}/metrics`, { headers: { authorization: `bearer ${token}` } });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(await answer.text()).toContain('pacegate_runs{state="queued"} 3');
  await using opened = await open(null).serve();
  expect((await fetch(`${opened.url}/metrics`)).status).toBe(200);
});

test('the database is asked once in five seconds, however often metrics are', async () => {
  let asked = 0;
  const it = open(null, () => {
    asked += 1;
    return Promise.resolve(counts());
  });
  await using served = await it.serve();
  await Promise.all([1, 2, 3].map(() => fetch(`${served.url}/metrics`)));
  expect(asked).toBe(1);
  it.pass(5000);
  await fetch(`${served.url}/metrics`);
  expect(asked).toBe(2);
});

test('without a database there are the metrics that need none', async () => {
  await using away = await open(null, () => Promise.reject(new DatabaseError('It is away.', 'Start it.'))).serve();
  const answer = await fetch(`${away.url}/metrics`);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('pacegate_verdicts_total{verdict="pass"} 0');
  expect(away.log.text()).toContain('It is away.');
  await using none = await open(null, () => null).serve();
  expect((await fetch(`${none.url}/metrics`)).status).toBe(200);
});
