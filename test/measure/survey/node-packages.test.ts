import { expect, test } from '@jest/globals';
import { findPackageManager } from '../../../src/measure/survey/node/package-manager.ts';
import { findWorkspaces, ownDependencies } from '../../../src/measure/survey/node/workspaces.ts';
import { surveyRepository } from '../../../src/measure/survey/survey.ts';
import { depends, manifest, treeOf } from './tree-of.ts';

const managerOf = (files: Readonly<Record<string, string>>, directory = '.') => {
  const { name, install, lock, pinned, notes } = findPackageManager(treeOf(files), directory);
  return { name, install, lock, pinned, notes: notes.length };
};

test('the package manager is the one whose lock file is there', () => {
  const npm = { name: 'npm', install: 'npm ci', pinned: false, notes: 0 };
  expect(managerOf({ 'package-lock.json': '{}' })).toEqual({ ...npm, lock: 'package-lock.json' });
  expect(managerOf({ 'npm-shrinkwrap.json': '{}' })).toEqual({ ...npm, lock: 'npm-shrinkwrap.json' });
  expect(managerOf({ 'pnpm-lock.yaml': '' }).install).toBe('pnpm install --frozen-lockfile');
  expect(managerOf({ 'bun.lock': '' }).install).toBe('bun install --frozen-lockfile');
  expect(managerOf({ 'bun.lockb': '' }).name).toBe('bun');
  expect(managerOf({ 'yarn.lock': '# yarn lockfile v1' }).install).toBe('yarn install --frozen-lockfile');
  expect(managerOf({ 'yarn.lock': '__metadata:\n  version: 8' }).install).toBe('yarn install --immutable');
  expect(managerOf({ 'yarn.lock': '', '.yarnrc.yml': '' }).install).toBe('yarn install --immutable');
});

test('packageManager decides between several, and says it', () => {
  const files = {
    'package.json': manifest({ packageManager: 'yarn@4.6.0' }),
    'package-lock.json': '{}',
    'yarn.lock': '',
  };
  expect(managerOf(files)).toEqual({
    name: 'yarn',
    install: 'yarn install --immutable',
    lock: 'yarn.lock',
    pinned: true,
    notes: 1,
  });
});

test('without a lock file both sides may differ, which is said', () => {
  expect(managerOf({})).toEqual({ name: 'npm', install: 'npm install', lock: null, pinned: false, notes: 1 });
  expect(managerOf({ 'package.json': manifest({ packageManager: 'pnpm@10.0.0' }) })).toMatchObject({
    install: 'pnpm install',
    notes: 1,
  });
  expect(managerOf({ 'package.json': '{"packageManager": 7}' }).name).toBe('npm');
});

test('packages of a monorepo are installed from around them', () => {
  expect(managerOf({ 'yarn.lock': '', 'apps/api/package.json': '{}' }, 'apps/api')).toMatchObject({
    name: 'yarn',
    lock: 'yarn.lock',
  });
  expect(managerOf({ 'yarn.lock': '', 'apps/api/package-lock.json': '{}' }, 'apps/api').name).toBe('npm');
});

test('workspaces of npm, yarn and pnpm, with exceptions', () => {
  const packages = {
    'packages/a/package.json': manifest({ name: 'a', dependencies: { b: '*', left: '1' } }),
    'packages/b/package.json': manifest({ name: 'b', dependencies: { c: '*', a: '*' } }),
    'tools/c/package.json': manifest({ name: 'c' }),
    'packages/old/package.json': manifest({ name: 'old' }),
  };
  const npm = treeOf({
    ...packages,
    'package.json': manifest({ workspaces: ['packages/*', './tools/c', '!packages/old'] }),
  });
  const yarn = treeOf({
    ...packages,
    'package.json': manifest({ workspaces: { packages: ['packages/*', 'tools/*', '!**/old'] } }),
  });
  const pnpm = treeOf({ ...packages, 'pnpm-workspace.yaml': 'packages: ["packages/*", "tools/**", "!packages/old"]' });
  for (const tree of [npm, yarn, pnpm]) {
    const workspaces = findWorkspaces(tree);
    expect([...workspaces].sort(([one], [other]) => (one < other ? -1 : 1))).toEqual([
      ['a', 'packages/a'],
      ['b', 'packages/b'],
      ['c', 'tools/c'],
    ]);
    expect(ownDependencies(tree, workspaces, 'packages/a')).toEqual(['packages/b', 'tools/c']);
  }
  expect(findWorkspaces(treeOf({ 'pnpm-workspace.yaml': 'packages: [' })).size).toBe(0);
  expect(findWorkspaces(treeOf(packages)).size).toBe(0);
});

const startOf = (fields: object, files: Readonly<Record<string, string>> = {}) => {
  const tree = treeOf({
    'package.json': manifest({ dependencies: depends('express'), ...fields }),
    'package-lock.json': '{}',
    ...files,
  });
  const [service] = surveyRepository(tree, '').services;
  return service?.start?.value ?? null;
};

test.each<[string, object, string | null]>([
  [
    'plain node runs without npm',
    { scripts: { start: 'node --enable-source-maps src/server.js' } },
    'node --enable-source-maps src/server.js',
  ],
  [
    'the production script goes first',
    { scripts: { start: 'nest start', 'start:prod': 'node dist/main' } },
    'node dist/main',
  ],
  ['anything else runs as the script', { scripts: { start: 'cross-env A=1 node x.js' } }, 'npm start'],
  ['a hook needs npm', { scripts: { prestart: 'make', start: 'node x.js' } }, 'npm start'],
  ['a watcher is left out', { scripts: { start: 'nodemon server.js' } }, 'node server.js'],
  ['a development server says nothing', { scripts: { start: 'react-scripts start' } }, null],
  ['two commands are two', { scripts: { start: 'node a.js && rm -rf x' } }, 'npm start'],
  ['no script, no start', {}, null],
])('%s', (_, fields, expected) => {
  expect(startOf(fields)).toBe(expected);
});

test('a file that opens a port is started where no script does', () => {
  expect(startOf({}, { 'app.js': 'app.listen(process.env.PORT)' })).toBe('node app.js');
  expect(startOf({ main: './lib/main.js' }, { 'app.js': 'x.listen(1)', 'lib/main.js': 'x.listen(2)' })).toBe(
    'node lib/main.js',
  );
  expect(startOf({ main: 'lib/$(x).js' }, { 'lib/$(x).js': 'x.listen(2)' })).toBeNull();
});

test('a port in the start script is fixed, and one that the framework reads is given', () => {
  const portOf = (fields: object) =>
    surveyRepository(treeOf({ 'package.json': manifest(fields) }), '').services[0]?.port;
  expect(portOf({ scripts: { start: 'next start -p 4000' }, dependencies: depends('next') })).toMatchObject({
    kind: 'fixed',
    port: 4000,
  });
  expect(portOf({ scripts: { start: 'next start -p $PORT' }, dependencies: depends('next') })).toMatchObject({
    kind: 'given',
  });
  expect(portOf({ scripts: { start: 'next start' }, dependencies: depends('next') })).toMatchObject({ kind: 'given' });
  expect(portOf({ scripts: { start: 'node x.js' }, dependencies: depends('koa') })).toEqual({ kind: 'unknown' });
});
