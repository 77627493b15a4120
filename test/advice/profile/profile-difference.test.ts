import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { FlameNode } from '../../../src/core/profile.ts';
import { profileDifferenceSchema } from '../../../src/core/profile.ts';
import { createLineMap, sameLines } from '../../../src/advice/profile/line-map.ts';
import { profileDifference } from '../../../src/advice/profile/profile-difference.ts';
import { readSide } from '../../../src/advice/profile/read-side.ts';
import type { SideProfiles } from '../../../src/advice/profile/side-profiles.ts';
import { evenSide, makeSide, type Stacks } from '../../support/make-profiles.ts';

const compare = (base: SideProfiles, head: SideProfiles, lines = sameLines) =>
  profileDifference({
    suite: 'api',
    kind: 'cpu',
    base: readSide(base, 'cpu'),
    head: readSide(head, 'cpu'),
    lines,
    seed: 1,
  });

const names = (difference: ReturnType<typeof compare>): string[] => difference.functions.map(({ name }) => name);

const changed = (...paths: string[]) =>
  createLineMap(
    paths.map((path) => ({
      path,
      previousPath: null,
      status: 'modified' as const,
      added: [{ startLine: 900, endLine: 900 }],
      removed: [],
    })),
    '.',
  );

const express = 'handle /work/app/node_modules/express/lib/router.js:9';
const handler = `${express}; (anonymous) src/app.js:5`;
const search = `${handler}; search src/search.js:20`;

test('costs per request, with the slowed function before those that only call it', () => {
  const base = evenSide({ [express]: 5, [search]: 40, [`${search}; tokenise src/text.js:3`]: 30, [handler]: 10 });
  const head = evenSide({ [express]: 5, [search]: 240, [`${search}; tokenise src/text.js:3`]: 30, [handler]: 10 });
  const difference = compare(base, head);
  expect(profileDifferenceSchema.parse(difference)).toEqual(difference);
  expect(difference.functions[0]).toEqual({
    name: 'search',
    path: 'src/search.js',
    line: 20,
    package: null,
    base: { self: 40, total: 70 },
    head: { self: 240, total: 270 },
    change: { estimate: 200, low: 200, high: 200 },
  });
  expect(names(difference)).toEqual(['search', '(anonymous)', 'handle', 'tokenise']);
  expect(difference.functions.map(({ change }) => change.estimate)).toEqual([200, 200, 200, 0]);
  expect(difference.requests).toEqual({ base: 1000, head: 1000 });
});

test('what Node, V8 and an unchanged package do is answered for by whoever called it', () => {
  const lodash = `${search}; cloneDeep /work/app/node_modules/lodash/clone.js:1`;
  const head = evenSide({
    [search]: 40,
    [lodash]: 10,
    [`${lodash}; baseClone /work/app/node_modules/lodash/base.js:7`]: 150,
    [`${search}; structuredClone node:internal/clone:3; clone`]: 100,
  });
  expect(names(compare(evenSide({ [search]: 40 }), head))[0]).toBe('search');
});

test('a package of another version answers for itself, and one that does as before shows no difference', () => {
  const of = (version: string, cost: number): SideProfiles =>
    evenSide(
      { [search]: 10, [`${search}; parse /work/app/node_modules/fast/parse.js:${cost}`]: cost },
      { packages: { '/work/app/node_modules/fast': version } },
    );
  const slower = compare(of('1.0.0', 20), of('1.1.0', 90));
  expect(slower.functions[0]).toMatchObject({ name: 'parse', path: 'fast@1.1.0/parse.js', package: 'fast' });
  expect(slower.functions[0]?.change.estimate).toBe(70);
  const same = compare(of('1.0.0', 20), of('1.1.0', 20));
  expect(same.functions.every(({ change }) => change.estimate === 0)).toBe(true);
  expect(same.functions.filter(({ name }) => name === 'parse')).toHaveLength(1);
});

test('a function that the change touched answers for what it calls more often', () => {
  const tokenise = `${search}; tokenise src/text.js:3`;
  const [base, head] = [evenSide({ [search]: 10, [tokenise]: 20 }), evenSide({ [search]: 10, [tokenise]: 220 })];
  expect(names(compare(base, head)).slice(0, 2)).toEqual(['tokenise', 'search']);
  expect(names(compare(base, head, changed('src/search.js'))).slice(0, 2)).toEqual(['search', 'tokenise']);
});

test('a callback belongs to the named function of its file that called it', () => {
  const find = `${search}; find; (anonymous) src/search.js:24`;
  const difference = compare(evenSide({ [search]: 10, [find]: 10 }), evenSide({ [search]: 10, [find]: 110 }));
  expect(names(difference).slice(0, 2)).toEqual(['search', '(anonymous)']);
});

test('functions without a name are matched by their line at base', () => {
  const at = (line: number, cost: number): SideProfiles =>
    evenSide({ [`${express}; (anonymous) src/app.js:${line}`]: cost });
  const shifted = createLineMap(
    [
      {
        path: 'src/app.js',
        previousPath: null,
        status: 'modified',
        added: [{ startLine: 2, endLine: 11 }],
        removed: [],
      },
    ],
    '.',
  );
  const moved = compare(at(5, 10), at(15, 30), shifted).functions.filter(({ path }) => path === 'src/app.js');
  expect(moved).toMatchObject([{ line: 15, base: { total: 10 }, head: { total: 30 } }]);
  expect(compare(at(5, 10), at(15, 30)).functions.filter(({ path }) => path === 'src/app.js')).toHaveLength(2);
});

test('recursion counts once', () => {
  const tree = 'walk src/tree.js:1';
  const difference = compare(evenSide({ [tree]: 1 }), evenSide({ [`${tree}; ${tree}; ${tree}`]: 12, [tree]: 3 }));
  expect(difference.functions).toMatchObject([{ name: 'walk', head: { self: 15, total: 15 } }]);
});

test('several threads and starts are summed up, and requests too', () => {
  const one = makeSide([[{ [search]: 1000 }], [{ [search]: 3000 }]]);
  const difference = compare(one, one);
  expect(difference.requests).toEqual({ base: 200, head: 200 });
  expect(difference.functions.find(({ name }) => name === 'search')).toMatchObject({
    base: { self: 20 },
    head: { self: 20 },
  });
});

test('without requests nothing is compared', () => {
  const none = { ...evenSide({ [search]: 10 }), runs: [] };
  const difference = compare(none, evenSide({ [search]: 10 }));
  expect(difference.functions).toEqual([]);
  expect(difference.missing).toEqual([{ what: 'profile (cpu)', reason: 'No requests of the base were profiled.' }]);
  expect(profileDifferenceSchema.safeParse(difference).success).toBe(true);
});

test('an interval is as wide as slices differ, and starts that differ make it wider', () => {
  const slices = (...costs: number[]): Stacks[] => costs.map((cost) => ({ [search]: cost * 100 }));
  const even = slices(10, 12, 10, 12, 10, 12, 10, 12, 10, 12);
  const near = compare(makeSide([even]), makeSide([slices(20, 22, 20, 22, 20, 22, 20, 22, 20, 22)])).functions[0]!;
  expect(near.change.estimate).toBe(10);
  expect(near.change.low).toBeGreaterThan(8);
  expect(near.change.high).toBeLessThan(12);
  const restless = makeSide([even, slices(30, 32, 30, 32, 30, 32, 30, 32, 30, 32)]);
  const wide = compare(makeSide([even, even]), restless).functions[0]!;
  expect(wide.change.estimate).toBe(10);
  expect(wide.change.low).toBeLessThan(1);
  const few = compare(makeSide([slices(10)]), makeSide([slices(20)])).functions[0]!;
  expect(few.change).toEqual({ estimate: 10, low: 0, high: 20 });
});

const frame = fc.constantFrom(
  'a src/a.js:1',
  'b src/b.js:2',
  'b src/b.js:20',
  '(anonymous) src/a.js:7',
  'x /work/app/node_modules/x/x.js:1',
  'emit node:events:500',
  '(garbage collector)',
);
const stack = fc.array(frame, { minLength: 1, maxLength: 6 }).map((frames) => frames.join('; '));
const slice = fc.dictionary(stack, fc.integer({ min: 1, max: 9999 }), { minKeys: 1, maxKeys: 8 });
const side = fc
  .array(fc.array(slice, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 2 })
  .map((rounds) => makeSide(rounds));

const sums = (node: FlameNode, of: 'base' | 'head'): void => {
  const below = node.children.reduce((sum, child) => sum + child[of], 0);
  expect(below).toBeLessThanOrEqual(node[of] + 0.001 * (node.children.length + 1));
  for (const child of node.children) sums(child, of);
};

test('totals hold selves, selves sum up to all, and the flame tree conserves both', () => {
  fc.assert(
    fc.property(side, side, (base, head) => {
      const difference = compare(base, head);
      expect(profileDifferenceSchema.safeParse(difference).success).toBe(true);
      for (const place of ['base', 'head'] as const) {
        const stacks = readSide(place === 'base' ? base : head, 'cpu');
        const all = stacks.nodes.reduce((sum, { weights }) => weights.reduce((own, weight) => own + weight, sum), 0);
        const perRequest = all / stacks.slices.reduce((sum, { requests }) => sum + requests, 0);
        for (const fn of difference.functions) expect(fn[place].total).toBeGreaterThanOrEqual(fn[place].self);
        const selves = difference.functions.reduce((sum, fn) => sum + fn[place].self, 0);
        expect(Math.abs(selves - perRequest)).toBeLessThan(0.001 * (difference.functions.length + 1));
        expect(Math.abs(difference.flame[place] - perRequest)).toBeLessThan(0.001);
        sums(difference.flame, place);
      }
      for (const { change } of difference.functions) {
        expect(change.low).toBeLessThanOrEqual(change.estimate);
        expect(change.estimate).toBeLessThanOrEqual(change.high);
      }
    }),
  );
});

test('a side against itself shows no change, and every interval holds 0', () => {
  fc.assert(
    fc.property(side, (both) => {
      for (const { change, base, head } of compare(both, both).functions) {
        expect(change.estimate).toBe(0);
        expect(head).toEqual(base);
        expect(change.low).toBeLessThanOrEqual(0);
        expect(change.high).toBeGreaterThanOrEqual(0);
      }
    }),
  );
});

test('the order in which stacks were met changes nothing', () => {
  const turned = (it: SideProfiles, order: readonly number[]): SideProfiles => ({
    ...it,
    runs: it.runs.map((run) =>
      run.kind === 'cpu'
        ? {
            ...run,
            threads: run.threads.map((thread) => {
              const { nodes } = thread.profile;
              const ranked = nodes.slice(1).toSorted((a, b) => (order[a.id % 7] ?? 0) - (order[b.id % 7] ?? 0));
              return {
                ...thread,
                profile: {
                  ...thread.profile,
                  nodes: [nodes[0]!, ...ranked].map((node) => ({ ...node, children: node.children?.toReversed() })),
                },
              };
            }),
          }
        : run,
    ),
  });
  fc.assert(
    fc.property(side, side, fc.array(fc.nat(9), { minLength: 7, maxLength: 7 }), (base, head, order) => {
      const [one, other] = [compare(base, head), compare(turned(base, order), turned(head, order))];
      const sorted = (it: typeof one) =>
        it.functions.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
      expect(sorted(other)).toEqual(sorted(one));
    }),
  );
});
