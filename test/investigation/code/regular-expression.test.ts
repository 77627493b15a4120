import { expect, test } from '@jest/globals';
import { assert, property, string } from 'fast-check';
import { superLinear } from '../../../src/investigation/code/marks/regular-expression.ts';

test.each([
  ['(a+)+$', 'exponential'],
  ['(a|a)*b', 'exponential'],
  ['^(\\w+\\s?)*$', 'exponential'],
  ['(.*)*x', 'exponential'],
  ['([\\w\\s,]+)[.!…]+$', 'polynomial'],
  ['\\w*\\d+x', 'polynomial'],
  ['^.*.*=', 'polynomial'],
])('%s may be %s', (pattern, growth) => {
  expect(superLinear(pattern, '')).toBe(growth);
});

test.each([
  '^\\d{1,9}$',
  '^[a-z]+$',
  '\\bfoo\\b',
  '^\\/products\\/(\\d{1,9})$',
  '^(?:a|b)+$',
  '(?:,\\w+)+',
  '[.!…]+$',
  '^[^:]+:\\d+$',
  '(',
  'a{2,3}',
])('%s is linear, as far as one sees', (pattern) => {
  expect(superLinear(pattern, '')).toBeNull();
});

test('any pattern is looked at without throwing', () => {
  assert(
    property(string(), string(), (pattern, flags) => {
      expect([null, 'exponential', 'polynomial']).toContain(superLinear(pattern, flags));
    }),
  );
  expect(superLinear('('.repeat(900), '')).toBeNull();
});
