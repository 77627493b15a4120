import { expect, test } from '@jest/globals';
import { countText } from '../../src/core/count-text.ts';

test.each([
  [0, '0'],
  [0.004, 'less than 0.01'],
  [0.034, '0.03'],
  [1, '1'],
  [2.44, '2.4'],
  [28.96, '29'],
  [12_345.6, '12,346'],
])('%d in a request reads %s', (count, text) => {
  expect(countText(count)).toBe(text);
});
