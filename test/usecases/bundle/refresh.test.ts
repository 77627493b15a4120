import { expect, test } from '@jest/globals';
import { baselineRecordSchema } from '../../../src/core/baseline-record.ts';
import { BundleError, PreparationError } from '../../../src/core/errors.ts';
import { resultSchema } from '../../../src/core/result.ts';
import { memoryStore } from '../memory-store.ts';
import { commitNamed, refreshed, type RefreshScene } from '../stage-refresh.ts';
import { fakeBench, graphOf, measuredOf, moment, sizesOfGzip, webText } from './fake-bench.ts';

const web = webText();
const small = measuredOf(graphOf(180_000));
const large = measuredOf(graphOf(240_000, [moment]), 58_000);

const first = await refreshed({ history: 'c', head: web, bundles: fakeBench({ head: small }) });
const next = (
  scene: RefreshScene,
  without: readonly (keyof NonNullable<(typeof first.records)[0]['bundle']>)[] = [],
) => {
  const stored = first.records.map((it) =>
    without.includes('graph') ? { ...it, bundle: { ...it.bundle!, graph: null } } : it,
  );
  return refreshed({ history: 'bcd', head: web, store: memoryStore(stored), ...scene });
};

test('the first refresh records the bundle alone, built twice', async () => {
  const bench = fakeBench({ head: small });
  const { result, records, archive, prepared } = await refreshed({ head: web, bundles: bench });
  expect(result.verdict).toBe('pass');
  expect(prepared).toEqual(['head']);
  expect(bench.measured.map(({ side }) => side)).toEqual(['head']);
  expect(bench.rebuilt).toMatchObject([{ patch: null }]);
  expect(records).toMatchObject([
    {
      suite: 'web',
      previous: null,
      schedule: null,
      blocks: [],
      bundle: { sizes: { ...small.sizes, chunks: [] }, reproducible: true, wobble: 0, bundler: small.graph.bundler },
    },
  ]);
  expect(baselineRecordSchema.parse(records[0])).toEqual(records[0]);
  expect(records[0]!.metrics.every(({ change }) => change === null)).toBe(true);
  expect(records[0]!.metrics.find(({ metric }) => metric === 'bundle.initial.gzip')).toMatchObject({ value: 180_000 });
  expect(archive.bundles[0]).toMatchObject({ growth: null, pages: [], failures: [] });
  expect(resultSchema.parse(archive.kept?.result)).toEqual(result);
});

test('the next one is compared with it, and records how it grew', async () => {
  const bench = fakeBench({ head: large });
  const { result, records } = await next({ bundles: bench });
  expect(bench.measured.map(({ side }) => side)).toEqual(['head']);
  expect(result.verdict).toBe('fail');
  expect(records[0]).toMatchObject({ previous: commitNamed('c'), bundle: { sizes: { ...large.sizes, chunks: [] } } });
  const initial = records[0]!.metrics.find(({ metric }) => metric === 'bundle.initial.gzip');
  expect(initial?.change).toMatchObject({ estimate: 60_000 / 180_000, confidence: 1 });
});

test('a build that never gives the same files is recorded as such', async () => {
  const bench = fakeBench({ head: small, second: sizesOfGzip(180_300) });
  const { records } = await refreshed({ head: web, bundles: bench });
  expect(records[0]?.bundle).toMatchObject({ reproducible: false, wobble: 300 });
});

test('a previous commit that builds no more does not keep the next from being recorded', async () => {
  const bench = fakeBench({ base: small, head: large });
  const { result, records, prepared } = await next(
    {
      bundles: bench,
      prepare: (side) =>
        side === 'base' ? Promise.reject(new PreparationError('base: npm ci failed.', 'x')) : Promise.resolve(),
    },
    ['graph'],
  );
  expect(prepared.toSorted()).toEqual(['base', 'head']);
  expect(result.verdict).toBe('pass');
  expect(result.notices).toContain('The head was measured beside itself: base: npm ci failed.');
  expect(records).toMatchObject([
    { previous: null, verdict: 'pass', bundle: { sizes: { ...large.sizes, chunks: [] } } },
  ]);
});

test('nor does one whose statistics can’t be read any more', async () => {
  const bench = fakeBench({ base: new BundleError('dist/stats.json is of another format.', 'x'), head: large });
  const { result, records } = await next({ bundles: bench }, ['graph']);
  expect(result.verdict).toBe('pass');
  expect(result.notices).toContainEqual(
    expect.stringContaining('web: the head was measured beside itself: dist/stats.json is of another format'),
  );
  expect(records).toMatchObject([{ previous: null, bundle: { sizes: { ...large.sizes, chunks: [] } } }]);
});

test('a head that can’t be measured has no record, and says so', async () => {
  const bench = fakeBench({ head: new BundleError('There is no dist/stats.json.', 'Write it.') });
  const { result, records } = await refreshed({ head: web, bundles: bench });
  expect(result.verdict).toBe('invalid');
  expect(records).toEqual([]);
  expect(result.notices).toContain('Nothing was recorded of suite web: its build could not be measured.');
});

test('a suite that was of another type before stands beside itself', async () => {
  const previous = `version: 1
suites:
  web:
    type: service
    start: node server.js
    requests: [{ path: / }]
`;
  const bench = fakeBench({ head: small });
  const { result, records } = await next({ previous, bundles: bench });
  expect(result.notices).toContain('Suite web is measured beside itself: the previous commit does not have it.');
  expect(bench.measured.map(({ side }) => side)).toEqual(['head']);
  expect(records).toMatchObject([{ previous: null }]);
});

test('a service that the previous commit can’t run leaves the bundle beside it', async () => {
  const both = `${web.trimEnd()}
  api:
    type: service
    start: node server.js
    requests: [{ path: /a }]
`;
  const begun = await refreshed({ history: 'c', head: both, bundles: fakeBench({ head: small }) });
  const { records } = await refreshed({
    history: 'bcd',
    head: both,
    store: memoryStore(begun.records),
    bundles: fakeBench({ head: large }),
    experiment: ({ alone }) => {
      if (!alone) throw new PreparationError('base: setup failed.', 'x');
      return { noise: 0.004 };
    },
  });
  expect(Object.fromEntries(records.map(({ suite, previous }) => [suite, previous]))).toEqual({
    api: null,
    web: commitNamed('c'),
  });
});
