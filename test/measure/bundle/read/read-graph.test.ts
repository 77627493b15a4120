import { rm } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { readGraph } from '../../../../src/measure/bundle/read-graph.ts';
import { makeProject, type Project } from './make-project.ts';

/** The least that webpack's statistics can hold. */
const least = (more: object = {}): string =>
  JSON.stringify({
    version: '5.0.0',
    assets: [{ name: 'main.js' }],
    chunks: [{ id: 7, names: ['main'], files: ['main.js'], children: [], entry: true }],
    modules: [
      {
        identifier: '/x/src/a.js',
        name: './src/a.js',
        size: 3,
        chunks: [7],
        reasons: [{ type: 'entry', loc: 'main' }],
      },
    ],
    entrypoints: { main: { chunks: [7], assets: [{ name: 'main.js' }] } },
    ...more,
  });

const built = (statistics: string): Promise<Project> =>
  makeProject({ 'dist/stats.json': statistics, 'dist/main.js': 'ok' });

test.each([
  ['', 'are empty'],
  [least().slice(0, 200), 'break off at byte 200'],
  ['> web@1.0.0 build\n{}', 'are not JSON: byte 0'],
  ['[{"label":"main.js","isAsset":true}]', 'webpack-bundle-analyzer'],
  ['{}', 'an empty object'],
  ['{"name":"web","scripts":{}}', 'an object of "name", "scripts"'],
  ['{"src/main.js":{"file":"main.js","isEntry":true}}', 'a manifest'],
  ['{"version":2,"tree":{},"nodeParts":{},"nodeMetas":{}}', 'rollup-plugin-visualizer'],
  [least({ assets: [] }), 'list no emitted files'],
  [least({ modules: [] }), 'no modules'],
  [least({ entrypoints: {}, chunks: [{ id: 7, files: ['main.js'] }] }), 'no entry that emitted a file'],
  [
    least({ errors: [{ message: '\u001B[31mModule not found\u001B[39m <b>' }] }),
    'failed, with 1 error: Module not found <b>',
  ],
  [least({ errorsCount: 2 }), 'failed, with 2 errors.'],
  [
    least({
      assets: [{ name: 'other.js' }],
      chunks: [{ id: 7, files: ['other.js'] }],
      entrypoints: { main: { chunks: [7], assets: ['other.js'] } },
    }),
    'list other.js, which is not in dist',
  ],
])('statistics such as %.40j are refused', async (statistics, message) => {
  await using project = await built(statistics);
  await expect(project.read()).rejects.toMatchObject({ code: 'bundle', message: expect.stringContaining(message) });
});

test('what is needed is read, in the old form too', async () => {
  await using project = await built(
    least({ version: '4.46.0', entrypoints: { main: { chunks: [7], assets: ['main.js?v=1'] } } }),
  );
  const { graph } = await project.read();
  expect(graph.bundler).toEqual({ name: 'webpack', version: '4.46.0' });
  expect(graph.entries).toEqual([{ name: 'main', files: [0], initial: [0], async: [], modules: [0] }]);
  expect(graph.modules.map(({ name }) => name)).toEqual(['src/a.js']);
});

test.each([
  [{ devDependencies: { webpack: '5' } }, '--json=dist/stats.json'],
  [{ devDependencies: { vite: '7' } }, 'Rollup plugin'],
  [{ dependencies: { next: '15', webpack: '5' } }, 'next.config.js'],
  [{ dependencies: { esbuild: '1' } }, '--metafile=dist/stats.json'],
  [{}, 'docs/bundles.md'],
])('a build that wrote no statistics: what writes them in a project of %j', async (manifest, cure) => {
  await using project = await makeProject({ 'package.json': JSON.stringify(manifest) });
  await expect(project.read()).rejects.toMatchObject({
    code: 'bundle',
    message: 'The build of suite web did not write its statistics dist/stats.json.',
    cure: expect.stringContaining(cure),
  });
});

test('no output directory, and a directory where the statistics should be', async () => {
  await using project = await built(least());
  await expect(project.read({ output: 'public' })).rejects.toMatchObject({
    message: expect.stringContaining('public is not there'),
  });
  await expect(project.read({ stats: 'dist' })).rejects.toMatchObject({
    message: expect.stringContaining('are not a file'),
  });
});

test('files that do not count: ignored ones, compressed copies, absent ones, the statistics', async () => {
  const assets = ['main.js', 'main.js.gz', 'main.js.map', 'legacy.js', 'gone.js', '../out.js', 'stats.json'].map(
    (name) => ({ name }),
  );
  await using project = await built(least({ assets }));
  await project.write({ 'dist/main.js.gz': '', 'dist/main.js.map': '', 'dist/legacy.js': '' });
  const { graph } = await project.read({ ignore: ['legacy*'] });
  expect(graph.files.map(({ name, kind }) => [name, kind])).toEqual([
    ['main.js', 'script'],
    ['main.js.map', 'map'],
  ]);
  expect(graph.notices.join()).toContain('gone.js');
  expect(graph.entries[0]?.files).toEqual([0]);
});

test('names of strangers stay, without control characters and within bounds', async () => {
  const name = `./src/<img src=x>|[a](b)@everyone\u0007\u202E${'x'.repeat(2000)}.js`;
  const modules = [
    { identifier: 'a', name, size: 1, chunks: [7], reasons: [], optimizationBailout: ['\u001Bx'.repeat(900)] },
  ];
  await using project = await built(least({ modules }));
  const [module] = (await project.read()).graph.modules;
  expect(module?.name).toMatch(/^src\/<img src=x>\|\[a\]\(b\)@everyonex+…$/);
  expect(module?.name).toHaveLength(500);
  expect(module?.bailouts).toEqual([`${'x'.repeat(499)}…`]);
});

test('only files: pages say what a first load is', async () => {
  await using project = await makeProject({
    'dist/index.html': `<script type="module" src="/app/assets/index-BqQ3f_8s.js"></script><script nomodule src="/assets/old.js"></script>
      <link rel="stylesheet" href="assets/index-Ab12Cd34.css"><link rel="icon" href="assets/x.png"><script src="https://other.example/x.js"></script>`,
    'dist/assets/index-BqQ3f_8s.js': '',
    'dist/assets/index-Ab12Cd34.css': '',
    'dist/assets/page-Zz81Yy72.js': '',
    'dist/assets/old.js': '',
    'dist/assets/x.png': '',
  });
  const { graph, source } = await project.read({ stats: null, output: 'dist' });
  expect(source).toBe('files');
  expect(graph.entries.map(({ name, files }) => [name, files.map((at) => graph.files[at]?.name)])).toEqual([
    ['index', ['assets/index-Ab12Cd34.css', 'assets/index-BqQ3f_8s.js']],
  ]);
  expect(graph.entries[0]?.async.map((at) => graph.chunks[at]?.names)).toEqual([['assets/old'], ['assets/page']]);
  await rm(`${project.directory}/dist/index.html`);
  const bare = await project.read({ stats: null, output: 'dist', ignore: ['**/old.js'] });
  expect(bare.graph.entries.map(({ name, files }) => [name, files.length])).toEqual([
    ['assets/index', 2],
    ['assets/page', 1],
  ]);
});

test('only files: nothing there is an error', async () => {
  await using project = await makeProject({ 'dist/readme.txt': '' });
  await expect(project.read({ stats: null, output: null })).rejects.toMatchObject({ code: 'bundle' });
  await expect(project.read({ stats: null, output: 'nowhere' })).rejects.toMatchObject({ code: 'bundle' });
  await expect(project.read({ stats: null, output: 'dist' })).rejects.toMatchObject({
    message: expect.stringContaining('no scripts'),
  });
});

test('an abort ends the reading', async () => {
  await using project = await built(least());
  const suite = { name: 'web', stats: 'dist/stats.json', output: null, ignore: [] };
  const reason = new Error('stopped');
  await expect(readGraph({ suite, directory: project.directory, signal: AbortSignal.abort(reason) })).rejects.toBe(
    reason,
  );
});
