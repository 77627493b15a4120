import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { MeasuredBundle } from '../../../src/measure/bundle/measure-side.ts';
import { scratch, type Scratch } from '../workspace/repositories.ts';
import { buildByEsbuild, buildByWebpack, writeShop } from './builds.ts';
import { measureBuild } from './measure-build.ts';

jest.setTimeout(300_000);

const heavy = /^node_modules\/heavy\//;
const light = /^src\/light\.js$/;

let room: Scratch;
/** The shop, and what builds without one of its parts have as first load. */
const directories = { webpack: '', esbuild: '' };
const truth: Record<'webpack' | 'esbuild', Record<'heavy' | 'light', MeasuredBundle['sizes']>> = {
  webpack: { heavy: null!, light: null! },
  esbuild: { heavy: null!, light: null! },
};

const statistics = { webpack: 'dist/stats.json', esbuild: 'dist/meta.json' };
const measured = {
  webpack: (directory: string) => measureBuild(directory, statistics.webpack),
  esbuild: (directory: string) => measureBuild(directory, statistics.esbuild),
};
const builds = {
  webpack: (directory: string) => buildByWebpack(directory, { devtool: 'hidden-source-map' }),
  esbuild: (directory: string) => buildByEsbuild(directory, { sourcemap: 'external' }),
};
const bundlers = ['webpack', 'esbuild'] as const;

beforeAll(async () => {
  room = await scratch();
  for (const bundler of bundlers) {
    for (const [name, parts] of [
      ['', { heavy: true, light: true }],
      ['heavy', { heavy: false, light: true }],
      ['light', { heavy: true, light: false }],
    ] as const) {
      const directory = room.fresh();
      writeShop(directory, parts);
      await builds[bundler](directory);
      if (name === '') directories[bundler] = directory;
      else truth[bundler][name] = (await measured[bundler](directory)).sizes;
    }
  }
});

afterAll(async () => {
  await room[Symbol.asyncDispose]();
});

/** A copy of the whole build without some of its files. */
const without = (bundler: (typeof bundlers)[number], ...files: string[]): string => {
  const directory = room.fresh();
  cpSync(directories[bundler], directory, { recursive: true });
  for (const file of files) rmSync(join(directory, file));
  // webpack writes down where it was.
  const stats = join(directory, statistics[bundler]);
  writeFileSync(stats, readFileSync(stats, 'utf8').replaceAll(directories[bundler], directory));
  return directory;
};

const indexesOf = ({ graph }: MeasuredBundle, pattern: RegExp): number[] =>
  graph.modules.flatMap((it, index) => (pattern.test(it.name) ? [index] : []));

/** Cost by cutting against that by a build that leaves the modules out. */
const compare = async (bundler: (typeof bundlers)[number], directory: string, name: 'heavy' | 'light') => {
  const head = await measured[bundler](directory);
  const modules = indexesOf(head, name === 'heavy' ? heavy : light);
  expect(modules.length).toBe(name === 'heavy' ? 2 : 1);
  const { delta, method } = await head.texts.cut({ entry: head.graph.entries[0]!.name, modules });
  const error = (key: 'parsed' | 'gzip' | 'brotli'): number => {
    const real = head.sizes.entries[0]!.initial[key] - truth[bundler][name].entries[0]!.initial[key];
    return Math.abs(delta[key] - real) / real;
  };
  return { method, worst: Math.max(error('parsed'), error('gzip'), error('brotli')), parsed: error('parsed') };
};

const maps = { webpack: 'dist/main.js.map', esbuild: 'dist/index.js.map' };

test.each(bundlers)('%s: cut by the source map a module costs what a build without it shows', async (bundler) => {
  for (const name of ['heavy', 'light'] as const) {
    const { method, worst } = await compare(bundler, directories[bundler], name);
    expect([name, method]).toEqual([name, 'ablation']);
    expect(worst).toBeLessThan(0.05);
  }
});

test.each(bundlers)('%s: without a source map the sources lead to its text', async (bundler) => {
  const directory = without(bundler, maps[bundler]);
  for (const name of ['heavy', 'light'] as const) {
    const { method, worst } = await compare(bundler, directory, name);
    // A package that webpack wraps in a function needs no sources.
    const sure = bundler === 'webpack' && name === 'heavy';
    expect([name, method]).toEqual([name, sure ? 'ablation' : 'share']);
    expect(worst).toBeLessThan(0.05);
  }
});

test.each(bundlers)('%s: without the sources, too, it is a share, and is said to be', async (bundler) => {
  const directory = without(bundler, maps[bundler], 'src/light.js', 'src/basket.js');
  const { method, parsed } = await compare(bundler, directory, 'light');
  expect(method).toBe('share');
  expect(parsed).toBeLessThan(0.25);
});

test('all files: a chunk of which nothing is left goes whole, and nothing cut is nothing', async () => {
  const head = await measured.webpack(directories.webpack);
  const later = indexesOf(head, /^src\/later\.js$/);
  const file = head.graph.files.find((it) => it.kind === 'script' && !it.name.startsWith('main'));
  expect(await head.texts.cut({ entry: null, modules: later })).toMatchObject({
    method: 'ablation',
    delta: { parsed: file?.parsed, gzip: file?.gzip, brotli: file?.brotli },
  });
  const nothing = { stat: 0, parsed: 0, gzip: 0, brotli: 0 };
  expect(await head.texts.cut({ entry: 'main', modules: later })).toEqual({ method: 'ablation', delta: nothing });
  expect(await head.texts.cut({ entry: null, modules: [] })).toEqual({ method: 'ablation', delta: nothing });
});

test('emitted bytes of modules are known where their text is', async () => {
  const parsedIn = async (directory: string, name: string): Promise<number | null | undefined> =>
    (await measured.webpack(directory)).graph.modules.find((it) => it.name === name)?.parsed;
  expect(await parsedIn(directories.webpack, 'node_modules/heavy/index.js')).toBeGreaterThan(5000);
  expect(await parsedIn(directories.webpack, 'src/light.js')).toBeGreaterThan(5000);
  expect(await parsedIn(without('webpack', maps.webpack), 'src/light.js')).toBeNull();
});
