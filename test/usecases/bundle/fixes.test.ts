import { expect, test } from '@jest/globals';
import { BundleError } from '../../../src/core/errors.ts';
import type { BundleModule } from '../../../src/core/bundle/bundle-graph.ts';
import { stage, type Scene } from '../harness.ts';
import { makeModule } from '../../core/bundle/graphs.ts';
import { type BenchSketch, fakeBench, graphOf, measuredOf, sizesOfGzip, webText } from './fake-bench.ts';

const web = webText();
const path = 'web/src/index.js';
const before = "import debounce from 'lodash/debounce';\n\nexport const run = debounce(() => {}, 100);\n";
const after = "import { debounce } from 'lodash';\n\nexport const run = debounce(() => {}, 100);\n";
const manifest = '{ "name": "web", "dependencies": { "lodash": "^4.17.21" } }\n';
const files = {
  base: { [path]: before, 'web/package.json': manifest },
  head: { [path]: after, 'web/package.json': manifest },
} as const;
const diff = `diff --git a/${path} b/${path}
--- a/${path}
+++ b/${path}
@@ -1,3 +1,3 @@
-import debounce from 'lodash/debounce';
+import { debounce } from 'lodash';
 
 export const run = debounce(() => {}, 100);
`;

const lodash = (file: string, stat: number): BundleModule =>
  makeModule(`node_modules/lodash/${file}`, {
    package: 'lodash',
    instance: 'node_modules/lodash',
    version: '4.17.21',
    type: 'commonjs',
    stat,
    parsed: Math.round(stat / 3),
  });

const withEdge = (request: string, gzip: number, module: BundleModule) => ({
  ...graphOf(gzip, [module]),
  edges: [[0, 1, 'static', request, true] as const].map((it) => [...it] as [number, number, 'static', string, boolean]),
});
const small = measuredOf(withEdge('lodash/debounce', 180_000, lodash('debounce.js', 6000)));
const large = measuredOf(withEdge('lodash', 204_000, lodash('lodash.js', 540_000)), 24_000);

const run = async (sketch: BenchSketch, more: Scene = {}) => {
  const bench = fakeBench({ base: small, head: large, ...sketch });
  const staged = stage({ base: web, sides: { changedFiles: [path] }, bundles: bench, files, diff, ...more });
  const { result } = await staged.run();
  const growth = staged.archive.bundles[0]?.growth ?? null;
  return { result, bench, growth, cause: growth?.causes[0], progress: staged.progress };
};

test('an edit that gives the bytes back is proposed with what its build showed', async () => {
  const { result, bench, cause } = await run({ patched: () => sizesOfGzip(180_400) });
  expect(result.verdict).toBe('fail');
  expect(bench.rebuilt.map(({ patch }) => patch === null)).toEqual([true, false]);
  const [, { patch, suite } = { patch: '', suite: null }] = bench.rebuilt;
  expect(suite?.name).toBe('web');
  expect(patch).toContain(`--- a/${path}\n+++ b/${path}\n`);
  expect(patch).toMatch(/^-import \{ debounce \} from 'lodash';$/m);
  expect(patch).toMatch(/^\+import debounce from 'lodash\/debounce';$/m);
  expect(cause).toMatchObject({
    subject: 'lodash',
    location: { path, startLine: 1, endLine: 1 },
    edge: { importer: 'src/index.js', request: 'lodash' },
    fix: { patch, measured: { gzip: -23_600 } },
  });
  expect(result.findings.find(({ severity }) => severity === 'blocking')).toMatchObject({
    location: { path, startLine: 1 },
    fix: { patch, proof: expect.anything() },
  });
});

test.each<[string, ReturnType<NonNullable<BenchSketch['patched']>>, string]>([
  [
    'gives too little back',
    sizesOfGzip(201_000),
    'An edit was built and gave 3.00 KB gzip back, so it is not proposed.',
  ],
  ['makes it larger', sizesOfGzip(209_000), 'An edit was built and gave 0 B gzip back, so it is not proposed.'],
  ['breaks the build', { failure: 'npm run build failed.' }, 'its build failed, so it is not proposed.'],
])('an edit that %s is not proposed: its words stay, with what was tried', async (_, sizes, words) => {
  const { result, cause } = await run({ patched: () => sizes });
  expect(result.verdict).toBe('fail');
  expect(cause?.fix).toMatchObject({ patch: null, measured: null, summary: expect.stringMatching(/\w/) });
  expect(cause?.evidence.join('\n')).toContain(words);
  expect(result.findings.every(({ fix }) => fix?.patch == null)).toBe(true);
});

test('no edit is built once the time limit is over; the cause and its line stay', async () => {
  const { bench, cause, result } = await run(
    { patched: () => sizesOfGzip(180_000) },
    {
      options: { timeLimit: 5000 },
      prepare: (_side, clock) => {
        clock.advance(3000);
        return Promise.resolve();
      },
    },
  );
  expect(bench.rebuilt).toEqual([]);
  expect(cause).toMatchObject({ location: { path, startLine: 1 }, fix: { patch: null, measured: null } });
  expect(result.verdict).toBe('fail');
});

test('a difference that is too large to be read leaves the cause without what only it tells', async () => {
  const staged = stage({
    base: web,
    sides: { changedFiles: [path] },
    bundles: fakeBench({ base: small, head: large, patched: () => sizesOfGzip(180_400) }),
    files,
  });
  const { result } = await staged.run();
  expect(result.verdict).toBe('fail');
  expect(staged.archive.bundles[0]?.growth?.causes[0]).toMatchObject({ subject: 'lodash' });
});

test('where the growth can’t be explained the regression stands, and why is told', async () => {
  const gone = { ...large, texts: { cut: () => Promise.reject(new BundleError('main.js is gone.', 'Keep it.')) } };
  const { result, growth } = await run({ head: gone });
  expect(growth).toBeNull();
  expect(result.verdict).toBe('fail');
  expect(result.notices).toContain('web: why it grew could not be told: main.js is gone. Keep it.');
});
