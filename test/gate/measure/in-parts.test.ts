import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { SeriesPoint } from '../../../src/core/series.ts';
import { inParts, parts } from '../../../src/gate/measure/measured-values.ts';

const pointOf = (length: number): SeriesPoint => ({
  kind: 'point',
  phase: 'load',
  trial: null,
  at: 0,
  length,
  asked: null,
  served: 0,
  connections: null,
  begun: 0,
  dropped: 0,
  underWay: 0,
  p50: null,
  p95: null,
  p99: null,
  errors: 0,
  routes: {},
  failures: {},
  cpu: null,
  allocated: null,
  gcPause: null,
  rss: null,
  heap: null,
  loop: null,
  generator: { utilisation: 0, lateness: null },
});

test('a load is cut into parts of about equal length, in order and without loss, and a moment at its end is no part', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 500 }), fc.double({ min: 0.001, max: 100, noNaN: true }), (number, rest) => {
      const points = [...Array.from({ length: number }, () => pointOf(1000)), pointOf(rest)];
      const cut = inParts(points);
      expect(cut.flat()).toEqual(points);
      expect(cut.length).toBe(Math.min(parts, number));
      const lengths = cut.map((part) => part.reduce((sum, { length }) => sum + length, 0));
      expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1200);
    }),
  );
  expect(inParts([])).toEqual([]);
});
