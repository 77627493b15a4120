import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import type { BundleGraph } from '../../../../src/core/bundle/bundle-graph.ts';
import { makeProject, type Project, shownEdges, shownEntry } from './make-project.ts';

const recorded = (name: string): Promise<string> => readFile(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');

const namesOf = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = Object.entries(value).flatMap(([key, it]) =>
    (key === 'assets' || key === 'files') && Array.isArray(it)
      ? it.flatMap((file: unknown) =>
          typeof file === 'object' && file !== null && 'name' in file ? String(file.name) : [],
        )
      : [],
  );
  return 'graph' in value ? [...own, ...namesOf(value.graph)] : own;
};

/** A project in which the recorded build has just run; its files are empty. */
const replay = async (name: string): Promise<Project> => {
  const text = await recorded(name);
  const files = namesOf(JSON.parse(text)).map((file): [string, string] => [`dist/${file}`, '']);
  return makeProject({ ...Object.fromEntries(files), 'dist/stats.json': text });
};

const own = ({ modules }: BundleGraph) =>
  Object.fromEntries(modules.filter(({ type }) => type !== 'runtime').map((it) => [it.name, [it.type, it.package]]));

test('Rspack: its own words for the same', async () => {
  await using project = await replay('rspack.stats');
  const read = await project.read();
  expect(read.graph.bundler).toEqual({ name: 'rspack', version: '1.7.12' });
  expect(own(read.graph)).toMatchObject({
    'node_modules/react/index.js': ['commonjs', 'react'],
    'src/index.js': ['esm', null],
    'src/pages/admin.js': ['esm', null],
    'src/style.css': ['style', null],
    'src/dot.svg': ['asset-file', null],
    [String.raw`src/locales sync ^\.\/.*\.js$`]: ['context', null],
  });
  expect(shownEdges(read)).toEqual(
    expect.arrayContaining([
      'src/index.js -> src/debounce.js static ./barrel',
      'src/index.js -> src/barrel.js side-effect ./barrel (left out)',
      'src/index.js -> src/pages/home.js dynamic ./pages/home',
      'src/style.css -> src/dot.svg url ./dot.svg',
    ]),
  );
  // It does not say which module an entry starts with.
  expect(shownEntry(read, 'main')?.modules).toEqual(['src/index.js']);
  expect(shownEntry(read, 'second')?.modules).toEqual(['src/util.js']);
  // The sides of a change are built in different places: no path of one may be in the graph.
  expect(JSON.stringify(read.graph)).not.toContain('/build/web');
});

test('webpack with plugins for styles and pages: nothing of what ran at build time', async () => {
  await using project = await replay('webpack-styles.stats');
  const read = await project.read();
  expect(read.graph.entries.map(({ name }) => name)).toEqual(['main', 'second']);
  expect(shownEntry(read, 'main')?.files).toEqual(expect.arrayContaining(['main.css']));
  const style = read.graph.modules.find(({ name }) => name === 'src/style.css');
  expect(style).toMatchObject({ type: 'style', package: null });
  expect(style?.chunks.length).toBe(1);
  expect(read.graph.modules.filter(({ name }) => name.includes('loader'))).toEqual([]);
  expect(shownEdges(read)).toEqual(
    expect.arrayContaining([
      'src/index.js -> src/style.css side-effect ./style.css',
      'src/style.css -> src/dot.svg url ./dot.svg',
    ]),
  );
});

test.each([
  ['vite-6.stats', null],
  ['vite-8.stats', '8.3.8'],
])('%s: requests, styles and helpers', async (name, version) => {
  await using project = await replay(name);
  const read = await project.read();
  expect(read).toMatchObject({ source: 'vite', graph: { bundler: { name: 'vite', version }, mode: 'production' } });
  expect(own(read.graph)).toMatchObject({
    'index.html': ['esm', null],
    'node_modules/react/index.js': ['commonjs', 'react'],
    'src/data.json': ['json', null],
    'src/style.css': ['style', null],
  });
  expect(shownEdges(read)).toEqual(
    expect.arrayContaining([
      'src/v.jsx -> node_modules/react/index.js static react',
      'src/v.jsx -> src/barrel.js static ./barrel',
      'src/barrel.js -> src/debounce.js static ./debounce.js',
      'src/v.jsx -> src/pages/admin.js dynamic ./pages/admin',
    ]),
  );
  const entry = shownEntry(read, 'index');
  expect(entry?.files).toHaveLength(2);
  expect(entry?.async.length).toBeGreaterThanOrEqual(2);
});

test('a file of the plugin with numbers that lead nowhere is refused', async () => {
  const text = await recorded('vite-8.stats');
  const broken = JSON.parse(text);
  broken.graph.edges.push([0, 9999, 'static', './x', true]);
  await using project = await makeProject({ 'dist/stats.json': JSON.stringify(broken) });
  await expect(project.read()).rejects.toMatchObject({ code: 'bundle' });
  await project.write({ 'dist/stats.json': text.replace('pacegate/stats@1', 'pacegate/stats@2') });
  await expect(project.read()).rejects.toMatchObject({ message: expect.stringContaining('pacegate/stats@2') });
});
