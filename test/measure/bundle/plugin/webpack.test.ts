import { readFile } from 'node:fs/promises';
import { expect, jest, test } from '@jest/globals';
import type { Configuration } from 'webpack';
import { isForBrowsers } from '../../../../src/measure/bundle/plugin/for-browsers.ts';
import { pacegateWebpack, type PacegateWebpackOptions } from '../../../../src/measure/bundle/plugin/webpack.ts';
import { buildWebpack, configuration, runWebpack } from '../read/build-webpack.ts';
import { makeProject, type Project, sources } from '../read/make-project.ts';

// Real builds: loading the bundler alone takes seconds on a busy machine.
jest.setTimeout(300_000);

const withPlugin = (project: Project, options?: PacegateWebpackOptions, more: Configuration = {}): Configuration =>
  configuration(project, { ...more, plugins: [pacegateWebpack(options)] });

const stats = 'dist/pacegate-stats.json';

test('what the plugin writes is the graph that the statistics give', async () => {
  await using project = await makeProject(sources);
  await runWebpack(withPlugin(project));
  const written = await project.read({ stats });
  await buildWebpack(project);
  const read = await project.read();
  expect({ ...written.graph, mode: null }).toEqual(read.graph);
  expect(written.graph.mode).toBe('production');
  expect(written.ids).toEqual(read.ids);
  expect(written.source).toBe('webpack');
  expect(await readFile(`${project.directory}/${stats}`, 'utf8')).not.toContain(project.directory);
});

test('a build that starts elsewhere: names start from the suite', async () => {
  await using project = await makeProject(sources);
  await runWebpack(withPlugin(project, {}, { context: `${project.directory}/src`, entry: './index.js' }));
  const { graph } = await project.read({ stats });
  expect(graph.modules.map(({ name, package: of }) => [name, of])).toEqual(
    expect.arrayContaining([
      ['src/index.js', null],
      ['node_modules/old/main.js', 'old'],
    ]),
  );
  const names = graph.modules.map(({ name }) => name);
  expect(names).toEqual(names.toSorted());
});

test('a build that fails leaves no statistics, not even earlier ones', async () => {
  await using project = await makeProject(sources);
  await runWebpack(withPlugin(project));
  await project.write({ 'src/small.js': `import 'not-there';` });
  await runWebpack(withPlugin(project));
  await expect(project.read({ stats })).rejects.toMatchObject({ message: expect.stringContaining('did not write') });
});

test('several compilers with one directory write a file each', async () => {
  await using project = await makeProject(sources);
  const of = (name: string) =>
    withPlugin(
      project,
      { file: 'sizes.json' },
      { name, output: { path: `${project.directory}/dist`, filename: `${name}.js` } },
    );
  await runWebpack([of('new'), of('old')]);
  const filesOf = async (stats: string) => (await project.read({ stats })).graph.files.map(({ name }) => name);
  expect(await filesOf('dist/sizes.json')).toContain('new.js');
  expect(await filesOf('dist/sizes.old.json')).toContain('old.js');
});

test('what goes wrong in the plugin is a warning', async () => {
  await using project = await makeProject({ ...sources, 'dist/taken/x': '' });
  const warnings: string[] = [];
  const stats = await runWebpack({
    ...withPlugin(project, { file: 'taken' }),
    infrastructureLogging: {
      level: 'warn',
      console: { ...console, warn: (text: string) => warnings.push(text) },
    },
  });
  expect(stats.hasErrors()).toBe(false);
  expect(warnings.join()).toContain('were not written');
});

test.each([
  [{ options: { target: 'web' } }, true],
  [{ options: { target: ['web', 'es6'], name: 'client' } }, true],
  [{ options: { target: ['web', 'es6'], name: 'edge-server' } }, false],
  [{ options: { target: 'node18.17', name: 'server' } }, false],
  [{ options: { target: 'browserslist' } }, true],
  [{ options: {} }, true],
])('%j is for browsers: %j', (compiler, is) => {
  expect(isForBrowsers(compiler)).toBe(is);
});

test('a name that is given decides alone', () => {
  expect(isForBrowsers({ options: { target: 'node', name: 'ssr' } }, 'ssr')).toBe(true);
  expect(isForBrowsers({ options: { target: 'web', name: 'client' } }, 'ssr')).toBe(false);
});
