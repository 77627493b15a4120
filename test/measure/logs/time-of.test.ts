import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { timeOf } from '../../../src/measure/logs/time-of.ts';

const at = Date.UTC(2026, 2, 2, 9, 14, 5, 123);

test.each([
  [at],
  [at / 1000],
  [at * 1000],
  [String(at)],
  ['2026-03-02T09:14:05.123Z'],
  ['2026-03-02T10:14:05.123+01:00'],
  ['2026-03-02 10:14:05.123 CET'],
  ['2026-03-02 04:14:05.123 -05'],
  ['2026-03-02 09:14:05,123 UTC'],
  ['02/Mar/2026:14:44:05.123 +0530'],
])('%s', (value) => expect(timeOf(value)).toEqual({ at, zoneless: false }));

test('without a zone that is known it is read as UTC, and said so', () => {
  expect(timeOf('2026-03-02 09:14:05.123')).toEqual({ at, zoneless: true });
  expect(timeOf('2026-03-02 09:14:05.123 IST')).toEqual({ at, zoneless: true });
});

test.each([
  [undefined],
  [null],
  [''],
  ['soon'],
  [5],
  [-1],
  [Number.NaN],
  ['2026-13-02T09:14:05Z'],
  ['02/Foo/2026:14:44:05 +0000'],
  [{}],
  ['1'.repeat(50)],
])('%p is no time', (value) => expect(timeOf(value)).toBeNull());

test('whatever text comes, it is a finite time or none', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.stringMatching(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?( [A-Z]{3})?$/)),
      (text) => {
        const moment = timeOf(text);
        expect(moment === null || Number.isFinite(moment.at)).toBe(true);
      },
    ),
  );
});
