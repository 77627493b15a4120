import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createFrameLocator } from '../../../src/advice/profile/locate-frame.ts';
import type { ScriptMap } from '../../../src/advice/profile/side-profiles.ts';
import { parseSlimMap } from '../../../src/advice/profile/slim-map.ts';
import { makeFrame } from '../../support/make-profiles.ts';

const files = {
  directory: '/work/app/packages/api',
  checkout: '/work/app',
  profiler: '/pacegate/profiler.cjs',
  packages: {
    '/work/app/node_modules/express': '5.1.0',
    '/work/app/node_modules/.pnpm/@scope+x@2.0.0/node_modules/@scope/x': '2.0.0',
  },
  maps: [],
};

const locate = (text: string, maps: readonly ScriptMap[] = []) =>
  createFrameLocator({ ...files, maps })(makeFrame(text));

test.each([
  ['f file:///work/app/packages/api/src/a.js:3', { path: 'src/a.js', line: 3, kind: 'own' }],
  ['f /work/app/packages/api/src/a.js:3', { path: 'src/a.js', line: 3, kind: 'own' }],
  ['f file:///work/app/packages/api/src/a%20b.js?t=1:3', { path: 'src/a b.js', line: 3, kind: 'own' }],
  ['f file:///work/app/packages/shared/b.js:1', { path: '../shared/b.js', line: 1, kind: 'own' }],
  ['f /work/app/node_modules/express/lib/a.js:7', { path: 'express@5.1.0/lib/a.js', line: 7, kind: 'package' }],
  [
    'f /work/app/node_modules/.pnpm/@scope+x@2.0.0/node_modules/@scope/x/i.js:1',
    { path: '@scope/x@2.0.0/i.js', line: 1, kind: 'package' },
  ],
  ['f /work/app/node_modules/unknown/i.js:1', { path: 'unknown/i.js', line: 1, kind: 'package' }],
  ['f node:internal/timers:100', { path: 'node:internal/timers', line: 100, kind: 'given' }],
  ['f /usr/lib/tool/dist/x.js:1', { path: '…/dist/x.js', line: 1, kind: 'given' }],
  ['(garbage collector)', { path: '', line: null, kind: 'given' }],
])('%s', (text, expected) => {
  expect(locate(text)).toMatchObject(expected);
});

test('code from a string, and what old versions of Node name without a scheme', () => {
  const urls = ['evalmachine.<anonymous>', 'internal/timers.js', 'events.js', 'wasm://wasm/1f2e'];
  expect(urls.map((url) => createFrameLocator(files)({ ...makeFrame('f'), url })?.path)).toEqual([
    'evalmachine.<anonymous>',
    'node:internal/timers',
    'node:events',
    'wasm://wasm/1f2e',
  ]);
});

test('the profiler is nobody, and a function without a name is called so', () => {
  expect(locate('start /pacegate/profiler.cjs:9')).toBeNull();
  expect(locate('(anonymous) /work/app/packages/api/a.js:9')).toMatchObject({ name: '(anonymous)' });
});

/** Line 1 of the script from column 0: line 10 of the source, where the name was "rank"; from column 20: line 12, no name. */
const map = (source: string): ScriptMap => ({
  script: '/work/app/packages/api/dist/app.js',
  directory: '/work/app/packages/api/dist',
  map: parseSlimMap(
    JSON.stringify({ version: 3, sources: [source], names: ['rank'], mappings: 'AASAA,oBAEA', sourcesContent: ['…'] }),
  ) ?? { version: 3, sources: [], names: [], mappings: '', sourceRoot: '' },
});

test.each([
  ['../src/a.ts', 'src/a.ts', 'own'],
  ['/work/app/packages/api/src/a.ts', 'src/a.ts', 'own'],
  ['webpack://api/./src/a.ts?1f2e', 'src/a.ts', 'own'],
  ['webpack://api/../../node_modules/express/lib/a.js', 'express@5.1.0/lib/a.js', 'package'],
])('a bundled script is placed by its map: %s', (source, path, kind) => {
  const frame = { ...makeFrame('a file:///work/app/packages/api/dist/app.js:1'), columnNumber: 3 };
  const locateIn = createFrameLocator({ ...files, maps: [map(source)] });
  expect(locateIn(frame)).toMatchObject({ name: 'rank', path, line: 10, kind });
  // The heap's profile names the same script by its path.
  expect(locateIn({ ...frame, url: '/work/app/packages/api/dist/app.js' })).toMatchObject({ path, line: 10 });
  expect(locateIn({ ...frame, columnNumber: 25 })).toMatchObject({ name: 'a', line: 12 });
  expect(locateIn({ ...frame, functionName: '' })).toMatchObject({ name: '(anonymous)', line: 10 });
});

test('a map that is wrong or does not reach leaves the place as it ran', () => {
  const frame = makeFrame('a file:///work/app/packages/api/dist/app.js:900');
  const broken: ScriptMap = {
    ...map('x.ts'),
    map: { version: 3, sources: ['x.ts'], names: [], mappings: '!!!!', sourceRoot: '' },
  };
  expect(locate('a file:///work/app/packages/api/dist/app.js:900', [map('../src/a.ts')])).toMatchObject({
    path: 'dist/app.js',
    line: 900,
  });
  expect(createFrameLocator({ ...files, maps: [broken] })(frame)).toMatchObject({ path: 'dist/app.js' });
  expect(parseSlimMap('{"version":3')).toBeNull();
  expect(parseSlimMap('{"version":2,"sources":[],"mappings":""}')).toBeNull();
});

test('names of strangers are bounded and plain', () => {
  const hostile = fc.string({ unit: 'binary', maxLength: 2000 });
  fc.assert(
    fc.property(hostile, hostile, fc.integer({ min: -5, max: 1e9 }), (name, path, line) => {
      for (const url of [path, `file://${path}`, `/work/app/${path}`, `/work/app/node_modules/${path}`]) {
        const frame = { functionName: name, scriptId: '1', url, lineNumber: line, columnNumber: line };
        const place = createFrameLocator(files)(frame);
        expect((place?.name ?? '').length).toBeLessThanOrEqual(120);
        expect((place?.path ?? '').length).toBeLessThanOrEqual(620);
        expect(`${place?.name}${place?.path}`).not.toMatch(/[\p{Cc}\u202e]/u);
      }
    }),
  );
  expect(locate(`${'x'.repeat(1_000_000)} a.js:1`)?.name.length).toBe(119);
});
