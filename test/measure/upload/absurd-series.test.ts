import { expect, test } from '@jest/globals';
import type { SeriesLine } from '../../../src/core/series.ts';
import { absurdSeries } from '../../../src/measure/upload/absurd-series.ts';

type OfDatabase = Extract<SeriesLine, { kind: 'database' }>;

const faultOf = (differences: Partial<OfDatabase>): string | null =>
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
      lines: [{ kind: 'database', requests: 100, values: { 'db.queries': 3 }, missing: [], ...differences }],
    },
    60_000,
  );

test('what a database counted is taken within bounds, however hostile its figures and sentences', () => {
  expect(faultOf({})).toBeNull();
  expect(faultOf({ missing: [{ what: 'waits', reason: 'they may not be seen' }] })).toBeNull();
  const fault = 'line 2 has impossible figures of a database';
  expect(faultOf({ values: { 'db.queries': 1e300 } })).toBe(fault);
  expect(faultOf({ values: { ['x'.repeat(10_000)]: 1 } })).toBe(fault);
  expect(faultOf({ missing: [{ what: 'waits', reason: 'x'.repeat(1_000_000) }] })).toBe(fault);
  expect(faultOf({ missing: Array.from({ length: 10_000 }, () => ({ what: 'waits', reason: '' })) })).toBe(fault);
});
