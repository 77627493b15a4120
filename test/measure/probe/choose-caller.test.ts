import { expect, test } from '@jest/globals';
import { chooseCaller } from '../../../src/measure/probe/choose-caller.ts';
import { findHelpers } from '../../../src/measure/probe/helper-frames.ts';
import type { Frame } from '../../../src/measure/probe/probe-message.ts';

test('a caller is the service’s own line where there is one, and no helper of its own where others are known', () => {
  const at = (kind: 'own' | 'package' | 'given', path: string, isHelper = false) => ({
    place: { name: '', path, line: 3, kind, package: null },
    isHelper,
  });
  const nowhere = { place: null, isHelper: false };
  expect(chooseCaller([at('package', 'pg@8/lib/client.js'), nowhere, at('own', 'src/a.js')])).toBe('src/a.js:3');
  expect(chooseCaller([at('given', '…/x/y.js'), at('package', 'pg@8/lib/client.js')])).toBe('pg@8/lib/client.js:3');
  expect(chooseCaller([{ ...nowhere, place: { ...at('own', 'src/a.js').place, line: null } }])).toBe('');
  expect(chooseCaller([at('own', `src/${'x'.repeat(400)}.js`)])).toHaveLength(300);
  expect(chooseCaller([at('own', 'src/query.js', true), at('own', 'src/a.js')])).toBe('src/a.js:3');
  expect(chooseCaller([at('own', 'src/query.js', true), at('own', 'src/all.js', true)])).toBe('src/query.js:3');
});

test('a helper is what different statements pass through on their way from several places', () => {
  const frame = (name: string): Frame => [`/app/${name}.js`, 3, 1, false];
  const [query, dynamic, a, b, handle] = ['query', 'dynamic', 'a', 'b', 'handle'].map(frame);
  const places = new Map([
    [0, [query!, a!, handle!]],
    [1, [query!, b!, handle!]],
    [2, [query!, dynamic!, handle!]],
  ]);
  const rows = [0, 1, 2, 2].map((place, index) => ({
    kind: 'statement' as const,
    name: 'pg',
    text: `SELECT ${index}`,
    route: 1,
    count: 1,
    time: 1,
    rows: null,
    callers: [{ place, count: 1, time: 1 }],
  }));
  const isHelper = findHelpers([{ rows, places, totals: null }]);
  expect([query, a, b, handle].map((it) => isHelper(it!))).toEqual([true, false, false, false]);
  // Several texts that one place makes up are its own.
  expect(isHelper(dynamic!)).toBe(false);
});
