import { expect, test } from '@jest/globals';
import type { GraphSketch, ModuleSketch } from './make-graph.ts';
import { makeGraph } from './make-graph.ts';
import { explain, found, planOf, shop, shopWith } from './plan.ts';

const base = shopWith({});
const main = shop['src/main.js'];

/** Every script bigger or smaller by a factor. */
const scaled = (times: number, rest: Omit<GraphSketch, 'modules'> = {}, more: Record<string, ModuleSketch> = {}) =>
  makeGraph({
    ...rest,
    modules: Object.fromEntries(
      Object.entries({ ...shop, ...more }).map(([name, it]) => [
        name,
        { ...it, size: it.size ?? 1000, stat: it.size ?? 1000, parsed: Math.round((it.size ?? 1000) * times) },
      ]),
    ),
  });

/** `makeGraph` sums sizes of sources: files as the modules are delivered. */
const withFiles = (graph: ReturnType<typeof makeGraph>, times: number) => ({
  ...graph,
  files: graph.files.map((it) => ({
    ...it,
    parsed: Math.round((it.parsed - it.inlineMap) * times) + it.inlineMap,
    gzip: Math.round(it.gzip * times),
  })),
});

const change = { changedFiles: ['webpack.config.js'] };

test('a build for development is one cause, and what comes with it is part of it', () => {
  const development = {
    'node_modules/ui/index.js': { size: 200, version: '1.0.0', imports: ['node_modules/ui/ui.development.js'] },
    'node_modules/ui/ui.development.js': { size: 300_000, version: '1.0.0' },
  };
  const head = shopWith(development, { mode: 'development', perLine: 40 });
  const [cause, ...others] = planOf(base, head, change).causes;
  expect(others).toEqual([]);
  expect(cause).toMatchObject({ kind: 'development-build', entry: 'main', exchange: null, edge: null });
  expect(cause?.places[0]).toMatchObject({ kind: 'configuration', files: ['webpack.config.js'] });
  expect(cause?.evidence).toContain('The head’s scripts are not minified.');
  expect(found(head, head)).toEqual([]);
});

test('minification off', () => {
  const head = withFiles(scaled(2.5, { perLine: 35 }), 2.5);
  expect(found(base, head, change)).toEqual([['minification-off', 'main', 'the configuration']]);
  expect(found(head, head, change)).toEqual([]);
  // Twice the code, minified as before.
  expect(found(base, withFiles(scaled(2.5), 2.5), change).map(([kind]) => kind)).not.toContain('minification-off');
});

test('a new import shows beside a configuration, which costs what is left', () => {
  const imports = { 'src/main.js': { ...main, imports: [...main.imports, 'node_modules/chart/index.js'] } };
  const head = withFiles(scaled(2, { perLine: 35 }, imports), 2);
  const { causes, entries } = explain(base, head, { changedFiles: ['src/main.js', 'webpack.config.js'] });
  expect(causes.map((it) => [it.kind, it.cost.gzip, it.method])).toEqual([
    ['minification-off', Math.round(85_000 / 3), 'ablation'],
    ['static-import', 60_000, 'ablation'],
  ]);
  expect(entries[0]).toMatchObject({ entry: 'main', unexplained: 0 });
});

test('concatenation off', () => {
  const parts = (inside: object) =>
    shopWith(
      {
        'src/main.js': { ...main, imports: [...main.imports, 'src/a.js', 'src/b.js', 'src/c.js'] },
        ...Object.fromEntries(['a', 'b', 'c'].map((it) => [`src/${it}.js`, { size: 4000, ...inside }])),
      },
      {},
    );
  const one = parts({ inside: 'src/main.js' });
  const apart = withFiles(parts({}), 1.1);
  expect(found(one, apart, change)).toEqual([['concatenation-off', 'main', 'the configuration']]);
  expect(found(apart, apart, change)).toEqual([]);
});

test('neither minified nor concatenated is a build for development', () => {
  const parts = (inside: object, rest: Omit<GraphSketch, 'modules'>) =>
    shopWith(
      {
        'src/main.js': { ...main, imports: [...main.imports, 'src/a.js', 'src/b.js', 'src/c.js'] },
        ...Object.fromEntries(['a', 'b', 'c'].map((it) => [`src/${it}.js`, { size: 4000, ...inside }])),
      },
      rest,
    );
  const head = withFiles(parts({}, { perLine: 40 }), 2);
  expect(found(parts({ inside: 'src/main.js' }, {}), head, change).map(([kind]) => kind)).toEqual([
    'development-build',
  ]);
});

test('source maps within the files, whose bytes are told exactly', () => {
  const head = shopWith({}, { inlineMap: 400_000 });
  const { causes, entries } = explain(base, head, change);
  expect(causes).toMatchObject([{ kind: 'inline-source-map', entry: 'main', method: 'exact' }]);
  expect(causes[0]?.cost).toMatchObject({ parsed: 400_000 });
  expect(entries[0]).toMatchObject({ unexplained: 0 });
  expect(found(head, head, change)).toEqual([]);
});

test('an older target: files that nobody touched come out bigger, with helpers', () => {
  const files = (size: number, ...imports: string[]) =>
    shopWith({
      'src/main.js': { ...main, imports: [...main.imports, 'src/a.js', 'src/b.js', 'src/c.js'] },
      ...Object.fromEntries(['a', 'b', 'c'].map((it) => [`src/${it}.js`, { size, imports }])),
      'node_modules/core-js/modules/es.array.at.js': { size: 9000 },
    });
  const manifests = [{ file: 'package.json', added: [], removed: [], changed: [], fields: ['browserslist' as const] }];
  const older = { changedFiles: ['package.json'], manifests };
  const head = files(4000, 'node_modules/core-js/modules/es.array.at.js');
  const [cause, ...others] = planOf(files(3000), head, older).causes;
  expect(others).toEqual([]);
  expect(cause).toMatchObject({ kind: 'older-target', entry: 'main' });
  expect(cause?.evidence[1]).toBe('3 files that the change does not touch now import core-js.');
  expect(found(head, head, older)).toEqual([]);
});

test('growth of nearly all modules without a reason', () => {
  const many = Object.fromEntries(Array.from({ length: 12 }, (_, it) => [`src/part${it}.js`, { size: 3000 }]));
  const sketch = { ...many, 'src/main.js': { ...main, imports: [...main.imports, ...Object.keys(many)] } };
  const lock = { changedFiles: ['package-lock.json'] };
  const head = withFiles(scaled(1.1, {}, sketch), 1.1);
  expect(found(scaled(1, {}, sketch), head, lock)).toEqual([['diffuse-growth', 'main', 'the configuration']]);
});

test('modules that the bundler puts into the first load by itself', () => {
  const head = shopWith({}, { extra: { main: ['node_modules/chart/index.js'] } });
  const [cause, ...others] = planOf(base, head, change).causes;
  expect(others).toEqual([]);
  expect(cause).toMatchObject({ kind: 'split-chunks', entry: 'main', subject: 'chart', edge: null });
  expect(cause?.places[0]?.kind).toBe('configuration');
});

test('modules of which later chunks have more copies', () => {
  const pages = {
    'src/main.js': { ...main, imports: [...main.imports, 'dynamic src/pages/b.js'] },
    'src/pages/b.js': { imports: ['node_modules/chart/index.js'] },
  };
  const copied = shopWith(pages);
  const shared = structuredClone(copied);
  const chart = shared.modules.find((it) => it.package === 'chart')!;
  chart.chunks = chart.chunks.slice(0, 1);
  const [cause] = planOf(shared, copied, change).causes;
  expect(cause).toMatchObject({ kind: 'split-chunks', entry: null, exchange: { added: [], copies: 90_000 } });
  expect(found(copied, copied, change)).toEqual([]);
});

test('renamed chunks and files are no cause', () => {
  const head = structuredClone(base);
  for (const [index, it] of head.files.entries()) it.name = `renamed.${index}.abc.js`;
  for (const it of head.chunks) it.names = ['other'];
  expect(planOf(base, head, change)).toMatchObject({ causes: [], cuts: [] });
});
