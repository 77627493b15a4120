import { expect, test } from '@jest/globals';
import { createSourceMatcher } from '../../../src/measure/bundle/source-name.ts';

const names = [
  'src/app.js',
  'src/pages/index.js',
  'src/admin/index.js',
  'node_modules/lodash/map.js',
  'node_modules/a/node_modules/lodash/map.js',
  '../shared/a.ts',
];
const match = createSourceMatcher(
  names.map((name, index) => ({ name, index })),
  'dist/assets',
);

test.each([
  ['webpack://shop/./src/app.js', 0],
  ['webpack://shop/src/app.js?1a2b', 0],
  ['webpack:///./src/pages/index.js', 1],
  ['webpack://shop/../shared/a.ts', 5],
  ['webpack://shop/./src/app.js + 12 modules', 0],
  ['../../src/admin/index.js', 2],
  ['../../node_modules/lodash/map.js', 3],
  ['../../node_modules/a/node_modules/lodash/map.js', 4],
  // The bundler's context is the directory above the suite's.
  ['webpack://shop/./web/src/pages/index.js', 1],
  // Two could be meant, or none.
  ['webpack://shop/./elsewhere/index.js', null],
  ['webpack/runtime/jsonp', null],
])('%s', (source, index) => {
  expect(match(source)).toBe(index);
});
