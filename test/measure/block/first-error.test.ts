import { expect, test } from '@jest/globals';
import { firstError } from '../../../src/measure/block/first-error.ts';

test('of errors that happened while cleaning up after another the first counts', () => {
  const first = new Error('did not start');
  expect(firstError(first)).toBe(first);
  const failing = (): void => {
    using stack = new DisposableStack();
    for (const name of ['teardown', 'stop'])
      stack.defer(() => {
        throw new Error(name);
      });
    throw first;
  };
  let caught: unknown;
  try {
    failing();
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(SuppressedError);
  expect(firstError(caught)).toBe(first);
});
