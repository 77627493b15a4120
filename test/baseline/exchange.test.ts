import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { benchmarkName, parseBenchmarkName } from '../../src/baseline/benchmark-name.ts';
import type { KeyedSeries } from '../../src/baseline/exchange.ts';
import { exportBmf } from '../../src/baseline/export-bmf.ts';
import { exportGitHubActionBenchmark } from '../../src/baseline/export-github-action-benchmark.ts';
import { exportPacegate } from '../../src/baseline/export-pacegate.ts';
import { foreignMetric } from '../../src/baseline/foreign-metric.ts';
import { importBmf } from '../../src/baseline/import-bmf.ts';
import { importGitHubActionBenchmark } from '../../src/baseline/import-github-action-benchmark.ts';
import { importPacegate } from '../../src/baseline/import-pacegate.ts';
import { suiteNameOf } from '../../src/baseline/imported-record.ts';
import { isSuiteName } from '../../src/baseline/series-path.ts';
import { baselineRecordSchema } from '../../src/core/baseline-record.ts';
import { BaselineError, UsageError } from '../../src/core/errors.ts';
import { isMetric, metricOf } from '../../src/core/metrics.ts';
import { makeRecord, makeRecordMetric, testClass } from '../support/make-record.ts';

const at = new Date('2026-03-05T10:00:00.000Z');
const commit = 'c'.repeat(40);
const bmf = (text: string, suites: readonly string[] = []) => importBmf(text, { suites, commit, at });

const metrics = [
  makeRecordMetric(),
  makeRecordMetric({ metric: 'latency.p95', value: 4.25, head: [4, 4.5], base: [4, 4] }),
  makeRecordMetric({ metric: 'throughput', value: 640, route: null, head: [], base: [] }),
  makeRecordMetric({ metric: 'latency.mean', route: 'GET /products/{id}', value: 3.1 }),
  makeRecordMetric({ metric: 'memory.rss.peak', scenario: null, value: 96_000_000 }),
  makeRecordMetric({ metric: 'page.lcp', scenario: null, route: '/a/b "c" – é', value: 1200 }),
];

const series = (...records: ReturnType<typeof makeRecord>[]): KeyedSeries[] =>
  [...Map.groupBy(records, (it) => JSON.stringify([it.suite, it.environment.class]))].map(([, group]) => ({
    key: { suite: group[0]!.suite, environment: group[0]!.environment.class },
    records: group,
    problems: [],
  }));

const places = (record: { readonly metrics: readonly (typeof metrics)[number][] } | undefined) =>
  record?.metrics.map(({ scenario, route, metric, value, unit, better }) => ({
    scenario,
    route,
    metric,
    value,
    unit,
    better,
  }));

test('our own format comes back as it was', () => {
  const records = [
    makeRecord({ metrics }),
    makeRecord({ number: 1, verdict: 'fail', calibration: null, schedule: null }),
    makeRecord({ suite: 'web', environment: { class: 'imported', image: null }, previous: null }),
  ];
  const { text, skipped } = exportPacegate(series(...records));
  expect(importPacegate(text, [])).toEqual({ records, skipped });
  expect(importPacegate(text, ['web']).records).toEqual(records.slice(2));
  expect(importPacegate(text, ['web']).skipped).toEqual([{ what: 'suite api', why: 'not named by --suite', count: 2 }]);
});

test('lines that are no records are skipped by number, and a file of nothing else is refused', () => {
  const { text } = exportPacegate(series(makeRecord()));
  const { records, skipped } = importPacegate(`nonsense\n${text}{"schema":"pacegate/baseline@3"}\n`, []);
  expect(records).toHaveLength(1);
  expect(skipped).toEqual([
    { what: 'line 1', why: 'not JSON', count: 1 },
    { what: 'line 3', why: 'written by a newer version of Pacegate', count: 1 },
  ]);
  expect(() => importPacegate('', [])).toThrow(/Nothing of the file is a measurement/);
  expect(() => importPacegate('{"a":1}', [])).toThrow(BaselineError);
  expect(() => importPacegate(text.replaceAll('"api"', '"../x"'), [])).toThrow(/safe as the name of a directory/);
});

test('our Bencher report gives back suites, scenarios, routes, metrics and values', () => {
  const { text, skipped } = exportBmf(
    series(makeRecord(), makeRecord({ number: 1, metrics }), makeRecord({ suite: 'web' })),
  );
  expect(JSON.parse(text)['api/normal']['latency.p95']).toEqual({ value: 4.25, lower_value: 4, upper_value: 4.5 });
  expect(JSON.parse(text)['api/normal'].throughput).toEqual({ value: 640 });
  expect(skipped).toEqual([expect.objectContaining({ what: 'api: 1 older records' })]);
  const imported = bmf(text);
  expect(imported.skipped).toEqual([]);
  expect(imported.records.map((it) => [it.suite, it.commit, it.recordedAt])).toEqual([
    ['api', commit, at.toISOString()],
    ['web', commit, at.toISOString()],
  ]);
  const byPlace = (list: ReturnType<typeof places>) => list?.map((it) => JSON.stringify(it)).sort();
  expect(byPlace(places(imported.records[0]))).toEqual(byPlace(places({ metrics })));
  expect(bmf(text, ['web']).records.map((it) => it.suite)).toEqual(['web']);
});

test('of several machines the newest is reported to Bencher, and the others are named', () => {
  const old = makeRecord({ environment: { class: 'linux-old' }, metrics: [makeRecordMetric({ value: 9 })] });
  const { text, skipped } = exportBmf(series(old, makeRecord({ number: 1 })));
  expect(JSON.parse(text)['api/normal']['cpu.per-request'].value).toBe(0.338);
  expect(skipped).toEqual([expect.objectContaining({ what: 'api on linux-old' })]);
});

test('our data.js gives back every record with suites, scenarios, routes, metrics and values', () => {
  const other = makeRecord({ environment: { class: 'linux-other' } });
  const { text } = exportGitHubActionBenchmark(
    series(makeRecord({ metrics }), makeRecord({ number: 1 }), other),
    'https://github.com/acme/shop',
  );
  const { records, skipped } = importGitHubActionBenchmark(text, []);
  expect(skipped).toEqual([]);
  expect(records.map((it) => it.commit)).toEqual([0, 1, 0].map((number) => makeRecord({ number }).commit));
  expect(places(records[0])).toEqual(expect.arrayContaining(places({ metrics })!));
  expect(records[0]?.metrics).toHaveLength(metrics.length);
  expect(new Set(records.map((it) => it.provenance.runId)).size).toBe(2);
});

test('our data.js is one that the tool can read: a script, and JSON behind its prefix', () => {
  const { text } = exportGitHubActionBenchmark(series(makeRecord({ metrics })), 'https://github.com/acme/shop');
  const window: { BENCHMARK_DATA?: unknown } = {};
  runInNewContext(text, { window });
  expect(JSON.parse(JSON.stringify(window.BENCHMARK_DATA))).toEqual(
    JSON.parse(text.slice('window.BENCHMARK_DATA = '.length)),
  );
  expect(window.BENCHMARK_DATA).toMatchObject({
    repoUrl: 'https://github.com/acme/shop',
    entries: {
      [`api on ${testClass}`]: [
        {
          commit: {
            id: makeRecord().commit,
            timestamp: '2026-03-01T00:00:00.000Z',
            committer: { username: 'unknown' },
          },
          date: Date.parse('2026-03-01'),
          tool: 'customSmallerIsBetter',
          benches: expect.arrayContaining([
            {
              name: 'latency.p95 api/normal',
              value: 4.25,
              range: '± 0.25',
              unit: 'ms',
              extra: 'pacegate/baseline@1',
            },
          ]),
        },
      ],
      [`api on ${testClass} (higher is better)`]: [{ tool: 'customBiggerIsBetter' }],
    },
  });
});

test('imported figures never mix with measured ones, and decide nothing', () => {
  for (const { records } of [
    bmf('{"index":{"latency":{"value":2500000}}}', ['api']),
    importGitHubActionBenchmark(exportGitHubActionBenchmark(series(makeRecord({ metrics })), '').text, []),
  ]) {
    expect(records).toHaveLength(1);
    const [record] = records;
    expect(baselineRecordSchema.parse(record)).toEqual(record);
    expect(record?.environment.class).toBe('imported');
    expect(record?.provenance.source).toBe('import');
    expect(record?.verdict).toBe('inconclusive');
    expect(record?.metrics.some((it) => it.primary || it.change !== null || it.spread !== null)).toBe(false);
  }
});

/** As github-action-benchmark writes it, with commits as push events give them. */
const foreignData = (entries: Record<string, unknown>): string =>
  `window.BENCHMARK_DATA = ${JSON.stringify({ lastUpdate: 1_705_899_244_012, repoUrl: 'https://github.com/a/b', entries }, null, 2)}`;

const foreignEntry = (tool: string, benches: unknown, more: object = {}) => ({
  commit: {
    author: { email: 'a@example.org', name: 'A', username: 'a' },
    committer: { email: 'a@example.org', name: 'A', username: 'a' },
    distinct: true,
    id: 'b2580dff0a682fd5fa0955c41f4b0a6ed9b6ba0d',
    message: 'Faster',
    timestamp: '2024-01-22T13:33:41+09:00',
    tree_id: 'f25875bc53002857b9c25706e851573729068f20',
    url: 'https://github.com/a/b/commit/b2580dff0a682fd5fa0955c41f4b0a6ed9b6ba0d',
  },
  date: 1_705_898_705_284,
  tool,
  benches,
  ...more,
});

test('data.js of other tools: what is known is mapped, the rest is listed with the reason', () => {
  const text = foreignData({
    'Benchmark.Net Benchmark': [
      foreignEntry('benchmarkdotnet', [
        { name: 'Commit(10)', value: 2_500_000, unit: 'ns', range: '± 100' },
        { name: 'Gen0', value: 3, unit: 'collects' },
      ]),
    ],
    'Go Benchmark': [
      foreignEntry('go', [
        { name: 'BenchmarkFib20-8 - ns/op', value: 41_653, unit: 'ns/op', extra: '30000 times' },
        { name: 'BenchmarkFib20-8 - B/op', value: 16, unit: 'B/op' },
      ]),
    ],
    'Node Benchmark': [foreignEntry('benchmarkjs', [{ name: 'fib(20)', value: 11_465, unit: 'ops/sec' }])],
    Web: [
      foreignEntry('customSmallerIsBetter', [
        { name: 'app.js gzip', value: 120.5, unit: 'KB' },
        { name: 'app.js', value: 400, unit: 'KB' },
        { name: 'score', value: 90, unit: 'points' },
        { name: 'half', unit: 'ms' },
      ]),
      foreignEntry('customBiggerIsBetter', [{ name: 'slowness', value: 3, unit: 'ms' }]),
    ],
  });
  const { records, skipped } = importGitHubActionBenchmark(text, []);
  expect(records.map((it) => it.suite)).toEqual(['Benchmark.Net-Benchmark', 'Go-Benchmark', 'Node-Benchmark', 'Web']);
  expect(records.map((it) => it.recordedAt)).toEqual(records.map(() => new Date(1_705_898_705_284).toISOString()));
  expect(records.flatMap((it) => it.metrics).map(({ metric, route, value }) => [metric, route, value])).toEqual([
    ['latency.mean', 'Commit(10)', 2.5],
    ['latency.mean', 'BenchmarkFib20-8 - ns/op', expect.closeTo(0.041_653, 9)],
    ['allocation.per-request', 'BenchmarkFib20-8 - B/op', 16],
    ['throughput', 'fib(20)', 11_465],
    ['bundle.total.gzip', 'app.js gzip', 120_500],
  ]);
  expect(skipped.map(({ what, why }) => `${what}: ${why}`)).toEqual([
    'Gen0 (collects): a unit that no metric of Pacegate has',
    'app.js (KB): a size, and its name does not say whether of memory or of a bundle',
    'score (points): a unit that no metric of Pacegate has',
    'Web: a figure without name, value or unit',
    'slowness (ms): better in the other direction than latency.mean',
  ]);
  const named = importGitHubActionBenchmark(text, ['api']);
  expect(new Set(named.records.map((it) => it.suite))).toEqual(new Set(['api']));
  expect(() => importGitHubActionBenchmark(text, ['a', 'b'])).toThrow(UsageError);
  // Its external-data-json-path is the JSON alone.
  expect(importGitHubActionBenchmark(text.slice('window.BENCHMARK_DATA = '.length), [])).toEqual({ records, skipped });
});

test('entries that say too little are skipped, and a second figure does not replace the first', () => {
  const good = [{ name: 'a', value: 1, unit: 'ms' }];
  const { records, skipped } = importGitHubActionBenchmark(
    foreignData({
      L: [
        foreignEntry('go', good, { date: 9e99 }),
        foreignEntry('go', good, { commit: { id: 'main' } }),
        foreignEntry('go', 'none'),
        null,
        foreignEntry('go', [...good, { name: 'a', value: 2, unit: 'ms' }]),
      ],
    }),
    [],
  );
  expect(records.map(places)).toEqual([
    [{ scenario: null, route: 'a', metric: 'latency.mean', value: 1, unit: 'ms', better: 'lower' }],
  ]);
  expect(skipped).toEqual([
    { what: 'L', why: 'a measurement without commit, date or figures', count: 3 },
    { what: 'L', why: 'a measurement of something that is no commit', count: 1 },
    { what: 'a', why: 'a second figure for latency.mean', count: 1 },
  ]);
});

test('reports of Bencher: its own measures are mapped to the one suite that is named', () => {
  const text = JSON.stringify({
    'bench::fib/20': {
      latency: { value: 88_000_000, lower_value: 87_420_000, upper_value: 88_880_000 },
      Throughput: { value: 5.55 },
    },
    constructor: { latency: { value: 1e6 } },
    '/bin/sh -c ./build.sh': { 'build-time': { value: 87 } },
    binary: { 'file-size': { value: 42 }, instructions: { value: 7 } },
  });
  const { records, skipped } = bmf(text, ['api']);
  expect(places(records[0])?.map(({ metric, route, value }) => [metric, route, value])).toEqual([
    ['latency.mean', 'bench::fib/20', 88],
    ['throughput', 'bench::fib/20', 5.55],
    ['latency.mean', 'constructor', 1],
  ]);
  expect(skipped.map((it) => it.what)).toEqual([
    'the range (lower_value, upper_value)',
    '/bin/sh -c ./build.sh: build-time',
    'binary: file-size',
    'binary: instructions',
  ]);
  expect(() => bmf(text)).toThrow(/--suite NAME|which suite/);
  expect(() => bmf(text, ['a', 'b'])).toThrow(UsageError);
  expect(() => bmf(text, ['../a'])).toThrow(UsageError);
});

test.each([
  ['not JSON', 'window.alert(1)', /not JSON/],
  ['code behind the data', 'window.BENCHMARK_DATA = {"entries":{}}; process.exit(1)', /not JSON/],
  ['NaN', '{"entries":{"a":[{"date":NaN}]}}', /not JSON/],
  ['Infinity', '{"entries":{"a":[{"date":1e999}]}}', /too large to be one/],
  ['a prototype key', '{"entries":{"__proto__":{"polluted":1}}}', /__proto__/],
  ['a prototype key deep inside', '{"entries":{"a":[{"commit":{"__proto__":{}}}]}}', /__proto__/],
  ['great depth', `{"entries":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, /levels deep/],
  ['unclosed depth', '['.repeat(1_000_000), /not JSON/],
  ['another shape', '{"entries":[]}', /not data\.js|no "entries"|not in Bencher/],
])('hostile input is refused with a sentence: %s', (_what, text, message) => {
  const refusals = [
    () => importGitHubActionBenchmark(text, []),
    ...(text.startsWith('window') ? [] : [() => bmf(text, ['api'])]),
  ].map((run) => {
    try {
      return run();
    } catch (error) {
      return error;
    }
  });
  for (const it of refusals) {
    expect(it).toBeInstanceOf(BaselineError);
    expect(it).toMatchObject({ message: expect.stringMatching(message), cure: expect.stringMatching(/\S/) });
  }
  expect(Object.prototype).not.toHaveProperty('polluted');
});

test('a file of 64 MB or more is refused before it is parsed', () => {
  const text = 'x'.repeat(64_000_001);
  expect(() => bmf(text, ['api'])).toThrow(/has 64 MB/);
  expect(() => importGitHubActionBenchmark(`{${text}`, [])).toThrow(/has 64 MB/);
  expect(() => importPacegate(text, [])).toThrow(/has 64 MB/);
});

test('what is refused can not steer a terminal', () => {
  const refusal = (): unknown => bmf('{"\\u001b[2Ja":{"b":{"value":"1"}}}', ['api']);
  expect(refusal).toThrow(/^The file is not in Bencher Metric Format: "a" > "b" > "value" is not/);
});

test('names of places can be taken apart again, whatever a route holds', () => {
  const suite = fc.stringMatching(/^[\w-][\w.-]{0,20}[\w-]$/).filter(isSuiteName);
  const scenario = fc.option(fc.string({ minLength: 1 }));
  const route = fc.option(fc.string());
  fc.assert(
    fc.property(suite, scenario, route, (suite, scenario, route) => {
      expect(parseBenchmarkName(benchmarkName({ suite, scenario, route }))).toEqual({ suite, scenario, route });
    }),
  );
});

test('whatever a list is called, its suite has a name that can be stored, or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const name = suiteNameOf(text);
      expect(name === null || isSuiteName(name)).toBe(true);
    }),
  );
  expect(suiteNameOf('Rust Benchmark (nightly)')).toBe('Rust-Benchmark-nightly');
  expect(suiteNameOf('../../etc')).toBe('etc');
  expect(suiteNameOf('…')).toBeNull();
});

test.each([
  ['ns/iter', 'a', 'latency.mean', 1e-6],
  ['usec', 'p95 of search', 'latency.p95', 1e-3],
  ['s', 'x p99', 'latency.p99', 1000],
  ['ms', 'Largest Contentful Paint', 'page.lcp', 1],
  ['MiB', 'peak RSS', 'memory.rss.peak', 1024 ** 2],
  ['bytes', 'main.js (brotli)', 'bundle.total.brotli', 1],
  ['iter/sec', 'a', 'throughput', 1],
  ['req/s', 'a', 'throughput', 1],
  ['%', 'error rate', 'errors.rate', 0.01],
  ['', 'CLS', 'page.cls', 1],
])('%s of "%s" is %s', (unit, name, metric, factor) => {
  expect(foreignMetric(unit, name)).toEqual({ metric, factor });
  expect(isMetric(metric) && metricOf(metric).unit).toBeTruthy();
});

test('units that only look like known ones are not', () => {
  for (const unit of ['constructor', 'ns/op/s', 'points', '', 'm', '1/s2', 'instructions'])
    expect(foreignMetric(unit, 'a')).toHaveProperty('why');
});
