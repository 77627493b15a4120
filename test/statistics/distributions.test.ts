import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { z } from 'zod';
import { binomialTail } from '../../src/statistics/binomial.ts';
import { cumulative, upperQuantile, upperTail } from '../../src/statistics/student-t.ts';

const row = z.tuple([z.number(), z.number(), z.number()]);
const reference = z
  .object({
    upperTail: z.array(row),
    upperQuantile: z.array(row),
    binomialTail: z.array(z.tuple([z.number(), z.number(), z.number(), z.number()])),
  })
  .parse(JSON.parse(readFileSync(new URL('fixtures/distributions.json', import.meta.url), 'utf8')));

const relativeError = (value: number, expected: number): number => Math.abs(value / expected - 1);

test('tails of t agree with a 60 digit reference to 1e-10', () => {
  expect(reference.upperTail.length).toBeGreaterThan(100);
  for (const [t, df, expected] of reference.upperTail) {
    expect(relativeError(upperTail(t, df), expected)).toBeLessThan(1e-10);
    expect(relativeError(cumulative(-t, df), expected)).toBeLessThan(1e-10);
  }
});

test('quantiles of t agree with a 60 digit reference to 1e-10, down to tails of 1e-9', () => {
  expect(reference.upperQuantile.length).toBeGreaterThan(100);
  for (const [tail, df, expected] of reference.upperQuantile) {
    expect(relativeError(upperQuantile(tail, df), expected)).toBeLessThan(1e-10);
  }
});

test('the quantile undoes the tail and is symmetric', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 0.4999, noNaN: true }), fc.integer({ min: 1, max: 1000 }), (tail, df) => {
      expect(relativeError(upperTail(upperQuantile(tail, df), df), tail)).toBeLessThan(1e-10);
      expect(upperQuantile(1 - (1 - tail), df)).toBeCloseTo(-upperQuantile(1 - tail, df), 8);
    }),
    { numRuns: 200, seed: 1 },
  );
});

test('a quantile that does not exist is refused', () => {
  for (const tail of [0, 1, -0.1, Number.NaN]) expect(() => upperQuantile(tail, 3)).toThrow(RangeError);
  expect(() => upperQuantile(0.1, 0)).toThrow(RangeError);
});

test('binomial tails agree with a 60 digit reference to 1e-8', () => {
  for (const [hits, trials, share, expected] of reference.binomialTail) {
    expect(relativeError(binomialTail(hits, trials, share), expected)).toBeLessThan(1e-8);
  }
});

test('binomial tails at the borders', () => {
  expect(binomialTail(0, 100, 0.1)).toBe(1);
  expect(binomialTail(3, 100, 0)).toBe(0);
  expect(binomialTail(3, 100, 1)).toBe(1);
  expect(binomialTail(101, 100, 0.5)).toBe(0);
});
