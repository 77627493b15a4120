import { expect, test } from '@jest/globals';
import type { BundleModule } from '../../../src/core/bundle/bundle-graph.ts';
import { duplicatesOf } from '../../../src/core/bundle/duplicates.ts';
import { makeGraph, makeModule } from './graphs.ts';

const inPackage = (folder: string, path: string, more: Partial<BundleModule> = {}): BundleModule =>
  makeModule(`${folder}/${path}`, {
    package: folder.replace(/^.*node_modules\//, ''),
    instance: folder,
    ...more,
  });

const found = (...modules: BundleModule[]) =>
  duplicatesOf(makeGraph({ modules })).map((it) => `${it.package} ${it.kind} ${it.modules.join()}`);

const lodash = 'node_modules/lodash';
const nested = 'node_modules/a/node_modules/lodash';

test('a package in two folders is one duplicate, with all of its modules', () => {
  const modules = [
    inPackage(lodash, 'map.js', { version: '4.17.21' }),
    inPackage(nested, 'map.js', { version: '3.0.0' }),
    makeModule('src/app.js'),
  ];
  expect(duplicatesOf(makeGraph({ modules }))).toEqual([
    {
      package: 'lodash',
      kind: 'instances',
      instances: [nested, lodash],
      versions: ['3.0.0', '4.17.21'],
      modules: [0, 1],
    },
  ]);
});

test('what is not shipped is no duplicate', () => {
  expect(found(inPackage(lodash, 'map.js'), inPackage(nested, 'map.js', { chunks: [] }))).toEqual([]);
});

const mui = 'node_modules/@mui/material';

test.each([
  ['esm/Button/Button.js', 'Button/Button.js'],
  ['dist/index.mjs', 'dist/index.cjs'],
  ['dist/preact.module.js', 'dist/preact.js'],
  ['dist/esm-browser/v4.js', 'dist/commonjs-browser/v4.js'],
  ['dist/emotion-react.browser.esm.js', 'dist/emotion-react.browser.cjs.js'],
])('%s and %s are two formats of one module', (esm, commonjs) => {
  expect(found(inPackage(mui, esm), inPackage(mui, commonjs, { type: 'commonjs' }))).toEqual([
    '@mui/material formats 0,1',
  ]);
});

test('different modules, and a wrapper of the other format, are no second copy', () => {
  const commonjs = { type: 'commonjs' } as const;
  expect(found(inPackage(mui, 'esm/a.js'), inPackage(mui, 'cjs/b.js', commonjs))).toEqual([]);
  expect(found(inPackage(mui, 'a.mjs'), inPackage(mui, 'a.js'))).toEqual([]);
  expect(
    found(inPackage(mui, 'index.mjs', { stat: 100 }), inPackage(mui, 'index.cjs', { ...commonjs, stat: 5000 })),
  ).toEqual([]);
});
