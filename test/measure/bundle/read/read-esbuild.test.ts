import { afterAll, expect, jest, test } from '@jest/globals';
import { build, type BuildOptions, stop } from 'esbuild';
import { bundleGraphSchema } from '../../../../src/core/bundle/bundle-graph.ts';
import { readGraph } from '../../../../src/measure/bundle/read-graph.ts';
import { makeProject, type Project, shownEdges, shownEntry, sources } from './make-project.ts';

// Real builds: loading the bundler alone takes seconds on a busy machine.
jest.setTimeout(300_000);

// esbuild keeps a process for the next build.
afterAll(stop);

const buildIn = async (project: Project, more: BuildOptions = {}): Promise<void> => {
  const { metafile } = await build({
    absWorkingDir: project.directory,
    entryPoints: ['src/index.js'],
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    outdir: 'dist',
    entryNames: '[name]-[hash]',
    metafile: true,
    logLevel: 'silent',
    ...more,
  });
  await project.write({ 'dist/stats.json': JSON.stringify(metafile) });
};

test('a real build: first load, later chunks, exact bytes, and the barrel on the way', async () => {
  await using project = await makeProject(sources);
  await buildIn(project);
  const read = await project.read();
  expect(bundleGraphSchema.parse(read.graph)).toEqual(read.graph);
  expect(read).toMatchObject({ source: 'esbuild', output: `${project.directory}/dist` });
  const entry = shownEntry(read, 'index');
  expect(entry?.modules).toEqual(['src/index.js']);
  expect(entry?.files.every((name) => /^(?:index|chunk)-[A-Z0-9]{8}\.js$/.test(name ?? ''))).toBe(true);
  expect(entry?.async).toEqual([[expect.stringMatching(/^page-[A-Z0-9]{8}\.js$/)]]);
  const modules = Object.fromEntries(read.graph.modules.map((it) => [it.name, it]));
  expect(modules['node_modules/old/main.js']).toMatchObject({ type: 'commonjs', package: 'old', version: '1.2.3' });
  expect(modules['src/small.js']).toMatchObject({ type: 'esm', stat: Buffer.byteLength(sources['src/small.js']!) });
  expect(modules['src/small.js']?.parsed).toBeGreaterThan(0);
  expect(modules['src/large.js']).toMatchObject({ chunks: [], parsed: null });
  expect(shownEdges(read)).toEqual(
    expect.arrayContaining([
      'src/barrel.js -> src/large.js static ./large.js (left out)',
      'src/barrel.js -> src/small.js static ./small.js',
      'src/index.js -> node_modules/old/main.js static old',
      'src/index.js -> src/page.js dynamic ./page.js',
    ]),
  );
});

test('styles belong to their entry, images to their styles', async () => {
  await using project = await makeProject({
    'src/index.js': `import './style.css';\nconsole.log(1);`,
    'src/style.css': `@import './base.css';\nbody { background: url(./dot.png) }`,
    'src/base.css': `a { color: red }`,
    'src/dot.png': 'not really',
  });
  await buildIn(project, { loader: { '.png': 'file' }, splitting: false, format: 'iife' });
  const read = await project.read();
  expect(shownEntry(read, 'index')?.files).toEqual(
    expect.arrayContaining([expect.stringMatching(/\.css$/), expect.stringMatching(/\.js$/)]),
  );
  expect(read.graph.modules.map(({ name, type, chunks }) => [name, type, chunks.length > 0])).toEqual([
    ['src/base.css', 'style', true],
    ['src/dot.png', 'asset-file', true],
    ['src/index.js', expect.any(String), true],
    ['src/style.css', 'style', true],
  ]);
  expect(shownEdges(read)).toEqual(
    expect.arrayContaining([
      'src/style.css -> src/base.css url ./base.css',
      'src/style.css -> src/dot.png url ./dot.png',
    ]),
  );
});

test('esbuild run from above the suite: names start from the suite all the same', async () => {
  await using project = await makeProject(
    Object.fromEntries(Object.entries(sources).map(([name, text]) => [`packages/web/${name}`, text])),
  );
  await buildIn(project, { entryPoints: ['packages/web/src/index.js'], outdir: 'packages/web/dist' });
  const { graph } = await readGraph({
    suite: { name: 'web', stats: '../../dist/stats.json', output: 'dist', ignore: [] },
    directory: `${project.directory}/packages/web`,
    signal: new AbortController().signal,
  });
  expect(graph.modules.map(({ name }) => name)).toContain('src/small.js');
});

test('a metafile without entries is refused', async () => {
  await using project = await makeProject({ 'dist/stats.json': '{"inputs":{},"outputs":{}}' });
  await expect(project.read()).rejects.toMatchObject({
    message: expect.stringContaining('no output of an entry point'),
  });
});
