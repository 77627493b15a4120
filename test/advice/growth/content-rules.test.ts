import { expect, test } from '@jest/globals';
import type { ModuleSketch } from './make-graph.ts';
import { makeGraph } from './make-graph.ts';
import { found, planOf, shop, shopWith } from './plan.ts';

const base = shopWith({});
const main = shop['src/main.js'];
const importing = (...names: string[]) => ({ ...main, imports: [...main.imports, ...names] });

test('data that is imported, or grew', () => {
  const data = (size: number, ...imports: string[]) =>
    shopWith({ 'src/regions.json': { size }, 'src/main.js': importing(...imports) });
  expect(found(base, data(30_000, 'src/regions.json'))).toEqual([['data', 'main', 'src/regions.json']]);
  expect(found(data(30_000, 'dynamic src/regions.json'), data(30_000, 'src/regions.json'))).toEqual([
    ['data', 'main', 'src/regions.json'],
  ]);
  expect(found(data(30_000, 'src/regions.json'), data(50_000, 'src/regions.json'))).toEqual([
    ['data', 'main', 'src/regions.json'],
  ]);
  expect(found(base, data(900, 'src/regions.json')).map(([kind]) => kind)).toEqual(['module-grew']);
});

test('a folder that a computed request takes in', () => {
  const context = 'src/texts sync ^\\.\\/.*$';
  const texts = Array.from({ length: 6 }, (_, it) => `src/texts/${it}.json`);
  const files: Record<string, ModuleSketch> = Object.fromEntries(texts.map((it) => [it, { size: 3000 }]));
  const head = shopWith({
    ...files,
    [context]: { size: 300, imports: texts.map((it) => `context ${it}`) },
    'src/main.js': importing(`context ${context}`),
  });
  const [cause, ...others] = planOf(base, head).causes;
  expect(others).toEqual([]);
  expect(cause).toMatchObject({ kind: 'context', subject: context, edge: { importer: 'src/main.js' } });
  expect(cause?.exchange?.added).toHaveLength(7);
});

test('locales that a package takes in by itself: the configuration let them', () => {
  const context = 'node_modules/ui/locale sync ^\\.\\/.*$';
  const locales = Array.from({ length: 30 }, (_, it) => `node_modules/ui/locale/${it}.js`);
  const head = shopWith({
    ...Object.fromEntries(locales.map((it) => [it, { size: 1000 }])),
    [context]: { size: 300, imports: locales.map((it) => `context ${it}`) },
    'node_modules/ui/index.js': { size: 60_000, version: '1.0.0', imports: [`context ${context}`] },
  });
  const [cause, ...others] = planOf(base, head, { changedFiles: ['webpack.config.js'] }).causes;
  expect(others).toEqual([]);
  expect(cause).toMatchObject({ kind: 'context', subject: 'ui' });
  expect(cause?.places.map((it) => it.kind)).toEqual(['configuration', 'import']);
});

test('the "sideEffects" of a package.json keeps what is not used', () => {
  const parts = (way: string, used: 'none' | 'some') =>
    shopWith({
      'src/main.js': importing('src/ui/index.js'),
      'src/ui/index.js': { size: 900, imports: ['src/ui/button.js', `${way} src/ui/table.js`] },
      'src/ui/button.js': { size: 2000 },
      'src/ui/table.js': { size: 20_000, used },
    });
  const manifests = [{ file: 'package.json', added: [], removed: [], changed: [], fields: ['sideEffects' as const] }];
  const change = { changedFiles: ['package.json'], manifests };
  const [cause, ...others] = planOf(parts('dropped', 'some'), parts('effect', 'none'), change).causes;
  expect(others).toEqual([]);
  expect(cause).toMatchObject({ kind: 'side-effects', subject: 'src/ui/table.js' });
  expect(cause?.places[0]).toEqual({ kind: 'manifest', file: 'package.json', field: 'sideEffects', package: null });
  expect(found(parts('effect', 'none'), parts('effect', 'none'), change)).toEqual([]);
});

test('a statement at the top level keeps a module', () => {
  const table = (way: string, bailouts: string[]) =>
    shopWith({
      'src/main.js': importing(`${way} src/table.js`),
      'src/table.js': { size: 20_000, used: 'none', bailouts },
    });
  const said = 'Statement (ExpressionStatement) with side effects in source code at 2:0-34';
  const head = table('effect', [said]);
  const [cause] = planOf(table('dropped', []), head, { changedFiles: ['src/table.js'] }).causes;
  expect(cause).toMatchObject({ kind: 'side-effects', subject: 'src/table.js' });
  expect(cause?.places[0]).toEqual({ kind: 'module', module: 'src/table.js' });
  expect(cause?.evidence).toContain(`The bundler says of src/table.js: ${said}.`);
});

test('a module that can no longer be shaken', () => {
  const util = (size: number, used: 'all' | 'some', bailouts: string[]) =>
    shopWith({ 'src/util.js': { size, used, bailouts } });
  const before = util(5000, 'some', ['Cannot concatenate with src/x.js: Module at 3:1 is CommonJS']);
  const after = util(20_000, 'all', ['Module uses eval at 4:2']);
  expect(found(before, after)).toEqual([['bailout', 'main', 'src/util.js']]);
  const known = util(20_000, 'all', ['Cannot concatenate with src/x.js: Module at 9:9 is CommonJS']);
  expect(found(before, known)).toEqual([['module-grew', 'main', 'src/util.js']]);
});

test('polyfills', () => {
  const polyfill = 'node_modules/core-js/stable/index.js';
  const head = shopWith({ [polyfill]: { size: 80_000, type: 'commonjs' }, 'src/main.js': importing(polyfill) });
  expect(found(base, head)).toEqual([['polyfills', 'main', 'core-js']]);
});

test('assets that become part of the text', () => {
  const asset = (type: 'asset-file' | 'asset-inline', size: number) =>
    shopWith({ 'src/a.png': { type, size }, 'src/main.js': importing('src/a.png') });
  const [cause, ...others] = planOf(asset('asset-file', 50), asset('asset-inline', 40_000)).causes;
  expect(others).toEqual([]);
  expect(cause).toMatchObject({ kind: 'asset-inlined', subject: 'src/a.png', exchange: { parsed: 39_950 } });
  expect(found(asset('asset-inline', 40_000), asset('asset-inline', 40_000))).toEqual([]);
});

test('style sheets that are imported, or grew', () => {
  const style = (size: number, ...imports: string[]) =>
    shopWith({ 'src/a.css': { size }, 'src/main.js': importing(...imports) });
  expect(found(base, style(9000, 'src/a.css'))).toEqual([['style-grew', 'main', 'src/a.css']]);
  expect(found(style(9000, 'src/a.css'), style(15_000, 'src/a.css'))).toEqual([['style-grew', 'main', 'src/a.css']]);
  expect(found(style(9000, 'src/a.css'), style(9040, 'src/a.css'))).toEqual([]);
});

test('own code that grew, or is new, informs; below the floor it is not worth a word', () => {
  const grown = shopWith({ 'src/util.js': { size: 5400 } });
  expect(found(base, grown)).toEqual([['module-grew', 'main', 'src/util.js']]);
  expect(found(base, shopWith({ 'src/util.js': { size: 5050 } }))).toEqual([]);
  const feature = shopWith({
    'src/share.js': { size: 900, imports: ['src/share-icon.js'] },
    'src/share-icon.js': { size: 400 },
    'src/main.js': importing('src/share.js'),
  });
  expect(found(base, feature)).toEqual([['module-grew', 'main', 'src/share.js']]);
  const large = shopWith({ 'src/editor.js': { size: 50_000 }, 'src/main.js': importing('src/editor.js') });
  expect(found(base, large)).toEqual([['static-import', 'main', 'src/editor.js']]);
});

test('a moved file is no cause', () => {
  const moved = (name: string) => shopWith({ [name]: { size: 9000 }, 'src/main.js': importing(name) });
  expect(found(moved('src/a/cart.js'), moved('src/b/cart.js'))).toEqual([]);
  const renames = [{ from: 'web/src/a.js', to: 'web/src/b.js' }];
  expect(found(moved('src/a.js'), moved('src/b.js'), { renames, directory: 'web' })).toEqual([]);
});

test('a child compilation that grew is one cause', () => {
  const child = (size: number) =>
    makeGraph({
      entries: { main: ['src/main.js'], 'worker/main': ['src/worker.js'] },
      modules: { ...shop, 'src/worker.js': { size, imports: ['src/job.js'] }, 'src/job.js': { size } },
    });
  expect(found(child(1000), child(2000))).toEqual([['child-grew', 'worker/main', '2 modules']]);
});

test('an entry that the base has not is one cause', () => {
  const head = shopWith({}, { entries: { main: ['src/main.js'], extra: ['src/util.js'] } });
  expect(found(base, head)).toEqual([['module-grew', 'extra', 'extra']]);
});

test('what is new for later is a cause without entry', () => {
  const head = shopWith({
    'node_modules/moment/moment.js': { size: 150_000 },
    'src/pages/admin.js': {
      ...shop['src/pages/admin.js'],
      imports: ['node_modules/chart/index.js', 'src/util.js', 'node_modules/moment/moment.js'],
    },
  });
  expect(found(base, head)).toEqual([['new-dependency', null, 'moment']]);
});
