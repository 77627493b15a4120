import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import analyzer from 'webpack-bundle-analyzer/lib/analyzer.js';
import { parseBundle, writeReport } from '../../../src/measure/bundle/webpack-bundle-analyzer.ts';
import { scratch, write } from '../workspace/repositories.ts';
import { buildByWebpack, writeShop } from './builds.ts';

// Of webpack-bundle-analyzer only what its documentation does not promise is used: this is the contract with it.

jest.setTimeout(300_000);

test('its version is the pinned one', () => {
  const root = join(import.meta.dirname, '../../..');
  const require = createRequire(import.meta.url);
  const text = (file: string): string => readFileSync(file, 'utf8');
  expect(JSON.parse(text(join(root, 'package.json')))).toMatchObject({
    dependencies: { 'webpack-bundle-analyzer': '5.4.0' },
  });
  expect(JSON.parse(text(require.resolve('webpack-bundle-analyzer/package.json')))).toMatchObject({ version: '5.4.0' });
});

test('parseBundle gives the text of each wrapped module by its id', async () => {
  await using room = await scratch();
  writeShop(room.path, { heavy: true, light: false });
  await buildByWebpack(room.path, { optimization: { moduleIds: 'named' } });
  const parsed = await parseBundle(join(room.path, 'dist/main.js'), []);
  expect(Object.keys(parsed?.modules ?? {}).toSorted()).toEqual([
    './node_modules/heavy/index.js',
    './node_modules/heavy/more.js',
    './node_modules/tiny/index.js',
  ]);
  expect(parsed?.modules['./node_modules/heavy/more.js']).toContain('more0');
  expect(parsed?.isModule).toBe(false);
  expect(parsed?.text).toBe(readFileSync(join(room.path, 'dist/main.js'), 'utf8'));
});

test('what only an ES module may hold is read as one, and what is no script is nothing', async () => {
  await using room = await scratch();
  write(room.path, { 'a.js': 'import "x";export const a=1;', 'b.js': 'not ( a script' });
  expect(await parseBundle(join(room.path, 'a.js'), [])).toMatchObject({ isModule: true, modules: {} });
  expect(await parseBundle(join(room.path, 'b.js'), [])).toBeNull();
  await expect(parseBundle(join(room.path, 'gone.js'), [])).rejects.toMatchObject({ code: 'ENOENT' });
});

const stats = () => ({
  assets: [{ name: 'main.js', type: 'asset', size: 100, chunks: [0], info: {} }],
  modules: [{ id: 'a', identifier: './src/a.js', name: './src/a.js', size: 50, chunks: [0], parsedSrc: 'x=1;y=2' }],
  entrypoints: { main: { name: 'main', assets: [{ name: 'main.js' }] } },
});

test('getViewerData keeps a text that a module has already', async () => {
  await using room = await scratch();
  write(room.path, { 'main.js': 'x=1;y=2' });
  expect(analyzer.getViewerData(stats(), room.path, { compressionAlgorithm: 'gzip' })).toMatchObject([
    {
      label: 'main.js',
      isAsset: true,
      statSize: 50,
      parsedSize: 7,
      isInitialByEntrypoint: { main: true },
      groups: [{ label: 'src', groups: [{ label: 'a.js', statSize: 50, parsedSize: 7 }] }],
    },
  ]);
});

test('a report is a page of its own, with escaped names', async () => {
  await using room = await scratch();
  write(room.path, { 'main.js': 'x=1;y=2' });
  const file = join(room.path, 'out/page.html');
  expect(await writeReport(stats(), { file, title: '<b>shop</b>', output: room.path })).toEqual([]);
  const page = readFileSync(file, 'utf8');
  expect(page).toContain('<title>&lt;b&gt;shop&lt;/b&gt;</title>');
  expect(page).toContain('window.chartData = [{"label":"main.js"');
  // Its script stands in the page: nothing is fetched.
  expect(page).not.toMatch(/<script[^>]*\ssrc=/);
  expect(page.length).toBeGreaterThan(100_000);
});

test('it never fails: what is wrong is only said', async () => {
  await using room = await scratch();
  const file = join(room.path, 'page.html');
  expect(await writeReport(stats(), { file, title: '', output: join(room.path, 'nowhere') })).toEqual([
    expect.stringContaining('no such file'),
    expect.stringContaining('No bundles were parsed'),
  ]);
  const broken = { assets: [], modules: [{ chunks: 1 }], entrypoints: {} };
  expect((await writeReport(broken, { file, title: '', output: null })).join()).toContain("Couldn't analyze");
});
