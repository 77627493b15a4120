import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import type { BundleSuite } from '../../../src/config/bundle-suite.ts';
import { BundleError } from '../../../src/core/errors.ts';
import { openBundleBench } from '../../../src/measure/bundle/open-bundle-bench.ts';
import { environment, git, scratch, type Scratch, write } from '../workspace/repositories.ts';

jest.setTimeout(300_000);

const suite: BundleSuite = {
  name: 'web',
  type: 'bundle',
  directory: 'web',
  paths: null,
  install: null,
  build: 'mkdir -p dist && cp src/* dist/',
  env: {},
  stats: null,
  output: 'dist',
  entries: null,
  ignore: ['*.txt'],
};

const page = '<!DOCTYPE html><script src="main.js"></script>\n';

/** Both sides as they are after their builds: the head's script is 500 letters longer. */
const benchIn = (room: Scratch, signal = new AbortController().signal) => {
  const checkouts = { base: join(room.path, 'base'), head: join(room.path, 'head') };
  for (const [side, letters] of [
    ['base', 1000],
    ['head', 1500],
  ] as const) {
    const files = { 'index.html': page, 'main.js': `console.log('${'x'.repeat(letters)}');\n`, 'notes.txt': 'no part' };
    mkdirSync(checkouts[side]);
    git(checkouts[side], 'init', '--quiet');
    for (const folder of ['src', 'dist'])
      write(join(checkouts[side], 'web', folder), folder === 'dist' ? { ...files, 'left.js': 'of this build' } : files);
  }
  const [logs, output] = [room.fresh(), room.fresh()];
  const directory = room.fresh();
  const bench = openBundleBench({
    checkouts,
    directory,
    environment,
    logs: () => ({ path: logs }),
    output: () => output,
    signal,
  });
  return { bench, checkouts, directory, output };
};

test('each side is measured in its own checkout', async () => {
  await using room = await scratch();
  const { bench } = benchIn(room);
  const [base, head] = [await bench.measure('base', suite), await bench.measure('head', suite)];
  expect(head.sizes.total.parsed - base.sizes.total.parsed).toBe(500);
  expect(base.graph.files.map(({ name }) => name).toSorted()).toEqual(['index.html', 'left.js', 'main.js']);
});

test('a second build starts without the files of the first, and its copy serves the builds after it', async () => {
  await using room = await scratch();
  const { bench, checkouts, directory } = benchIn(room);
  const head = await bench.measure('head', suite);
  const again = await bench.rebuild(suite, null, 60_000);
  if ('failure' in again) throw new Error(again.failure);
  expect(again.total.parsed).toBe(head.sizes.total.parsed - 'of this build'.length);
  expect(existsSync(join(checkouts.head, 'web/dist/left.js'))).toBe(true);
  const copies = readdirSync(join(directory, 'patched'));
  expect(copies).toHaveLength(1);
  expect(await bench.rebuild(suite, null, 60_000)).toEqual(again);
  expect(readdirSync(join(directory, 'patched'))).toEqual(copies);
});

test('a build with a patch is of the head with it', async () => {
  await using room = await scratch();
  const { bench, checkouts } = benchIn(room);
  const patch = `--- a/web/src/index.html\n+++ b/web/src/index.html\n@@ -1 +1 @@\n-${page}+<!DOCTYPE html>\n`;
  const built = await bench.rebuild(suite, patch, 60_000);
  expect(built).not.toHaveProperty('failure');
  expect(await bench.rebuild(suite, patch.replace('-<!DOCTYPE', '-<!doctype'), 60_000)).toEqual({
    failure: expect.stringContaining('The patch could not be applied'),
  });
  expect(git(join(checkouts.head), 'status', '--porcelain')).toBe('?? web/');
});

test('a build that takes longer than the time that is left is no measurement, and no failure of the run', async () => {
  await using room = await scratch();
  const { bench, directory } = benchIn(room);
  const slow = { ...suite, build: 'sleep 60' };
  expect(await bench.rebuild(slow, null, 300)).toEqual({ failure: 'the time limit was over before the build was.' });
  expect(readdirSync(join(directory, 'patched'))).toEqual([]);
});

test('an abort ends a build with its reason', async () => {
  await using room = await scratch();
  const controller = new AbortController();
  const { bench, directory } = benchIn(room, controller.signal);
  const built = bench.rebuild({ ...suite, build: 'sleep 60' }, null, 60_000);
  setTimeout(() => controller.abort(new Error('stopped')), 200);
  await expect(built).rejects.toThrow('stopped');
  expect(readdirSync(join(directory, 'patched'))).toEqual([]);
});

test('a side without its output is told with what to do', async () => {
  await using room = await scratch();
  const { bench } = benchIn(room);
  const measured = bench.measure('head', { ...suite, output: 'build' });
  await expect(measured).rejects.toThrow(BundleError);
});

test('treemaps are written where the run keeps what it shows, of the sides that are there', async () => {
  await using room = await scratch();
  const { bench, output } = benchIn(room);
  const head = await bench.measure('head', suite);
  const pages = await bench.treemaps('web', { head });
  expect(pages.map(({ path }) => path)).toEqual(readdirSync(output).filter((name) => name.endsWith('.html')));
  expect(await bench.treemaps('web', {})).toEqual([]);
});
