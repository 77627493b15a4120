import { expect, test } from '@jest/globals';
import { createTwoFilesPatch } from 'diff';
import { compareProfiles } from '../../../src/advice/profile/compare-profiles.ts';
import { readFunctions } from '../../../src/advice/profile/function-ranges.ts';
import { createLineMap } from '../../../src/advice/profile/line-map.ts';
import { rankHunks } from '../../../src/advice/profile/rank-hunks.ts';
import { sourceHunks } from '../../../src/advice/profile/source-hunks.ts';
import { parseChangedLines } from '../../../src/advice/source/changed-lines.ts';
import { evenSide, type Stacks } from '../../support/make-profiles.ts';

const base = `const limit = 10;
const pattern = /a+b/;

const rank = (items) => {
  const seen = new Set();
  return items.filter((item) => !seen.has(item));
};

function label(item) {
  return item.name;
}

class Shelf {
  get size() { return 1; }
  find(items) {
    return items.map(label);
  }
}

exports.matches = function (text) {
  return pattern.test(text);
};
`;

const rankOf = (head: string, stacks: { readonly base: Stacks; readonly head: Stacks }) => {
  const patch = createTwoFilesPatch('a/api/shop.js', 'b/api/shop.js', base, head, '', '', { context: 0 });
  const changed = parseChangedLines(`diff --git a/api/shop.js b/api/shop.js\n${patch.split('\n').slice(1).join('\n')}`);
  const difference = compareProfiles({
    suite: 'api',
    kind: 'cpu',
    profiles: { base: evenSide(stacks.base), head: evenSide(stacks.head) },
    lines: createLineMap(changed, 'api'),
    seed: 1,
  });
  return rankHunks(difference, sourceHunks(changed, [{ path: 'api/shop.js', base, head }], 'api')).map(
    ({ hunk, fn, owned }) => [hunk.head?.lines.startLine ?? hunk.base?.lines.startLine, fn?.name ?? null, owned],
  );
};

const route = 'route app.js:1';

test('functions as V8 names them', () => {
  const source = readFunctions(base, 'shop.js');
  expect(source?.functions.map(({ name, startLine, endLine }) => [name, startLine, endLine])).toEqual([
    ['rank', 4, 7],
    ['(anonymous)', 6, 6],
    ['label', 9, 11],
    ['size', 14, 14],
    ['find', 15, 17],
    ['matches', 20, 22],
  ]);
  expect(source?.usersOf({ startLine: 2, endLine: 2 }).map(({ name }) => name)).toEqual(['matches']);
  expect(readFunctions('const a: number = (() => 1) as never;', 'a.ts')?.functions).toMatchObject([{ name: 'a' }]);
  expect(readFunctions('const {', 'a.js')).toBeNull();
});

test('the hunk in the slowed function comes first, innocent ones behind', () => {
  const head = base
    .replace('const seen = new Set();', 'const seen = { has: (item) => items.some((it) => it === item) };')
    .replace('return item.name;', 'return String(item.name);')
    .replace('const limit = 10;', 'const limit = 11;');
  const stacks = (cost: number): Stacks => ({
    [`${route}; rank shop.js:4`]: cost,
    [`${route}; label shop.js:9`]: 10,
  });
  expect(rankOf(head, { base: stacks(20), head: stacks(300) })).toEqual(
    [
      [5, 'rank', 280],
      [1, null, 0],
      [10, 'label', 0],
    ].toSorted((a, b) => Number(b[2]) - Number(a[2])),
  );
});

test('of a caller and what it calls the one that owns the time is first', () => {
  const head = base
    .replace('return items.map(label);', 'return items.map(label); // all')
    .replace('item.name', 'item.title');
  const find = `${route}; find shop.js:15`;
  const owner = (self: number, called: number): Stacks => ({ [find]: self, [`${find}; map; label shop.js:9`]: called });
  expect(rankOf(head, { base: owner(10, 10), head: owner(10, 90) })).toEqual([
    [10, 'label', 80],
    [16, 'find', 0],
  ]);
  expect(rankOf(head, { base: owner(10, 10), head: owner(90, 10) })[0]).toEqual([16, 'find', 80]);
});

test('what is declared outside of functions is charged to those that use it, and names may have their object in front', () => {
  const head = base.replace('/a+b/', '/(a+)+b/');
  const stacks = (cost: number): Stacks => ({ [`${route}; exports.matches shop.js:20; RegExp: (a+)+b`]: cost });
  expect(rankOf(head, { base: stacks(5), head: stacks(500) })).toEqual([[2, 'exports.matches', 495]]);
});

test('a hunk of removed lines is placed by the base, a new function by itself', () => {
  const removed = base.replace('  const seen = new Set();\n', '').replace('!seen.has(item)', 'true');
  const stacks = (cost: number): Stacks => ({ [`${route}; rank shop.js:4`]: cost });
  expect(rankOf(removed, { base: stacks(20), head: stacks(120) })[0]?.slice(1)).toEqual(['rank', 100]);
  const added = `${base}const fresh = () => {\n  spin();\n};\n`;
  expect(rankOf(added, { base: {}, head: { [`${route}; fresh shop.js:23`]: 70, [route]: 1 } })[0]?.slice(1)).toEqual([
    'fresh',
    70,
  ]);
});

test('what can not be parsed, and files without profile, rank last', () => {
  expect(rankOf('const {', { base: { [route]: 1 }, head: { [route]: 1 } })).toEqual([[1, null, 0]]);
});
