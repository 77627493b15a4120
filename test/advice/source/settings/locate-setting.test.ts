import { expect, test } from '@jest/globals';
import type { CauseKind } from '../../../../src/core/bundle/cause-kinds.ts';
import { parseChangedLines } from '../../../../src/advice/source/changed-lines.ts';
import { unifiedDiff } from '../../../../src/advice/source/patches/unified-diff.ts';
import { locateSetting } from '../../../../src/advice/source/settings/locate-setting.ts';
import { settingFileKind } from '../../../../src/advice/source/settings/setting-file.ts';

type Sides = Readonly<Record<string, readonly [base: string, head: string]>>;

/** "path:line" of the cause in a change of these files. */
const locate = (cause: CauseKind, sides: Sides, name: string | null = null): string | null => {
  const files = Object.entries(sides).flatMap(([path, [base, head]]) => {
    const [changed] = parseChangedLines(unifiedDiff(path, base, head) ?? '');
    return changed === undefined ? [] : [{ path, text: head, changedLines: changed.added, removed: changed.removed }];
  });
  const found = locateSetting({ files, cause, package: name });
  return found === null ? null : `${found.path}:${found.startLine}`;
};

const webpack = (...lines: readonly string[]): string =>
  ['module.exports = {', ...lines.map((it) => `  ${it},`), '};', ''].join('\n');

test.each<[CauseKind, string, string, number]>([
  ['development-build', "mode: 'production'", "mode: 'development'", 3],
  ['minification-off', 'optimization: {}', 'optimization: { minimize: false }', 3],
  ['concatenation-off', 'optimization: {}', 'optimization: { concatenateModules: false }', 3],
  ['inline-source-map', "devtool: 'source-map'", "devtool: 'inline-source-map'", 3],
  ['split-chunks', "optimization: { splitChunks: { chunks: 'all' } }", 'optimization: { splitChunks: false }', 3],
  ['older-target', "target: ['web', 'es2022']", "target: ['web', 'es5']", 3],
  ['asset-inlined', 'module: { rules: [] }', "module: { rules: [{ type: 'asset/inline' }] }", 3],
])('%s: the line of the bundler that says so', (cause, before, after, line) => {
  const sides = { 'web/webpack.config.js': [webpack("entry: './a'", before), webpack("entry: './a'", after)] } as const;
  expect(locate(cause, sides)).toBe(`web/webpack.config.js:${line}`);
});

test('a flag that is lost is where it stood', () => {
  const base = '{\n  "name": "web",\n  "sideEffects": false,\n  "type": "module"\n}\n';
  const head = '{\n  "name": "web",\n  "type": "module"\n}\n';
  expect(locate('side-effects', { 'packages/kit/package.json': [base, head] })).toBe('packages/kit/package.json:3');
});

test('a script that builds for development, targets, and other places', () => {
  const script = (mode: string): string => `{\n  "scripts": {\n    "build": "webpack --mode ${mode}"\n  }\n}\n`;
  expect(locate('development-build', { 'package.json': [script('production'), script('development')] })).toBe(
    'package.json:3',
  );
  expect(locate('older-target', { '.browserslistrc': ['baseline\n', 'baseline\nop_mini all\n'] })).toBe(
    '.browserslistrc:2',
  );
  const ci = ['run: npm run build\n', 'env: { NODE_ENV: development }\nrun: npm run build\n'] as const;
  expect(locate('development-build', { '.github/workflows/build.yml': ci })).toBe('.github/workflows/build.yml:1');
});

test('one of several values is told by what it stands under', () => {
  const list = (name: string, more: string): string => `{\n  "${name}": [\n    "a",${more}\n    "b"\n  ]\n}\n`;
  const changed = (name: string): Sides => ({ 'package.json': [list(name, ''), list(name, '\n    "src/ui/**",')] });
  expect(locate('side-effects', changed('sideEffects'))).toBe('package.json:4');
  expect(locate('older-target', changed('browserslist'))).toBe('package.json:4');
  expect(locate('side-effects', changed('files'))).toBeNull();
});

test('words of the cause are worth more than other changes of a likelier file', () => {
  const sides = {
    'vite.config.ts': ['a\nb\n', 'a\nport: 80\nb\n'],
    'build/options.js': ['a\n', 'a\nmanualChunks: {}\n'],
  } as const;
  expect(locate('split-chunks', sides)).toBe('build/options.js:2');
  // Without such words, a changed line of the bundler is better than nothing, where nothing else can be.
  expect(locate('minification-off', { 'vite.config.ts': sides['vite.config.ts'] })).toBe('vite.config.ts:2');
  expect(locate('development-build', { 'vite.config.ts': sides['vite.config.ts'] })).toBeNull();
});

test('a version is in package.json, or else in the lock file below the name of its package', () => {
  const manifest = (range: string): string =>
    `{\n  "dependencies": {\n    "lodash-es": "1.0.0",\n    "lodash": "${range}"\n  }\n}\n`;
  const lock = (version: string): string =>
    `{\n  "packages": {\n    "node_modules/lodash-es": {\n      "version": "1.0.0"\n    },\n    "node_modules/lodash": {\n      "version": "${version}"\n    }\n  }\n}\n`;
  const changedLock = { 'package-lock.json': [lock('4.17.20'), lock('4.17.21')] } as const;
  const both = { ...changedLock, 'package.json': [manifest('^4.17.20'), manifest('^4.17.21')] } as const;
  expect(locate('dependency-grew', both, 'lodash')).toBe('package.json:4');
  expect(locate('dependency-grew', changedLock, 'lodash')).toBe('package-lock.json:7');
  expect(locate('dependency-grew', both, 'lodash-es')).toBeNull();
});

test('causes of sources, and files that set nothing', () => {
  const sides = { 'src/app.js': ['a\n', "a\nmode: 'development'\n"] } as const;
  expect(locate('module-grew', sides)).toBeNull();
  expect(locate('development-build', sides)).toBeNull();
});

test.each([
  ['webpack.config.prod.js', 'bundler'],
  ['web/rspack.config.ts', 'bundler'],
  ['next.config.mjs', 'bundler'],
  ['config/webpack/common.js', 'bundler'],
  ['scripts/build.mjs', 'bundler'],
  ['angular.json', 'bundler'],
  ['.babelrc', 'compiler'],
  ['tsconfig.app.json', 'compiler'],
  ['.browserslistrc', 'targets'],
  ['package.json', 'manifest'],
  ['a/pnpm-lock.yaml', 'lock'],
  ['.env.production', 'command'],
  ['Dockerfile', 'command'],
  ['src/webpack-logo.png', null],
  ['src/vite.ts', null],
  ['web/src/config/routes.ts', null],
  ['esbuild.mjs', 'bundler'],
  ['webpack.prod.js', 'bundler'],
  ['README.md', null],
])('%s is of kind %s', (path, kind) => {
  expect(settingFileKind(path)).toBe(kind);
});
