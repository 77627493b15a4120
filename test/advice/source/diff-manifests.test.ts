import { expect, test } from '@jest/globals';
import { diffManifests } from '../../../src/advice/source/diff-manifests.ts';

const base = JSON.stringify({
  type: 'module',
  sideEffects: false,
  scripts: { build: 'webpack --mode production', test: 'jest' },
  dependencies: { lodash: '^4.17.20', moment: '^2.29.0', react: '^18.0.0' },
  devDependencies: { jest: '^30.0.0' },
  browserslist: ['last 2 versions'],
});

const head = JSON.stringify({
  type: 'module',
  scripts: { build: 'webpack --mode development', test: 'jest' },
  dependencies: { lodash: '^4.17.21', react: '^18.0.0', 'date-fns': '^3.0.0' },
  devDependencies: { jest: '^30.0.0' },
  browserslist: ['last 2 versions', 'ie 11'],
  overrides: { lodash: '4.17.21' },
});

test('what is asked for on each side, and the fields that matter to a bundle', () => {
  expect(diffManifests(base, head)).toEqual({
    dependencies: [
      { name: 'date-fns', base: null, head: '^3.0.0', kind: 'dependencies' },
      { name: 'lodash', base: '^4.17.20', head: '^4.17.21', kind: 'dependencies' },
      { name: 'moment', base: '^2.29.0', head: null, kind: 'dependencies' },
    ],
    fields: [
      { name: 'browserslist', base: '["last 2 versions"]', head: '["last 2 versions","ie 11"]' },
      { name: 'overrides.lodash', base: null, head: '"4.17.21"' },
      { name: 'scripts.build', base: '"webpack --mode production"', head: '"webpack --mode development"' },
      { name: 'sideEffects', base: 'false', head: null },
    ],
  });
});

test('nothing differs from itself, and what can not be read is nothing', () => {
  expect(diffManifests(base, base)).toEqual({ dependencies: [], fields: [] });
  expect(diffManifests('{', null)).toEqual({ dependencies: [], fields: [] });
  expect(diffManifests('[1]', '"text"')).toEqual({ dependencies: [], fields: [] });
});

test('names of a stranger are names', () => {
  const strange = '{"dependencies":{"__proto__":"1.0.0","constructor":"2.0.0"}}';
  expect(diffManifests('{}', strange).dependencies.map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
});
