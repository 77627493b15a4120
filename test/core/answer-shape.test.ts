import { expect, test } from '@jest/globals';
import { assert, jsonValue, property } from 'fast-check';
import { type Answer, answerDifference, shapeDifference, shapeOf } from '../../src/core/answer-shape.ts';

const answer = (value: unknown, status = 200): Answer => ({ status, shape: { of: shapeOf(value) } });

test('answers with other values are alike, those with other keys, kinds or statuses are not', () => {
  const expected = answer({ items: [{ id: 1, name: 'a', note: null }], total: 3 });
  expect(answerDifference(expected, answer({ items: [{ id: 9, name: 'b', note: 'x' }], total: 0 }))).toBeNull();
  expect(answerDifference(expected, answer({ items: [], total: 0 }))).toBeNull();
  expect(answerDifference(expected, answer({ items: [{ id: '9', name: 'b', note: null }], total: 0 }))).toBe(
    'another form of JSON at .items[].id',
  );
  expect(answerDifference(expected, answer({ items: [] }))).toBe('another form of JSON at .total');
  expect(answerDifference(expected, answer({ items: [], total: 0, more: 1 }))).toBe('another form of JSON at .more');
  expect(answerDifference(expected, answer({ error: 'no' }, 500))).toBe('status 500 instead of 200');
  expect(answerDifference(expected, { status: 200, shape: null })).toBeNull();
});

test('elements of a list may have keys that others lack', () => {
  const both = shapeOf([{ a: 1 }, { b: 'x' }]);
  expect(shapeDifference(both, shapeOf([{ b: 'y' }, { a: 2 }]))).toBeNull();
  expect(shapeDifference(shapeOf([1]), shapeOf({ a: 1 }))).toBe('the whole');
});

test('every value has its own shape, and none is too deep', () => {
  assert(
    property(jsonValue({ maxDepth: 20 }), (value) => {
      expect(shapeDifference(shapeOf(value), shapeOf(value))).toBeNull();
    }),
  );
});
