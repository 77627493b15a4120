import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { holm } from '../../src/statistics/holm.ts';

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 });
const level = 0.2;

test('a worked example', () => {
  // 0.005 <= 0.05/4, 0.011 <= 0.05/3, but 0.03 > 0.05/2, so 0.04 is not looked at.
  expect(holm([0.011, 0.04, 0.03, 0.005], 0.05, 4)).toEqual([true, false, false, true]);
});

test('hypotheses without data still count', () => {
  expect(holm([0.02], 0.05, 1)).toEqual([true]);
  expect(holm([0.02], 0.05, 3)).toEqual([false]);
  expect(holm([0.01], 0.05, 3)).toEqual([true]);
});

test('it rejects what the closed Bonferroni test rejects: every set that holds the hypothesis has a small enough member', () => {
  fc.assert(
    fc.property(pValues, (values) => {
      const sets = Array.from({ length: 2 ** values.length - 1 }, (_, bits) =>
        values.flatMap((p, index) => (((bits + 1) >> index) & 1 ? [{ p, index }] : [])),
      );
      const closed = values.map((_, index) =>
        sets
          .filter((set) => set.some((it) => it.index === index))
          .every((set) => set.some(({ p }) => p <= level / set.length)),
      );
      expect(holm(values, level, values.length)).toEqual(closed);
    }),
    { seed: 1 },
  );
});

test('a larger family never makes rejecting easier', () => {
  fc.assert(
    fc.property(pValues, fc.nat(5), (values, more) => {
      const small = holm(values, level, values.length);
      const large = holm(values, level, values.length + more);
      for (const [index, rejected] of large.entries()) expect(!rejected || small[index]).toBe(true);
    }),
    { seed: 1 },
  );
});
