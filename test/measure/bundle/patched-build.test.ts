import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { expect, jest, test } from '@jest/globals';
import type { BundleSuite } from '../../../src/config/bundle-suite.ts';
import { patchedPaths } from '../../../src/measure/workspace/apply-patch.ts';
import { buildWithPatch, type PatchedBuildOptions } from '../../../src/measure/bundle/patched-build.ts';
import { readGraph } from '../../../src/measure/bundle/read-graph.ts';
import { environment, git, scratch, write, type Scratch } from '../workspace/repositories.ts';

jest.setTimeout(300_000);

const esbuild = createRequire(import.meta.url).resolve('esbuild/bin/esbuild');
const build = `${esbuild} src/index.js --bundle --minify --outdir=dist --metafile=dist/meta.json --log-level=error`;

const suite: BundleSuite = {
  name: 'web',
  type: 'bundle',
  directory: '.',
  paths: null,
  install: 'echo installed > installed',
  build,
  env: {},
  stats: 'dist/meta.json',
  output: null,
  entries: null,
  ignore: [],
};

const patch = `diff --git a/src/index.js b/src/index.js
--- a/src/index.js
+++ b/src/index.js
@@ -1,2 +1,1 @@
-import { big } from 'big';
-console.log(big);
+console.log('small');
`;

const prepare = (room: Scratch): string => {
  const checkout = join(room.path, 'checkout');
  mkdirSync(checkout);
  git(checkout, 'init', '--quiet');
  write(checkout, {
    'src/index.js': "import { big } from 'big';\nconsole.log(big);\n",
    'package.json': '{\n  "name": "shop"\n}\n',
    'dist/old-1234.js': 'left of an earlier build',
    'node_modules/big/package.json': '{ "name": "big", "version": "1.0.0", "type": "module" }',
    'node_modules/big/index.js': `export const big = '${'x'.repeat(5000)}';\n`,
    'node_modules/.cache/huge': 'of a bundler',
  });
  return checkout;
};

const run = async (room: Scratch, more: Partial<PatchedBuildOptions> = {}) =>
  buildWithPatch({
    checkout: join(room.path, 'checkout'),
    suite,
    patch,
    directory: join(room.path, 'copies'),
    environment,
    logs: join(room.path, 'logs'),
    signal: new AbortController().signal,
    readGraph,
    ...more,
  });

test('the patched copy is built and measured, and nothing of it stays', async () => {
  await using room = await scratch();
  const checkout = prepare(room);
  const before = readdirSync(checkout, { recursive: true, encoding: 'utf8' }).toSorted();
  const earlier = { output: join(checkout, 'dist'), files: ['old-1234.js'] };
  const sizes = await run(room, { earlier });
  expect(sizes).toMatchObject({ modules: 1, entries: [{ initial: { parsed: expect.any(Number) } }] });
  expect('total' in sizes ? sizes.total.parsed : Infinity).toBeLessThan(100);
  expect(readdirSync(join(room.path, 'copies'))).toEqual([]);
  expect(readdirSync(checkout, { recursive: true, encoding: 'utf8' }).toSorted()).toEqual(before);
  expect(readFileSync(join(checkout, 'src/index.js'), 'utf8')).toContain('big');
});

test('a copy that is kept is as it was before the patch', async () => {
  await using room = await scratch();
  prepare(room);
  const kept = { path: null };
  const small = await run(room, { kept });
  const [copy = ''] = readdirSync(join(room.path, 'copies'));
  expect(kept.path).toBe(join(room.path, 'copies', copy, 'checkout'));
  expect(readFileSync(join(room.path, 'copies', copy, 'checkout/src/index.js'), 'utf8')).toContain('big');
  expect(existsSync(join(room.path, 'copies', copy, 'checkout/dist/index.js'))).toBe(false);
  expect(await run(room, { kept, patch: null })).not.toEqual(small);
  expect(await run(room, { kept })).toEqual(small);
  expect(readdirSync(join(room.path, 'copies'))).toEqual([copy]);
  // What failed may have left anything behind.
  expect(await run(room, { kept, suite: { ...suite, build: 'exit 3' } })).toHaveProperty('failure');
  expect(kept.path).toBeNull();
  expect(readdirSync(join(room.path, 'copies'))).toEqual([]);
});

test('packages are installed again only when the patch changes which', async () => {
  await using room = await scratch();
  prepare(room);
  const seen: boolean[] = [];
  const look: typeof readGraph = (request) => {
    seen.push(existsSync(join(request.directory, 'installed')));
    seen.push(existsSync(join(request.directory, 'node_modules/.cache')));
    return readGraph(request);
  };
  await run(room, { readGraph: look });
  const lock = `--- a/package.json\n+++ b/package.json\n@@ -1,3 +1,4 @@\n {\n-  "name": "shop"\n+  "name": "shop",\n+  "private": true\n }\n`;
  await run(room, { readGraph: look, patch: `${patch}${lock}` });
  expect(seen).toEqual([false, false, true, false]);
});

test('what goes wrong is said in words', async () => {
  await using room = await scratch();
  prepare(room);
  const failureOf = async (more: Partial<PatchedBuildOptions>): Promise<string> => {
    const result = await run(room, more);
    return 'failure' in result ? result.failure : 'none';
  };
  expect(await failureOf({ patch: patch.replace("'big'", "'other'") })).toMatch(/^The patch could not be applied: /);
  expect(await failureOf({ patch: patch.replaceAll('src/index.js', '../escaped.js') })).toContain('outside');
  expect(await failureOf({ suite: { ...suite, build: 'exit 3' } })).toContain('build failed (exit 3)');
  expect(await failureOf({ suite: { ...suite, stats: 'dist/none.json' } })).toContain('none.json');
  expect(readdirSync(join(room.path, 'copies'))).toEqual([]);
});

test('an abort is thrown, and the copy is removed', async () => {
  await using room = await scratch();
  prepare(room);
  const stop = new AbortController();
  const reason = new Error('enough');
  const stopped = run(room, {
    signal: stop.signal,
    readGraph: () => {
      stop.abort(reason);
      throw reason;
    },
  });
  await expect(stopped).rejects.toBe(reason);
  expect(readdirSync(join(room.path, 'copies'))).toEqual([]);
});

test.each([
  ['--- a/x\n+++ b/x\n', ['x']],
  ['--- /dev/null\n+++ b/new/y.js\n', ['new/y.js']],
  ['diff --git a/x b/y\nrename from x\nrename to y\n', ['x', 'y']],
  ['--- a/../x\n+++ b/../x\n', null],
  ['--- /etc/passwd\n+++ /etc/passwd\n', null],
  ['--- a/.git/hooks/post\n+++ b/.git/hooks/post\n', null],
  ['rename from x\nrename to ../y\n', null],
  ['no patch', null],
])('paths of a patch: %j', (text, paths) => {
  expect(patchedPaths(text)).toEqual(paths);
});
