import { expect, test } from '@jest/globals';
import type { SeriesLine } from '../../../src/core/series.ts';
import { absurdSeries } from '../../../src/measure/upload/absurd-series.ts';

type OfDatabase = Extract<SeriesLine, { kind: 'database' }>;

const faultIn = (line: SeriesLine): string | null =>
  absurdSeries(
    {
      header: {
        schema: 'pacegate/series@1',
        suite: 'api',
        scenario: 'normal',
        steps: null,
        duration: 1000,
        startedAt: '2026-11-22T10:00:00.000Z',
      },
      lines: [line],
    },
    60_000,
  );

const faultOf = (differences: Partial<OfDatabase>): string | null =>
  faultIn({ kind: 'database', requests: 100, values: { 'db.queries': 3 }, missing: [], ...differences });

test('what a database counted is taken within bounds, however hostile its figures and sentences', () => {
  expect(faultOf({})).toBeNull();
  expect(faultOf({ missing: [{ what: 'waits', reason: 'they may not be seen' }] })).toBeNull();
  const fault = 'line 2 has impossible figures of a database';
  expect(faultOf({ values: { 'db.queries': 1e300 } })).toBe(fault);
  expect(faultOf({ values: { ['x'.repeat(10_000)]: 1 } })).toBe(fault);
  expect(faultOf({ missing: [{ what: 'waits', reason: 'x'.repeat(1_000_000) }] })).toBe(fault);
  expect(faultOf({ missing: Array.from({ length: 10_000 }, () => ({ what: 'waits', reason: '' })) })).toBe(fault);
  const seen = (reason: string): SeriesLine => ({
    kind: 'signals',
    at: 0,
    length: 1000,
    values: {},
    missing: [{ what: 'statements', reason }],
  });
  expect(faultIn(seen('nobody knows the client'))).toBeNull();
  expect(faultIn(seen('x'.repeat(1_000_000)))).toBe('line 2 has impossible signals');
});
