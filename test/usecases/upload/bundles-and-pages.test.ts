import * as fc from 'fast-check';
import { expect, jest, test } from '@jest/globals';
import type { Block } from '../../../src/core/block.ts';
import type { BundleMeasurement } from '../../../src/core/bundle/bundle-measurement.ts';
import { BundleError } from '../../../src/core/errors.ts';
import { resultSchema } from '../../../src/core/result.ts';
import type { Upload } from '../../../src/measure/upload/read-upload.ts';
import { parse } from '../../config/parse.ts';
import { makeVisit } from '../../support/make-page-block.ts';
import { fakeBench, graphOf, measuredOf, moment, sizesOfGzip } from '../bundle/fake-bench.ts';
import { honestRun, judgeRun } from './honest-run.ts';
import { quiet, refused, withFirst } from './tamper.ts';

// Whole runs are judged block by block: a busy machine takes its time.
jest.setTimeout(300_000);

const suites = {
  api: '  api: { type: service, start: node server.js, requests: [{ name: GET /a, path: /a }] }\n',
  web: '  web: { type: bundle, directory: web, build: make, output: dist }\n',
  home: '  home: { type: page, directory: web, files: dist }\n',
} as const;
type Name = keyof typeof suites;
const configure = (names: readonly Name[], more = ''): string =>
  `version: 1\nsuites:\n${names.map((name) => suites[name]).join('')}${more}`;
const changed = { changedFiles: ['server.js', 'web/a.js'] };

const scene = fc.record({
  seed: fc.nat(10_000),
  names: fc.subarray<Name>(['api', 'web', 'home'], { minLength: 1 }).filter((it) => it.join() !== 'api'),
  base: fc.constantFrom(180_000, 100),
  growth: fc.constantFrom(0, 90, 2000, 7000, 60_000, -9000),
  second: fc.constantFrom(null, null, 0, -5000, 'failed' as const),
  unread: fc.constantFrom(null, null, null, 'base' as const, 'head' as const),
  transfer: fc.constantFrom(0, 0, 0.2, -0.2),
  latency: fc.constantFrom(0, 0.5),
  dying: fc.constantFrom(0, 0, 0.3),
  budgets: fc.boolean(),
  adopting: fc.boolean(),
  timeLimit: fc.constantFrom(30_000, 600_000, 600_000),
});

test('the verdict on bundles and pages comes out again from what an honest run uploaded', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(scene, async (it) => {
      const text = configure(
        it.names,
        it.budgets && it.names.includes('web') ? 'budgets: { bundle.initial.gzip: { limit: 185kB } }\n' : '',
      );
      const own = it.base + Math.max(it.growth, 50 - it.base);
      const broken = new BundleError('There are no statistics.', 'Write them.');
      const bundles = fakeBench({
        base: it.unread === 'base' ? broken : measuredOf(graphOf(it.base)),
        head: it.unread === 'head' ? broken : measuredOf(graphOf(own, it.growth > 5000 ? [moment] : []), 3000),
        second: it.second === 'failed' ? { failure: 'make failed.' } : sizesOfGzip(own + (it.second ?? 0)),
      });
      const run = await honestRun(it, {
        base: it.adopting ? null : text,
        head: text,
        sides: changed,
        bundles,
        files: { base: {}, head: {} },
        options: { timeLimit: it.timeLimit, seed: it.seed },
        prepare: () => Promise.resolve(),
      });
      const again = judgeRun(run);
      seen.add(again.verdict);
      expect(resultSchema.parse(again)).toEqual(again);
      const { verdict, metrics, comparisons, budgets, control, absent, policy, findings } = run.result;
      expect(again).toMatchObject({ verdict, comparisons, budgets, control, absent, policy, findings });
      expect(again.metrics).toEqual(metrics);
      expect(again.suites).toEqual(run.result.suites);
      expect(again.bundles).toEqual(run.result.bundles);
      expect(again.reasons.join('\n')).toContain(run.result.reasons[0]);
      expect(again.notices.join('\n')).not.toContain('does not count');
    }),
    { numRuns: 40, seed: 5 },
  );
  expect([...seen].toSorted()).toEqual(['fail', 'inconclusive', 'invalid', 'pass']);
});

const both = configure(['web', 'home']);
const failing = await honestRun(
  {},
  {
    base: both,
    sides: changed,
    files: { base: {}, head: {} },
    bundles: fakeBench({ base: measuredOf(graphOf(180_000)), head: measuredOf(graphOf(240_000, [moment]), 58_000) }),
  },
);
const withBundle = (change: (bundle: BundleMeasurement) => BundleMeasurement): Upload => ({
  ...failing.upload,
  bundles: failing.upload.bundles.map(change),
});

test('a bundle that is missing is invalid: it was to be measured', () => {
  expect(judgeRun(failing).verdict).toBe('fail');
  const result = judgeRun(failing, { ...failing.upload, bundles: [] });
  expect(result).toMatchObject({ verdict: 'invalid', metrics: [] });
  expect(result.reasons[0]).toContain('Nothing was uploaded that compares the sides in web');
});

test('so is one without sizes of a side, whether it says why or not', () => {
  expect(
    judgeRun(
      failing,
      withBundle((it) => ({ ...it, head: null })),
    ).verdict,
  ).toBe('invalid');
  const told = withBundle((it) => ({ ...it, base: null, failures: [{ side: 'base', reason: 'No statistics.' }] }));
  const result = judgeRun(failing, told);
  expect(result.verdict).toBe('invalid');
  expect(result.reasons.join()).toContain('No statistics.');
});

test('entries that the configuration of the base gates must be there', () => {
  const renamed = withBundle((it) => ({
    ...it,
    head: { ...it.base!, sizes: { ...it.base!.sizes, entries: [] } },
  }));
  const configuration = parse(both.replace('output: dist', 'output: dist, entries: [main]'));
  const grounds = { baseConfiguration: configuration, headConfiguration: configuration };
  expect(judgeRun(failing, failing.upload, grounds).verdict).toBe('fail');
  expect(judgeRun(failing, renamed, grounds).verdict).toBe('invalid');
});

test('a bundle of another time is not of this run', () => {
  const earlier = withBundle((it) => ({ ...it, startedAt: '2025-03-01T00:00:00.000Z' }));
  expect(refused(failing, earlier)).toContain('was not measured during its run');
});

test('bundles that nothing is expected of are not looked at, and told', () => {
  const more = withBundle((it) => it);
  const stranger = { ...more.bundles[0]!, suite: 'other' };
  const result = judgeRun(failing, { ...more, bundles: [...more.bundles, stranger] });
  expect(result.verdict).toBe('fail');
  expect(result.notices).toContain('What was measured of other was not looked at: nothing is expected of it.');
});

const visited = (change: (block: Block) => Block): Upload => withFirst(failing, change);

test.each<[string, (block: Block) => Block, string]>([
  ['without visits', (it) => ({ ...it, visits: [] }), 'counts, and a side was not visited'],
  ['with a visit of one side', (it) => ({ ...it, visits: [makeVisit('base')] }), 'counts, and a side was not visited'],
  [
    'with a visit more',
    (it) => ({ ...it, visits: [...it.visits!, makeVisit('head', { values: {} })] }),
    'holds more visits than one of each side',
  ],
  ['with another seed', (it) => ({ ...it, seed: `43/${it.suite}/${it.index}` }), "does not come from the run's seed"],
  ['of another schedule', (it) => ({ ...it, schedule: 'duet' }), 'and alternate is planned'],
  ['with slices', (it) => ({ ...it, slices: quiet.upload.blocks[0]!.slices }), 'holds slices, and a page has visits'],
])('a block of a page %s is refused', (_, change, why) => {
  expect(refused(failing, visited(change))).toContain(why);
});

test('a block of a service with visits is refused', () => {
  const visits = [makeVisit('base'), makeVisit('head')];
  expect(
    refused(
      quiet,
      withFirst(quiet, (it) => ({ ...it, visits })),
    ),
  ).toContain('holds visits, and a service has slices');
});
