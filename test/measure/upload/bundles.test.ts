import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { BundleMeasurement } from '../../../src/core/bundle/bundle-measurement.ts';
import { UploadError } from '../../../src/core/errors.ts';
import { readUpload, type Upload } from '../../../src/measure/upload/read-upload.ts';
import {
  makeBundleMeasurement,
  makeBundleSide,
  makeCause,
  makeEntryGrowth,
  makeGrowth,
  makeSizes,
} from '../../support/make-bundle.ts';
import { makePageBlock, makeVisit } from '../../support/make-page-block.ts';
import { scratch } from '../workspace/repositories.ts';
import { type Files, honestBlocks, honestFiles, writeFiles } from './honest-files.ts';

const honest = makeBundleMeasurement({
  growth: makeGrowth([makeEntryGrowth(58_300)], [makeCause()]),
  pages: [{ path: 'web-treemap-head.html', title: 'Treemap of the head' }],
});

const read = async (more: Files): Promise<Upload> => {
  await using room = await scratch();
  writeFiles(room.path, honestFiles(honestBlocks, more));
  return await readUpload({ directory: room.path });
};

const refused = async (more: Files): Promise<string> => {
  try {
    await read(more);
  } catch (error) {
    if (error instanceof UploadError) return error.message;
    throw error;
  }
  return 'It was not refused.';
};

const asFile = (bundle: object, place = 'raw/web-bundle.json'): Files => ({ [place]: JSON.stringify(bundle) });

test('a comparison of bundles is read; graphs, pictures and the page are never opened', async () => {
  const upload = await read({
    ...asFile(honest),
    ...asFile({ ...honest, suite: 'a.b-c' }, 'raw/a.b-c-bundle.json'),
    'raw/web-bundle-base.json.gz': 'no gzip',
    'raw/web-bundle-head.json.gz': 'no gzip',
    'web-treemap-head.html': '<script>',
    'report.html': '<script>',
  });
  expect(upload.bundles.toSorted((a, b) => (a.suite < b.suite ? 1 : -1))).toEqual([
    honest,
    { ...honest, suite: 'a.b-c' },
  ]);
  expect(upload.blocks).toEqual(honestBlocks);
  // Those four, and two of every run.
  expect(upload.totals.ignored).toBe(6);
});

const head = (change: Partial<NonNullable<BundleMeasurement['head']>>): object => ({
  ...honest,
  head: { ...honest.head!, ...change },
});
const sizes = (change: object): object => head({ sizes: { ...honest.head!.sizes, ...change } });
const entry = honest.head!.sizes.entries[0]!;

test.each<[string, Files, string]>([
  ['of another suite', asFile({ ...honest, suite: 'api' }), 'holds suite "api", which belongs into another file'],
  [
    'in the file of another',
    asFile(honest, 'raw/api-bundle.json'),
    'holds suite "web", which belongs into another file',
  ],
  ['of a suite that leads elsewhere', asFile({ ...honest, suite: '../web' }), 'belongs into another file'],
  ['that is no comparison', asFile({ ...honest, schema: 'pacegate/block@1' }), 'a comparison of bundles'],
  ['with more than is known', asFile({ ...honest, verdict: 'pass' }), 'a comparison of bundles'],
  ['without a start', asFile({ ...honest, startedAt: 'yesterday' }), 'has an impossible start'],
  ['of another century', asFile({ ...honest, startedAt: '1999-01-01T00:00:00.000Z' }), 'has an impossible start'],
  ['with an entry twice', asFile(sizes({ entries: [entry, entry] })), 'has an entry twice'],
  [
    'that compresses to more than it is',
    asFile(sizes({ total: { ...makeSizes(300_000), parsed: 1000, gzip: 90_000 } })),
    'has sizes that no build has',
  ],
  ['of a petabyte', asFile(sizes({ async: makeSizes(2 ** 49) })), 'has sizes that no build has'],
  [
    'with an entry larger than everything',
    asFile(sizes({ entries: [{ ...entry, initial: makeSizes(9_000_000) }] })),
    'has an entry larger than all files',
  ],
  ['with a negative size', asFile(sizes({ async: { ...makeSizes(1), gzip: -1 } })), 'a comparison of bundles'],
  ['with half a byte', asFile(sizes({ modules: 1.5 })), 'a comparison of bundles'],
  ['with a wobble below nothing', asFile(head({ wobble: -5 })), 'a comparison of bundles'],
  [
    'with sizes of the base that can’t be',
    asFile({ ...honest, base: makeBundleSide({ total: 1 }) }),
    'has an entry larger than all files',
  ],
])('a comparison %s is refused', async (_, files, why) => {
  expect(await refused(files)).toContain(why);
});

test('two of one suite are two runs', async () => {
  expect(await refused({ ...asFile(honest), ...asFile(honest, 'again/raw/web-bundle.json') })).toBe(
    'It was not refused.',
  );
  const files = { ...asFile(honest, 'a/raw/web-bundle.json'), ...asFile(honest, 'b/raw/web-bundle.json') };
  await using room = await scratch();
  writeFiles(room.path, files);
  await expect(readUpload({ directory: room.path })).rejects.toThrow('is a second run beside another');
});

test('whatever stands in the file, it is read or refused', async () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.record({ suite: fc.constant('web'), base: fc.jsonValue(), head: fc.jsonValue() }),
  );
  await fc.assert(
    fc.asyncProperty(value, async (it) => {
      expect(await refused(asFile({ ...honest, ...Object(it) }))).toBeDefined();
    }),
    { numRuns: 30 },
  );
});

const home = makePageBlock({ index: 0 });
const asPage = (visits: unknown): Files => ({ 'raw/home-001.json': JSON.stringify({ ...home, visits }) });
const visit = makeVisit('head');

test('a block of a page is read with its visits', async () => {
  const upload = await read(asPage(home.visits));
  expect(upload.blocks.find(({ suite }) => suite === 'home')).toEqual(home);
});

test.each<[string, unknown, string]>([
  ['that is endless', [{ ...visit, values: { 'page.lcp': 1e300 } }], 'visit 1 has figures that no page has'],
  ['next to nothing', [visit, { ...visit, values: { 'page.lcp': 1e-300 } }], 'visit 2 has figures that no page has'],
  ['of a machine without bounds', [{ ...visit, benchmarkIndex: 1e12 }], 'visit 1 has figures that no page has'],
  [
    'with more requests than a page makes',
    [{ ...visit, requests: Array.from({ length: 10_001 }, () => visit.requests[0]) }],
    'has more requests than a page makes',
  ],
  ['of no side', [{ ...visit, side: 'other' }], 'a block'],
])('a visit %s is refused', async (_, visits, why) => {
  expect(await refused(asPage(visits))).toContain(why);
});
