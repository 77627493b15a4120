import { expect, test } from '@jest/globals';
import type { FlameNode } from '../../../src/core/profile.ts';
import { compareProfiles } from '../../../src/advice/profile/compare-profiles.ts';
import { sameLines } from '../../../src/advice/profile/line-map.ts';
import type { SideProfiles } from '../../../src/advice/profile/side-profiles.ts';
import { evenSide, makeHeapProfile } from '../../support/make-profiles.ts';

const flameOf = (base: SideProfiles, head: SideProfiles): FlameNode =>
  compareProfiles({ suite: 'api', kind: 'cpu', profiles: { base, head }, lines: sameLines, seed: 1 }).flame;

const count = (node: FlameNode): number => node.children.reduce((sum, child) => sum + count(child), 1);

test('both sides in one tree, the dearest first, what is small on both sides folded', () => {
  const base = evenSide({ 'a a.js:1; b b.js:2': 600, 'a a.js:1; c c.js:3': 400, 'a a.js:1; d d.js:4': 1 });
  const head = evenSide({ 'a a.js:1; b b.js:2': 300, 'a a.js:1; c c.js:3': 500, 'a a.js:1; e e.js:5': 1 });
  const leaf = { line: null, children: [] };
  expect(flameOf(base, head)).toEqual({
    name: 'all',
    path: '',
    line: null,
    base: 1001,
    head: 801,
    children: [
      {
        name: 'a',
        path: 'a.js',
        line: 1,
        base: 1001,
        head: 801,
        children: [
          { name: 'b', path: 'b.js', line: 2, base: 600, head: 300, children: [] },
          { name: 'c', path: 'c.js', line: 3, base: 400, head: 500, children: [] },
          { ...leaf, name: '…', path: '', base: 1, head: 1 },
        ],
      },
    ],
  });
});

test('what is small on one side only stays', () => {
  const flame = flameOf(evenSide({ 'a a.js:1': 1000 }), evenSide({ 'a a.js:1': 1000, 'b b.js:1': 3 }));
  expect(flame.children.map(({ name }) => name)).toEqual(['a', 'b']);
});

test('however many functions there are, at most 3000 nodes and 130 levels are shown', () => {
  const wide = Object.fromEntries(
    Array.from({ length: 400 }, (_, index) => [
      Array.from({ length: 20 }, (_, depth) => `f${index}_${depth} a.js:${index * 20 + depth + 1}`).join('; '),
      10,
    ]),
  );
  const flame = flameOf(evenSide(wide), evenSide(wide));
  expect(count(flame)).toBeLessThanOrEqual(3000);
  expect(flame.base).toBe(4000);
  const deep = Array.from({ length: 390 }, (_, index) => `f${index} a.js:${index + 1}`).join('; ');
  expect(count(flameOf(evenSide({ [deep]: 10 }), evenSide({ [deep]: 10 })))).toBeLessThanOrEqual(130);
});

test('heaps are compared the same way, and what is missing names its side', () => {
  const heap = (bytes: number): SideProfiles => {
    const { profile, windows } = makeHeapProfile(
      Array.from({ length: 10 }, () => ({ 'a a.js:1; (anonymous) b.js:2': bytes * 50, '(V8 API)': 10 })),
    );
    const run = {
      kind: 'survivors' as const,
      round: 0,
      requests: windows.map(() => 50),
      threads: [{ file: 'raw/a.heapprofile', pid: 1, thread: 0, windows, profile }],
    };
    return { ...evenSide({}), runs: [run], missing: [{ what: 'source map of x.js', reason: 'It can not be read.' }] };
  };
  const profiles = { base: heap(10), head: heap(210) };
  const difference = compareProfiles({ suite: 'api', kind: 'survivors', profiles, lines: sameLines, seed: 1 });
  expect(difference.functions[0]).toMatchObject({ path: 'b.js', line: 2, change: { estimate: 200, low: 200 } });
  expect(difference.files).toEqual(['raw/a.heapprofile', 'raw/a.heapprofile']);
  expect(difference.missing.map(({ what }) => what)).toEqual(['base: source map of x.js', 'head: source map of x.js']);
  expect(compareProfiles({ suite: 'api', kind: 'cpu', profiles, lines: sameLines, seed: 1 }).functions).toEqual([]);
});
