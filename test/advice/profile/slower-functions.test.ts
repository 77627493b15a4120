import { expect, test } from '@jest/globals';
import { compareProfiles } from '../../../src/advice/profile/compare-profiles.ts';
import { sameLines } from '../../../src/advice/profile/line-map.ts';
import { packageChanges } from '../../../src/advice/profile/package-changes.ts';
import { readSide } from '../../../src/advice/profile/read-side.ts';
import { slowerFunctions } from '../../../src/advice/profile/slower-functions.ts';
import { topLines } from '../../../src/advice/profile/top-lines.ts';
import { evenSide, makeSide, type Stacks } from '../../support/make-profiles.ts';

const compare = (base: Stacks, head: Stacks) =>
  compareProfiles({
    suite: 'api',
    kind: 'cpu',
    profiles: { base: evenSide(base), head: evenSide(head) },
    lines: sameLines,
    seed: 1,
  });

const handler = 'route src/app.js:5';
const search = `${handler}; search src/search.js:20`;
const page = `${handler}; page src/page.js:7`;

test('the function that got slower is named, its callers are not', () => {
  const difference = compare(
    { [handler]: 100, [search]: 400, [page]: 500 },
    { [handler]: 100, [search]: 900, [page]: 500 },
  );
  expect(slowerFunctions(difference)).toEqual([
    {
      kind: 'cpu',
      name: 'search',
      path: 'src/search.js',
      line: 20,
      package: null,
      base: 400,
      head: 900,
      change: { estimate: 500, low: 500, high: 500 },
      ofAll: 0.5,
    },
  ]);
});

test('two functions that got slower are both named, and a caller that does more itself too', () => {
  const two = compare({ [handler]: 100, [search]: 400, [page]: 500 }, { [handler]: 100, [search]: 900, [page]: 800 });
  expect(slowerFunctions(two).map(({ name }) => name)).toEqual(['search', 'page']);
  expect(slowerFunctions(two, 1).map(({ name }) => name)).toEqual(['search']);
  const caller = compare({ [handler]: 100, [search]: 400 }, { [handler]: 700, [search]: 800 });
  expect(slowerFunctions(caller).map(({ name }) => name)).toEqual(['route', 'search']);
});

test('noise, V8’s own work and what got faster are no findings', () => {
  const little = compare({ [search]: 1000 }, { [search]: 1015 });
  expect(slowerFunctions(little)).toEqual([]);
  expect(slowerFunctions(compare({ [search]: 1000 }, { [search]: 500 }))).toEqual([]);
  const own = compare({ [search]: 1000 }, { [search]: 1000, '(garbage collector)': 300, 'emit node:events:500': 300 });
  expect(slowerFunctions(own)).toEqual([]);
  const unsure = (costs: number[]) => makeSide([costs.map((cost) => ({ [search]: cost * 100 }))]);
  const wobble = compareProfiles({
    suite: 'api',
    kind: 'cpu',
    profiles: { base: unsure([100, 100, 100, 100, 100, 100]), head: unsure([100, 100, 100, 100, 100, 200]) },
    lines: sameLines,
    seed: 1,
  });
  expect(wobble.functions[0]?.change.estimate).toBeGreaterThan(10);
  expect(slowerFunctions(wobble)).toEqual([]);
});

test('the list in text', () => {
  const difference = compare(
    { [handler]: 100, [search]: 400, [page]: 4200, '(garbage collector)': 10 },
    { [handler]: 100, [search]: 2300, [page]: 3000, '(garbage collector)': 60 },
  );
  expect(topLines(difference, 10)).toEqual([
    'src/search.js:20 search: +1.9 ms/request (1.9 to 1.9), was 0.4',
    'src/page.js:7 page: -1.2 ms/request (-1.2 to -1.2), was 4.2',
    'src/app.js:5 route: +0.7 ms/request (0.7 to 0.7), was 4.7',
    '(garbage collector): +50 µs/request (50 to 50), was 10',
  ]);
  expect(topLines(difference, 1)).toHaveLength(1);
});

test('a stack is charged to its innermost package', () => {
  const express = 'handle /work/app/node_modules/express/a.js:1';
  const pg = `${express}; ${handler}; query /work/app/node_modules/pg/q.js:1`;
  const of = (parse: number) =>
    evenSide({
      [express]: 10,
      [`${express}; ${handler}`]: 1000,
      [pg]: 20,
      [`${pg}; parse /work/app/node_modules/pg-protocol/p.js:1; slice`]: parse,
    });
  const changes = packageChanges({
    base: readSide(of(5), 'cpu'),
    head: readSide({ ...of(50), packages: { '/work/app/node_modules/pg-protocol': '1.2.0' } }, 'cpu'),
    lines: sameLines,
    seed: 1,
  });
  expect(changes).toMatchObject([
    { package: 'pg-protocol', base: 5, head: 50, versions: { base: [], head: ['1.2.0'] }, change: { estimate: 45 } },
    { package: 'express', base: 10, head: 10 },
    { package: 'pg', base: 20, head: 20 },
  ]);
});
