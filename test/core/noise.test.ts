import { expect, test } from '@jest/globals';
import { isNoisy } from '../../src/core/noise.ts';

test('two services on one core wait half of the time for each other: that is no noise in a duet', () => {
  expect(isNoisy(0.5, 'duet')).toBe(false);
  expect(isNoisy(0.6, 'duet')).toBe(false);
  expect(isNoisy(0.61, 'duet')).toBe(true);
  expect(isNoisy(0.5, 'alternate')).toBe(true);
  expect(isNoisy(0.5, null)).toBe(true);
  expect(isNoisy(0.3, 'one-at-a-time')).toBe(false);
});
