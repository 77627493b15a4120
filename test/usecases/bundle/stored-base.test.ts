import { expect, test } from '@jest/globals';
import { type BaselineRecord, baselineRecordSchema } from '../../../src/core/baseline-record.ts';
import { PreparationError } from '../../../src/core/errors.ts';
import { unpackGraph } from '../../../src/usecases/bundle/stored-graph.ts';
import { type Scene, stage } from '../harness.ts';
import { memoryStore } from '../memory-store.ts';
import { refreshed } from '../stage-refresh.ts';
import { fakeBench, graphOf, measuredOf, moment, webText } from './fake-bench.ts';

const web = webText();
const lock = 'web/package-lock.json';
const small = measuredOf(graphOf(180_000, [{ ...moment, name: 'node_modules/ms/index.js', package: 'ms', stat: 900 }]));
const large = measuredOf(graphOf(240_000, [moment]), 58_000);

/** What a refresh of the base's commit recorded: `read` of it gives its configuration for every path, lock files too. */
const { records } = await refreshed({ history: 'a', head: web, bundles: fakeBench({ head: small }) });

type Bundle = NonNullable<BaselineRecord['bundle']>;
const withBundle = (change: Partial<Bundle>): BaselineRecord[] =>
  records.map((it) => ({ ...it, bundle: { ...it.bundle!, ...change } }));

const run = async (stored: readonly BaselineRecord[], scene: Scene = {}) => {
  const bench = fakeBench({ base: small, head: large });
  const staged = stage({
    base: web,
    sides: { changedFiles: ['web/src/index.js'] },
    files: { base: { [lock]: web }, head: { [lock]: web } },
    bundles: bench,
    baseline: memoryStore(stored),
    ...scene,
  });
  const { result } = await staged.run();
  return { ...staged, result, measured: bench.measured.map(({ side }) => side), drawn: bench.drawn };
};

test('a base that is recorded is taken from the record: it is neither checked out nor built', async () => {
  const { result, prepared, measured, drawn, archive } = await run(records);
  expect(measured).toEqual(['head']);
  expect(prepared.map(({ side }) => side)).toEqual(['head']);
  expect(archive.bundles[0]).toMatchObject({
    base: { source: 'stored', sizes: small.sizes, reproducible: true },
    head: { source: 'built' },
    failures: [],
  });
  expect(drawn).toEqual([['head']]);
  // The graph is enough to tell the cause, and what it costs is cut out of the head.
  expect(result.verdict).toBe('fail');
  expect(result.bundles).toMatchObject([{ base: { source: 'stored' }, growth: { causes: [{ subject: 'moment' }] } }]);
});

test('the comparison is the same as with a base that was built', async () => {
  const [stored, built] = [await run(records), await run([])];
  expect(built.measured.toSorted()).toEqual(['base', 'head']);
  expect(stored.result.metrics).toEqual(built.result.metrics);
  expect(stored.result.reasons).toEqual(built.result.reasons);
});

test.each<[string, readonly BaselineRecord[], Scene]>([
  ['of another commit', records.map((it) => ({ ...it, commit: 'c'.repeat(40) })), {}],
  ['with another lock file', records, { files: { base: { [lock]: 'other' }, head: { [lock]: web } } }],
  ['with the lock file elsewhere', records, { files: { base: { 'package-lock.json': web }, head: {} } }],
  ['built by other commands', records, { base: webText({ build: 'make' }) }],
  ['with other statistics', records, { base: webText({ suite: 'output: dist' }) }],
  ['built in another environment', records, { base: webText({ suite: 'env: { NODE_ENV: production }' }) }],
  ['without its graph', withBundle({ graph: null }), {}],
  ['with a graph that is no text of one', withBundle({ graph: 'AAAA' }), {}],
  ['of a build that never gives the same files', withBundle({ reproducible: false, wobble: 9 }), {}],
  ['of services only', records.map((it) => baselineRecordSchema.omit({ bundle: true }).parse(it)), {}],
])('a record %s is not used: the base is built', async (_, stored, scene) => {
  const { measured, prepared, archive } = await run(stored, scene);
  expect(measured.toSorted()).toEqual(['base', 'head']);
  expect(prepared.map(({ side }) => side)).toEqual(['base', 'head']);
  expect(archive.bundles[0]?.base?.source).toBe('built');
});

test('the head’s own commands don’t matter for the base’s record', async () => {
  const { measured } = await run(records, { head: webText({ build: 'make' }) });
  expect(measured).toEqual(['head']);
});

test('records of other machines count: sizes don’t depend on them', async () => {
  const elsewhere = records.map((it) => ({ ...it, environment: { ...it.environment, class: 'mac-8c-16g-node24' } }));
  expect((await run(elsewhere)).measured).toEqual(['head']);
});

test('of several records of the commit any that fits is used', async () => {
  expect((await run([...records, ...withBundle({ graph: 'AAAA' })])).measured).toEqual(['head']);
  expect((await run([...withBundle({ key: 'x' }), ...records])).measured).toEqual(['head']);
});

test('a store that can’t be read costs a build and not the verdict', async () => {
  const store = memoryStore(records);
  store.broken = 'list';
  const { result, measured } = await run([], { baseline: store });
  expect(measured.toSorted()).toEqual(['base', 'head']);
  expect(result.verdict).toBe('fail');
});

test('a service beside it still needs the base; where that can’t be built, the stored bundle is compared all the same', async () => {
  const both = `${web}
  api:
    type: service
    start: node server.js
    requests: [{ path: /a }]
`.replace('\n\n  api', '\n  api');
  const { prepared, measured, archive, result } = await run(
    // Its lock file is the text of the configuration that it was recorded with.
    records,
    {
      base: both,
      sides: { changedFiles: ['web/src/index.js', 'server.js'] },
      prepare: (side) =>
        side === 'base' ? Promise.reject(new PreparationError('base: npm ci failed.', 'x')) : Promise.resolve(),
    },
  );
  expect(prepared.map(({ side, suites }) => [side, suites.map(({ name }) => name)])).toEqual([
    ['base', ['api']],
    ['head', ['api', 'web']],
  ]);
  expect(measured).toEqual(['head']);
  expect(archive.bundles[0]?.base?.source).toBe('stored');
  expect(result.verdict).toBe('invalid');
});

test('a record holds a graph that unpacks to the one that was measured', async () => {
  const [record] = records;
  expect(record).toMatchObject({
    suite: 'web',
    schedule: null,
    blocks: [],
    bundle: { sizes: { ...small.sizes, chunks: [] } },
  });
  expect(await unpackGraph(record!.bundle!.graph!)).toEqual(small.graph);
});
