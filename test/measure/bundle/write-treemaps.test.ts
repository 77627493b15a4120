import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import type { MeasuredBundle } from '../../../src/measure/bundle/measure-side.ts';
import { writeTreemaps } from '../../../src/measure/bundle/write-treemaps.ts';
import { makeFile, makeGraph, makeModule } from '../../core/bundle/graphs.ts';
import { scratch } from '../workspace/repositories.ts';
import { buildByEsbuild, buildByWebpack, writeShop } from './builds.ts';
import { measureBuild } from './measure-build.ts';

jest.setTimeout(300_000);

const signal = new AbortController().signal;

interface Node {
  readonly label: string;
  readonly statSize: number;
  readonly parsedSize?: number;
  readonly gzipSize?: number;
  readonly groups?: readonly Node[];
}

const chartOf = (file: string): Node[] =>
  JSON.parse(/window\.chartData = (.*);\n/.exec(readFileSync(file, 'utf8'))?.[1] ?? 'null');

const find = (nodes: readonly Node[], label: RegExp): Node | undefined => {
  for (const node of nodes) {
    const found = label.test(node.label) ? node : find(node.groups ?? [], label);
    if (found !== undefined) return found;
  }
  return undefined;
};

const write = async (directory: string, head: MeasuredBundle) => {
  const sides = { base: null, head: { graph: head.graph, emitted: head.emitted } };
  return writeTreemaps({ suite: 'web', sides, directory, signal });
};

test.each([
  ['webpack', (directory: string) => buildByWebpack(directory), 'dist/stats.json', 'main.js'],
  ['esbuild', (directory: string) => buildByEsbuild(directory, { sourcemap: true }), 'dist/meta.json', 'index.js'],
])('the page of %s shows every script with its modules, in emitted bytes', async (_, build, stats, script) => {
  await using room = await scratch();
  writeShop(room.path, { heavy: true, light: true });
  await build(room.path);
  const head = await measureBuild(room.path, stats);
  const out = room.fresh();
  expect(await write(out, head)).toEqual({
    pages: [{ path: 'web-treemap-head.html', title: 'web, head: treemap' }],
    notices: [],
  });
  const chart = chartOf(join(out, 'web-treemap-head.html'));
  const main = chart.find((it) => it.label === script);
  const file = head.graph.files.find((it) => it.name === script);
  expect(main).toMatchObject({ parsedSize: file?.parsed, gzipSize: file?.gzip });
  const heavy = find(chart, /^heavy$/);
  const module = find(heavy?.groups ?? [], /^index\.js/);
  expect(module?.statSize).toBe(head.graph.modules.find((it) => it.name === 'node_modules/heavy/index.js')?.stat);
  expect(module?.parsedSize).toBeGreaterThan(5000);
  expect(module?.gzipSize).toBeGreaterThan(500);
});

test('without the files sizes of sources are shown; names are text', async () => {
  await using room = await scratch();
  const graph = makeGraph({
    files: [makeFile('a.js', { parsed: 5 })],
    chunks: [{ names: [], files: [0], media: [], origins: [] }],
    modules: [makeModule('src/</script><b>.js', { stat: 77 }), makeModule('src/b.js', { stat: 23 })],
  });
  const sides = { base: { graph, emitted: null }, head: null };
  const { pages, notices } = await writeTreemaps({ suite: '../<b>', sides, directory: room.path, signal });
  expect(notices).toEqual([]);
  expect(pages).toEqual([{ path: '.._b_-treemap-base.html', title: '../<b>, base: treemap' }]);
  const file = join(room.path, '.._b_-treemap-base.html');
  expect(chartOf(file)).toMatchObject([{ label: 'a.js', statSize: 100 }]);
  expect(readFileSync(file, 'utf8')).not.toContain('</script><b>');
  expect(readFileSync(file, 'utf8')).toContain('<title>../&lt;b&gt;, base: treemap</title>');
});

test('a page that can’t be written is said, and the others are there', async () => {
  await using room = await scratch();
  const graph = makeGraph({
    files: [makeFile('a.js', { parsed: 5 })],
    chunks: [{ names: [], files: [0], media: [], origins: [] }],
    modules: [makeModule('src/a.js')],
  });
  mkdirSync(join(room.path, 'web-treemap-base.html/in-the-way'), { recursive: true });
  const side = { graph, emitted: null };
  const { pages, notices } = await writeTreemaps({
    suite: 'web',
    sides: { base: side, head: side },
    directory: room.path,
    signal,
  });
  expect(pages.map((it) => it.path)).toEqual(['web-treemap-head.html']);
  expect(notices).toEqual([expect.stringMatching(/^The treemap of base was not written: .+\.$/)]);
});
