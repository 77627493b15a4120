import { expect, test } from '@jest/globals';
import { findFrontEnds } from '../../../src/measure/survey/front-end/find-front-ends.ts';
import { surveyRepository } from '../../../src/measure/survey/survey.ts';
import { depends, manifest, treeOf } from './tree-of.ts';

type Files = Readonly<Record<string, string>>;

const foundIn = (files: Files) =>
  findFrontEnds(treeOf(files)).map(({ directory, bundler, from, build, output, stats, setUp }) => ({
    directory,
    bundler,
    from,
    build: build?.value ?? null,
    output: output.value,
    stats,
    ready: setUp.done,
  }));

const pack = (scripts: object, ...packages: readonly string[]) => ({
  'package.json': manifest({ scripts, devDependencies: depends(...packages) }),
  'package-lock.json': '{}',
});

test.each<[string, Files, object]>([
  [
    'webpack by its configuration',
    {
      ...pack({ build: 'webpack' }, 'webpack'),
      'webpack.config.js': "module.exports = { output: { path: path.join(__dirname, './public/js/') } };",
    },
    { bundler: 'webpack', from: 'webpack.config.js', build: 'npm run build', output: 'public/js' },
  ],
  [
    'webpack with the plugin',
    {
      ...pack({}, 'webpack'),
      'webpack.prod.config.ts': "import { pacegateWebpack } from 'pacegate/webpack';",
    },
    { bundler: 'webpack', build: 'npx webpack --mode production', stats: 'dist/pacegate-stats.json', ready: true },
  ],
  [
    'Rspack',
    { ...pack({ build: 'rspack build' }, '@rspack/core'), 'rspack.config.mjs': 'export default {};' },
    { bundler: 'Rspack', output: 'dist', ready: false },
  ],
  [
    'Vite without a configuration',
    pack({ build: 'tsc && vite build --outDir build/web' }, 'vite'),
    { bundler: 'Vite', from: 'package.json', output: 'build/web', stats: 'build/web/pacegate-stats.json' },
  ],
  [
    'Rollup',
    {
      ...pack({ build: 'rollup -c' }, 'rollup'),
      'rollup.config.js': "export default { output: { file: 'lib/a.js' } };",
    },
    { bundler: 'Rollup', output: 'lib', stats: 'lib/pacegate-stats.json' },
  ],
  [
    'esbuild on the command line',
    pack({ build: 'esbuild src/app.js --bundle --outdir=www --metafile=www/meta.json' }, 'esbuild'),
    { bundler: 'esbuild', output: 'www', stats: 'www/meta.json', ready: true },
  ],
  [
    'esbuild in a script',
    {
      ...pack({ build: 'node build.mjs' }, 'esbuild'),
      'build.mjs': "import { build } from 'esbuild';\nawait build({ outfile: 'dist/js/app.js' });",
    },
    { bundler: 'esbuild', from: 'build.mjs', output: 'dist/js', stats: 'dist/js/meta.json', ready: false },
  ],
  [
    'Next.js goes before the bundler that it brings',
    {
      ...pack({ build: 'next build --webpack' }, 'next', 'webpack'),
      'next.config.mjs': "export default { distDir: 'build' };",
    },
    { bundler: 'Next.js', from: 'next.config.mjs', output: 'build', stats: 'build/pacegate-stats.json' },
  ],
])('%s', (_, files, expected) => {
  expect(foundIn(files)).toMatchObject([{ directory: '.', ...expected }]);
});

test.each<[string, Files]>([
  ['Vite for tests alone', { ...pack({ test: 'vitest' }, 'vite', 'vitest'), 'vite.config.ts': '' }],
  ['a bundle for Node', pack({ build: 'esbuild src/main.ts --bundle --platform=node' }, 'esbuild')],
  [
    'webpack for Node',
    { ...pack({ build: 'webpack' }, 'webpack'), 'webpack.config.js': "module.exports = { target: 'node' };" },
  ],
  ['a configuration without its package', { 'package.json': '{}', 'webpack.config.js': '' }],
  ['a script of another name', { ...pack({ build: 'node build.js' }), 'build.js': 'compile()' }],
  ['no package', { 'vite.config.ts': '' }],
])('none: %s', (_, files) => {
  expect(foundIn(files)).toEqual([]);
});

test('a directory outside is not taken over', () => {
  const config = "export default { build: { outDir: '../../public' } };";
  expect(foundIn({ ...pack({ build: 'vite build' }, 'vite'), 'vite.config.js': config })).toMatchObject([
    { output: 'dist' },
  ]);
});

test('the lines for a plugin fit how the configuration is loaded', () => {
  const lines = (config: string) =>
    findFrontEnds(treeOf({ ...pack({}, 'webpack'), 'webpack.config.js': config }))[0]?.setUp.lines[0];
  expect(lines('export default {};')).toBe("import { pacegateWebpack } from 'pacegate/webpack';");
  expect(lines('module.exports = {};')).toBe("const { pacegateWebpack } = require('pacegate/webpack');");
});

test('where Turbopack would build, webpack does, and that is said', () => {
  const build = (script: string, version: string, lock = 'package-lock.json') => {
    const [found] = findFrontEnds(
      treeOf({ 'package.json': manifest({ scripts: { build: script }, dependencies: { next: version } }), [lock]: '' }),
    );
    return [found?.build?.value, found?.notes.length];
  };
  expect(build('next build', '^16.0.0')).toEqual(['npm run build -- --webpack', 1]);
  expect(build('next build', 'latest', 'yarn.lock')).toEqual(['yarn run build --webpack', 1]);
  expect(build('next build --turbopack', '15.5.0')).toEqual(['npx next build --webpack', 1]);
  expect(build('next build', '^15.0.0')).toEqual(['npm run build', 0]);
  expect(build('next build --webpack', '^16.0.0')).toEqual(['npm run build', 0]);
});

test('a page that files make, with routes of its own or without', () => {
  const page = (packages: readonly string[], files: Files = {}) =>
    findFrontEnds(treeOf({ ...pack({ build: 'vite build' }, 'vite', ...packages), ...files }))[0]?.page;
  expect(page([])).toBeNull();
  expect(page([], { 'index.html': '' })).toEqual({ fallback: false });
  expect(page(['vue-router'], { 'index.html': '' })).toEqual({ fallback: true });
});

test('a front end that only previews itself is no service, and the one that somebody stands in goes first', () => {
  const files = {
    'package.json': manifest({ workspaces: ['apps/*'] }),
    'apps/a/package.json': manifest({ scripts: { build: 'vite build', preview: 'vite preview' } }),
    'apps/b/package.json': manifest({ scripts: { build: 'vite build', preview: 'vite preview' } }),
  };
  const { services, frontEnds } = surveyRepository(treeOf(files), 'apps/b');
  expect(services).toEqual([]);
  expect(frontEnds.map(({ directory }) => directory)).toEqual(['apps/b', 'apps/a']);
});
