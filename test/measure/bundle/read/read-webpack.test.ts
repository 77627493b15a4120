import { expect, jest, test } from '@jest/globals';
import { BundleError } from '../../../../src/core/errors.ts';
import { bundleGraphSchema } from '../../../../src/core/bundle/bundle-graph.ts';
import { buildWebpack, configuration, runWebpack } from './build-webpack.ts';
import { makeProject, shownEdges, shownEntry, sources } from './make-project.ts';

// Real builds: loading the bundler alone takes seconds on a busy machine.
jest.setTimeout(300_000);

test('a real build: entries, chunks, leaves of concatenated modules, and who imports what', async () => {
  await using project = await makeProject(sources);
  await buildWebpack(project);
  const read = await project.read();
  expect(bundleGraphSchema.parse(read.graph)).toEqual(read.graph);
  expect(read).toMatchObject({ source: 'webpack', output: `${project.directory}/dist` });
  expect(read.graph.notices).toEqual([]);
  expect(shownEntry(read, 'main')).toEqual({
    files: ['main.js'],
    initial: [['main.js']],
    async: [['1.js']],
    modules: ['src/index.js'],
  });
  expect(read.graph.chunks.map(({ names, origins }) => [names, origins])).toEqual([
    [[], ['./page.js']],
    [['main'], []],
  ]);
  const own = read.graph.modules.filter(({ type }) => type !== 'runtime');
  expect(own.map(({ name, type, package: of, version, chunks }) => [name, type, of, version, chunks])).toEqual([
    ['node_modules/@scope/new/main.js', 'esm', '@scope/new', '4.5.6', [0]],
    ['node_modules/old/main.js', 'commonjs', 'old', '1.2.3', [1]],
    ['src/barrel.js', 'esm', null, null, []],
    ['src/data.json', 'json', null, null, [1]],
    ['src/index.js', 'esm', null, null, [1]],
    ['src/page.js', 'esm', null, null, [0]],
    ['src/small.js', 'esm', null, null, [1]],
  ]);
  expect(shownEdges(read)).toEqual(
    expect.arrayContaining([
      'src/index.js -> node_modules/old/main.js static old',
      'src/index.js -> src/page.js dynamic ./page.js',
      'src/index.js -> src/small.js static ./barrel.js',
      'src/index.js -> src/barrel.js side-effect ./barrel.js (left out)',
      'src/page.js -> node_modules/@scope/new/main.js static @scope/new',
    ]),
  );
  const names = read.graph.modules.map(({ name }) => name);
  const small = read.graph.modules[names.indexOf('src/small.js')];
  expect(small).toMatchObject({
    root: names.indexOf('src/index.js'),
    stat: Buffer.byteLength(sources['src/small.js']!),
  });
  // What is in one scope has one identifier at run time.
  expect(read.ids[names.indexOf('src/small.js')]).toEqual(read.ids[names.indexOf('src/index.js')]);
});

test('the same sources in another directory give the same graph', async () => {
  await using first = await makeProject(sources);
  await using second = await makeProject(sources);
  await buildWebpack(first);
  await buildWebpack(second, { optimization: { chunkIds: 'natural', moduleIds: 'natural' } });
  const [a, b] = [await first.read(), await second.read()];
  expect(a.graph).toEqual(b.graph);
});

test('the default statistics give the same graph, without what orphans tell', async () => {
  await using project = await makeProject(sources);
  await buildWebpack(project);
  const ours = await project.read();
  await buildWebpack(project, { options: {} });
  const plain = await project.read();
  const emitted = ({ graph }: typeof ours) =>
    graph.modules
      .filter(({ chunks }) => chunks.length > 0)
      .map(({ name, stat, chunks }) => [name, stat, chunks.length]);
  expect(emitted(plain)).toEqual(emitted(ours));
  expect(plain.graph.entries.map(({ name, files }) => [name, files])).toEqual(
    ours.graph.entries.map(({ name, files }) => [name, files]),
  );
});

test.each([
  [{ reasons: false }, 'reasons: true'],
  [{ nestedModules: false }, 'nestedModules: true'],
])('statistics with %j say what would tell more', async (less, option) => {
  await using project = await makeProject(sources);
  const stats = await runWebpack(configuration(project));
  await project.write({ 'dist/stats.json': JSON.stringify(stats.toJson({ orphanModules: true, ...less })) });
  expect((await project.read()).graph.notices.join()).toContain(option);
});

test.each([
  [{ modules: false, chunkModules: false }, 'no modules', 'modules: true'],
  [{ assets: false }, 'no emitted files', 'assets: true'],
  [{ chunks: false }, 'no chunks', 'chunks: true'],
  [{ ids: false }, 'no ', 'ids: true'],
  [{ all: true }, 'put into groups', 'groupModulesByPath: false'],
])('statistics with %j are refused', async (less, message, cure) => {
  await using project = await makeProject(sources);
  const stats = await runWebpack(configuration(project));
  await project.write({ 'dist/stats.json': JSON.stringify(stats.toJson(less)) });
  const error: unknown = await project.read().catch((it: unknown) => it);
  expect(error).toBeInstanceOf(BundleError);
  expect(error).toMatchObject({
    message: expect.stringContaining(message),
    cure: expect.stringMatching(cure === 'ids: true' ? /ids: true|chunks: true/ : cure),
  });
});

test('a build that failed is no measurement', async () => {
  await using project = await makeProject({ ...sources, 'src/small.js': `import 'not-there';` });
  await buildWebpack(project);
  const error: unknown = await project.read().catch((it: unknown) => it);
  expect(error).toMatchObject({ code: 'bundle', message: expect.stringMatching(/failed.*not-there/) });
});

test('several configurations: entries have the name of theirs in front', async () => {
  await using project = await makeProject(sources);
  const of = (name: string) => ({
    ...configuration(project),
    name,
    output: { path: `${project.directory}/dist`, filename: `${name}.[name].js` },
  });
  const stats = await runWebpack([of('new'), of('old')]);
  await project.write({ 'dist/stats.json': JSON.stringify(stats.toJson({ children: true, orphanModules: true })) });
  const read = await project.read({ output: 'dist' });
  expect(read.graph.entries.map(({ name, files }) => [name, files.map((at) => read.graph.files[at]?.name)])).toEqual([
    ['new/main', ['new.main.js']],
    ['old/main', ['old.main.js']],
  ]);
});

test('a computed request and files beside', async () => {
  await using project = await makeProject({
    'src/index.js': `console.log(require('./words/' + location.hash + '.js'), new URL('./dot.svg', import.meta.url).href);`,
    'src/words/de.js': `module.exports = 'ja';`,
    'src/words/en.js': `module.exports = 'yes';`,
    'src/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  });
  await buildWebpack(project);
  const read = await project.read();
  expect(read.graph.modules.map(({ name, type }) => [name, type])).toEqual(
    expect.arrayContaining([
      [String.raw`src/words sync ^\.\/.*\.js$`, 'context'],
      ['src/dot.svg', 'asset-file'],
    ]),
  );
  expect(shownEdges(read)).toEqual(
    expect.arrayContaining([
      String.raw`src/words sync ^\.\/.*\.js$ -> src/words/de.js context ./de.js`,
      'src/index.js -> src/dot.svg url ./dot.svg',
    ]),
  );
  const image = read.graph.files.findIndex(({ kind }) => kind === 'media');
  expect(read.graph.chunks.map(({ media }) => media)).toEqual([[image]]);
});
