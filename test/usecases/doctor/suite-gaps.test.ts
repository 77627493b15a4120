import { expect, test } from '@jest/globals';
import { parseConfiguration } from '../../../src/config/load-configuration.ts';
import { suiteGaps } from '../../../src/usecases/doctor/suite-gaps.ts';
import { manifest, treeOf } from '../../measure/survey/tree-of.ts';

const gapsOf = (fields: object, files: Readonly<Record<string, string>>): string[] => {
  const service = { type: 'service', start: 'node server.js', requests: [{ path: '/' }] };
  const suite = 'type' in fields ? fields : { ...service, ...fields };
  const { suites } = parseConfiguration({
    file: 'x',
    text: JSON.stringify({ version: 1, suites: { a: suite } }),
    environment: {},
  });
  return suiteGaps(suites[0]!, { tree: treeOf(files), exists: (path) => Object.hasOwn(files, path) }).map(
    ({ problem, cure }) => `${problem} | ${cure}`,
  );
};

const packaged = (scripts: object) => ({
  'package.json': manifest({ scripts }),
  'package-lock.json': '{}',
  'server.js': '',
});

test('nothing is missing', () => {
  const files = packaged({ build: 'tsc', start: 'node x', 'db:seed': 'x' });
  expect(gapsOf({ install: 'npm ci', build: 'npm run build && npm run db:seed', start: 'npm start' }, files)).toEqual(
    [],
  );
  expect(gapsOf({ directory: 'api', install: 'cd .. && npm ci', start: 'npm start -w api' }, { 'api/x': '' })).toEqual(
    [],
  );
  expect(
    gapsOf({ install: 'npm install', start: 'npm start' }, { 'package.json': manifest({}), 'server.js': '' }),
  ).toEqual([]);
  expect(gapsOf({ build: 'make', start: 'node dist/server.js' }, {})).toEqual([]);
});

test('a lock file, a script, an entry file', () => {
  expect(gapsOf({ install: 'npm ci' }, { 'server.js': '', 'package.json': '{}' })).toEqual([
    expect.stringMatching(/finds no package-lock.json, so it fails \| Commit one/),
  ]);
  expect(gapsOf({ directory: 'apps/api', install: 'npm ci', start: 'x' }, { 'package-lock.json': '{}' })).toEqual([
    expect.stringMatching(/in apps\/api \| .*`cd \.\.\/\.\. && npm ci`/),
  ]);
  expect(gapsOf({ build: 'npm run bild' }, packaged({ build: 'x' }))).toEqual([
    expect.stringMatching(/`build` runs the script bild/),
  ]);
  expect(gapsOf({ start: 'pnpm start' }, { 'package.json': '{}' })).toEqual([
    expect.stringMatching(/the script start/),
  ]);
  expect(gapsOf({ start: 'NODE_ENV=production node --enable-source-maps lib/server.js' }, {})).toEqual([
    expect.stringMatching(/runs lib\/server\.js, which is not there/),
  ]);
});

test('bundles and pages: their own commands, and files that nothing makes', () => {
  expect(gapsOf({ type: 'bundle', output: 'dist', build: 'npm run bild' }, packaged({}))).toHaveLength(1);
  const page = { type: 'page' };
  expect(gapsOf({ ...page, serve: 'node preview.js' }, {})).toEqual([
    expect.stringMatching(/^`serve` runs preview\.js, .* \| Correct `serve`/),
  ]);
  expect(gapsOf({ ...page, files: 'public' }, {})).toEqual([expect.stringMatching(/`files` names public, /)]);
  expect(gapsOf({ ...page, files: 'dist', build: 'make' }, {})).toEqual([]);
  expect(gapsOf({ ...page, files: 'public' }, { public: '' })).toEqual([]);
});
