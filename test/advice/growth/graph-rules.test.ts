import { expect, test } from '@jest/globals';
import { makeGraph } from './make-graph.ts';
import { found, planOf, shop, shopWith } from './plan.ts';

const base = shopWith({});
const main = shop['src/main.js'];
const importing = (...names: string[]) => ({ ...main, imports: [...main.imports, ...names] });

test('the same graph on both sides gives no cause and cuts nothing', () => {
  expect(planOf(base, base)).toMatchObject({ causes: [], cuts: [] });
});

test('a new import of what only a page had: named with importer, request, chain and modules', () => {
  const head = shopWith({ 'src/util.js': { size: 5000, imports: ['node_modules/chart/index.js'] } });
  const [cause, ...others] = planOf(base, head, { changedFiles: ['src/util.js'] }).causes;
  expect(others).toEqual([]);
  expect(cause).toMatchObject({
    kind: 'static-import',
    entry: 'main',
    subject: 'chart',
    edge: { importer: 'src/util.js', request: 'chart' },
    chain: ['src/main.js', 'src/util.js', 'node_modules/chart/index.js'],
    places: [{ kind: 'import', importer: 'src/util.js', request: 'chart' }],
    exchange: { added: [4], replaced: [], parsed: 90_000 },
  });
  expect(cause?.evidence[0]).toBe(
    'src/util.js imports chart since this change; it brings 1 module (90.0 KB before compression) into the first load of main.',
  );
});

test('a page that is imported at once loses its import(), with everything that only it brings', () => {
  const head = shopWith({
    'src/main.js': { ...main, imports: ['src/util.js', 'node_modules/ui/index.js', 'src/pages/admin.js'] },
  });
  expect(found(base, head)).toEqual([['lost-dynamic-import', 'main', 'src/pages/admin.js']]);
  expect(planOf(base, head).causes[0]?.exchange?.added).toEqual([2, 4]);
  // The import() may still be there, and be of no use.
  expect(found(base, shopWith({ 'src/main.js': importing('src/pages/admin.js') }))).toEqual([
    ['lost-dynamic-import', 'main', 'src/pages/admin.js'],
  ]);
});

test('a page that comes by way of an index file', () => {
  const pages = {
    'src/pages/index.js': { size: 300, imports: ['src/pages/admin.js'] },
    'src/pages/other.js': { size: 300, imports: ['src/pages/index.js'] },
  };
  const before = shopWith({ ...pages, 'src/main.js': importing('dynamic src/pages/other.js') });
  const after = shopWith({ ...pages, 'src/main.js': importing('dynamic src/pages/other.js', 'src/pages/index.js') });
  const [cause] = planOf(before, after).causes;
  expect(cause).toMatchObject({
    kind: 'barrel',
    subject: 'src/pages/admin.js',
    edge: { importer: 'src/main.js', request: './index.js' },
    chain: ['src/main.js', 'src/pages/index.js', 'src/pages/admin.js'],
  });
});

test('an index file that was there before and is imported now', () => {
  const pages = { 'src/pages/index.js': { size: 300, imports: ['src/pages/admin.js'] } };
  const lazy = ['dynamic src/pages/index.js', ...main.imports];
  const before = shopWith({ ...pages, 'src/main.js': { ...main, imports: lazy } });
  const after = shopWith({ ...pages, 'src/main.js': { ...main, imports: [...lazy, 'src/pages/index.js'] } });
  expect(found(before, after)).toEqual([['lost-dynamic-import', 'main', 'src/pages/index.js']]);
});

test('what two new imports share is cut together and belongs to neither', () => {
  const pages = (way: string) => ({
    'src/main.js': { imports: [`${way} src/a.js`, `${way} src/b.js`] },
    'src/a.js': { size: 4000, imports: ['node_modules/chart/index.js'] },
    'src/b.js': { size: 4000, imports: ['node_modules/chart/index.js'] },
    'node_modules/chart/index.js': { size: 90_000 },
  });
  const plan = planOf(makeGraph({ modules: pages('dynamic') }), makeGraph({ modules: pages('static') }));
  expect(plan.causes.map((it) => [it.kind, it.exchange?.added])).toEqual([
    ['lost-dynamic-import', [1]],
    ['lost-dynamic-import', [2]],
  ]);
  expect(plan.entries[0]?.together.added).toEqual([1, 2, 3]);
});

test('a package that the base has not', () => {
  const head = shopWith({
    'node_modules/moment/moment.js': { size: 150_000, type: 'commonjs', version: '2.30.1' },
    'src/main.js': importing('node_modules/moment/moment.js'),
  });
  const lock = [{ file: 'package-lock.json', package: 'moment', from: null, to: ['2.30.1'], askedBy: ['shop'] }];
  const [cause] = planOf(base, head, { lock }).causes;
  expect(cause).toMatchObject({ kind: 'new-dependency', subject: 'moment', package: 'moment' });
  expect(cause?.evidence.slice(1)).toEqual([
    'The base’s bundle has none of it; this is 2.30.1.',
    'The lock file has it for shop.',
    'It is CommonJS, so that nothing of it is left out.',
  ]);
  expect(cause?.places.map((it) => it.kind)).toEqual(['import', 'lock']);
});

test('all of a CommonJS library where a part was imported: the part is replaced', () => {
  const lodash = (file: string, size: number) => ({
    [`node_modules/lodash/${file}.js`]: { size, type: 'commonjs' as const },
    'src/main.js': importing(`node_modules/lodash/${file}.js`),
  });
  const [cause] = planOf(shopWith(lodash('debounce', 3000)), shopWith(lodash('lodash', 70_000))).causes;
  expect(cause).toMatchObject({ kind: 'commonjs-library', subject: 'lodash', exchange: { parsed: 67_000 } });
  expect(cause?.exchange?.replaced).toHaveLength(1);
  expect(found(shopWith(lodash('debounce', 3000)), shopWith(lodash('throttle', 3500)))).not.toContainEqual([
    'commonjs-library',
    'main',
    'lodash',
  ]);
});

test('require() of what is there as an ES module', () => {
  const dates = (imports: string) => ({
    'node_modules/dates/index.js': { size: 3000 },
    'node_modules/dates/index.cjs': { size: 40_000, type: 'commonjs' as const },
    'src/main.js': importing(imports),
  });
  const before = shopWith(dates('node_modules/dates/index.js'));
  expect(found(before, shopWith(dates('require node_modules/dates/index.cjs')))).toEqual([
    ['require-of-module', 'main', 'dates'],
  ]);
});

test('a package in two formats', () => {
  const dates = (...imports: string[]) => ({
    'node_modules/dates/esm/format.js': { size: 40_000 },
    'node_modules/dates/cjs/format.js': { size: 42_000, type: 'commonjs' as const },
    'src/main.js': importing(...imports),
  });
  const one = shopWith(dates('node_modules/dates/esm/format.js'));
  const two = shopWith(dates('node_modules/dates/esm/format.js', 'node_modules/dates/cjs/format.js'));
  expect(found(one, two)).toEqual([['two-formats', 'main', 'dates']]);
  expect(found(two, two)).toEqual([]);
});

test('a package once more in another version', () => {
  const nested = 'node_modules/ui/node_modules/immer/index.js';
  const before = shopWith({
    'node_modules/immer/index.js': { size: 16_000, version: '9.0.0' },
    'node_modules/ui/index.js': { size: 60_000, version: '1.0.0', imports: ['node_modules/immer/index.js'] },
    'src/main.js': importing('node_modules/immer/index.js'),
  });
  const after = shopWith({
    'node_modules/immer/index.js': { size: 20_000, version: '10.0.0' },
    [nested]: { size: 16_000, version: '9.0.0' },
    'node_modules/ui/index.js': { size: 60_000, version: '1.0.0', imports: [nested] },
    'src/main.js': importing('node_modules/immer/index.js'),
  });
  const lock = [
    { file: 'package-lock.json', package: 'immer', from: ['9.0.0'], to: ['10.0.0', '9.0.0'], askedBy: ['ui'] },
  ];
  const manifests = [{ file: 'package.json', added: [], removed: [], changed: ['immer'], fields: [] }];
  const [cause, ...others] = planOf(before, after, { lock, manifests, changedFiles: ['package.json'] }).causes;
  expect(others).toEqual([]);
  expect(cause).toMatchObject({
    kind: 'duplicate-version',
    subject: 'immer',
    exchange: { parsed: 20_000, replaced: [] },
  });
  expect(cause?.evidence[1]).toBe(
    'The bundle has 2 copies of it: 10.0.0 in node_modules/immer, 9.0.0 in node_modules/ui/node_modules/immer.',
  );
  expect(cause?.places[0]).toEqual({ kind: 'manifest', file: 'package.json', field: null, package: 'immer' });
  expect(found(after, after)).toEqual([]);
});

test('another version that is bigger, with what it brings along', () => {
  const version = (of: string, size: number, imports: string[] = []) =>
    shopWith({
      'node_modules/ui/index.js': { size, version: of, imports },
      'node_modules/extra/index.js': { size: 7000 },
    });
  const after = version('2.0.0', 75_000, ['node_modules/extra/index.js']);
  const [cause, ...others] = planOf(version('1.0.0', 60_000), after, { changedFiles: ['package.json'] }).causes;
  expect(others).toEqual([]);
  expect(cause).toMatchObject({ kind: 'dependency-grew', subject: 'ui', exchange: { parsed: 22_000 } });
  expect(cause?.evidence.slice(1)).toEqual(['Its version was 1.0.0 and is 2.0.0.', 'It brings extra along.']);
});

test('another version whose files have other names is one cause', () => {
  const version = (of: string, file: string, size: number) =>
    shopWith({
      'src/main.js': { ...main, imports: [`node_modules/ui/${file}`, 'dynamic src/pages/admin.js'] },
      [`node_modules/ui/${file}`]: { size, version: of, imports: ['node_modules/ui/core.js'] },
      'node_modules/ui/core.js': { size, version: of },
    });
  const [cause, ...others] = planOf(version('1.0.0', 'a.js', 20_000), version('2.0.0', 'b.mjs', 35_000)).causes;
  expect(others).toEqual([]);
  expect(cause).toMatchObject({ kind: 'dependency-grew', exchange: { parsed: 30_000 } });
});

test('an entry that was small gets what others have, with all of their chunk', () => {
  const modules = (...imports: string[]) => ({ ...shop, 'src/embed.js': { size: 500, imports } });
  const entries = { main: ['src/main.js'], embed: ['src/embed.js'] };
  const after = makeGraph({ modules: modules('src/util.js'), entries, extra: { embed: ['node_modules/ui/index.js'] } });
  // As cache groups do it: what main and embed share is one chunk with the package that main alone asks for.
  const vendor = after.chunks.push({ names: ['vendor'], files: [], media: [], origins: [] }) - 1;
  for (const it of after.entries) it.initial.push(vendor);
  for (const it of after.modules) if (/ui|util/.test(it.name)) it.chunks = [vendor];
  const before = makeGraph({ modules: modules(), entries });
  expect(found(before, after, { changedFiles: ['src/embed.js'] })).toEqual([
    ['entry-isolation', 'embed', 'src/util.js'],
  ]);
});

test('sizes are called those before minification where the bundler does not tell how much of a module is delivered', () => {
  const graph = shopWith({ 'src/util.js': { size: 5000, imports: ['node_modules/chart/index.js'] } });
  const modules = graph.modules.map((it) => ({ ...it, parsed: null }));
  const [cause] = planOf(base, { ...graph, modules }, { changedFiles: ['src/util.js'] }).causes;
  expect(cause?.evidence[0]).toContain('it brings 1 module (90.0 KB before minification) into');
});
