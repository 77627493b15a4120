import * as fc from 'fast-check';
import { expect, test } from '@jest/globals';
import { compareSnapshots } from '../../../src/measure/database/compare-snapshots.ts';
import { measuredShare, settleCounts } from '../../../src/measure/database/settle-counts.ts';
import type { Snapshot } from '../../../src/measure/database/snapshot.ts';

interface Sketch {
  readonly calls?: number;
  readonly transactions?: number;
  readonly rows?: number;
  readonly sessions?: number | null;
  readonly started?: number;
  readonly reset?: string;
  readonly statementsReset?: string;
  readonly forgotten?: number;
  readonly own?: number | null;
}

const snapshot = (sketch: Sketch = {}): Snapshot => {
  const { calls = 0, transactions = 0, rows = 0, sessions = 0, started = 1, reset = '', own = 0 } = sketch;
  return {
    own,
    totals: { started, reset, transactions, returned: rows, fetched: rows, deadlocks: 0, sessions },
    tables: new Map([['7', { id: '7', name: 't', seqScans: 0, seqRows: rows, indexScans: 0, indexRows: 0 }]]),
    statements: {
      reset: sketch.statementsReset ?? '',
      forgotten: sketch.forgotten ?? 0,
      counts: new Map([['1/2', { key: '1/2', calls, time: calls, rows: calls, blocksRead: 0, blocksHit: 0 }]]),
    },
  };
};

const whats = (before: Sketch, after: Sketch): string[] =>
  compareSnapshots(snapshot(before), snapshot(after)).missing.map(({ what, reason }) => `${what}: ${reason}`);

test('what is counted twice is a difference, and what was not used is left out', () => {
  const difference = compareSnapshots(
    snapshot({ calls: 5, rows: 10, sessions: 1 }),
    snapshot({ calls: 8, rows: 40, sessions: 3 }),
  );
  expect(difference).toMatchObject({
    statements: [{ key: '1/2', calls: 3 }],
    tables: [{ name: 't', seqRows: 30 }],
    totals: { sessions: 2, returned: 30 },
    missing: [],
  });
  expect(compareSnapshots(snapshot(), snapshot())).toMatchObject({ statements: [], tables: [] });
});

test.each<[string, Sketch, Sketch, readonly string[]]>([
  ['a restart', { started: 1 }, { started: 2, calls: 9 }, ['rows of tables, statements and new connections']],
  ['a reset of all', { reset: '' }, { reset: 'now', rows: 9 }, ['rows of tables and new connections']],
  ['a reset that is not told', { rows: 9 }, { rows: 1 }, ['rows of tables and new connections']],
  ['a reset of statements', { statementsReset: '' }, { statementsReset: 'now' }, ['statements']],
  ['one that version 13 does not tell', { calls: 9 }, { calls: 2 }, ['statements']],
  ['statements that were forgotten', { calls: 9 }, { calls: 2, forgotten: 1 }, ['all statements']],
  ['version 13', { sessions: null }, { sessions: null }, ['new connections']],
])('%s is said', (_, before, after, parts) => {
  expect(whats(before, after).map((it) => it.split(': ')[0])).toEqual(parts);
});

test('a difference is never negative', () => {
  const counts = fc.record({
    calls: fc.nat(),
    rows: fc.nat(),
    transactions: fc.nat(),
    sessions: fc.nat(),
    forgotten: fc.nat(2),
  });
  fc.assert(
    fc.property(counts, counts, (before, after) => {
      const { tables, totals, statements } = compareSnapshots(snapshot(before), snapshot(after));
      const numbers = [...tables, totals, ...(statements ?? [])].flatMap((it) =>
        Object.values(it).filter((value) => typeof value === 'number'),
      );
      expect(numbers.filter((it) => it < 0)).toEqual([]);
    }),
  );
});

const share = (first: Sketch, before: Sketch, after: Sketch, duration = 10_000): number =>
  measuredShare(
    compareSnapshots(snapshot(first), snapshot(after)),
    compareSnapshots(snapshot(before), snapshot(after)),
    duration,
  );

test('what was done before and told within is taken out by the statements, which are told at once', () => {
  // Two statements a transaction; of 300 transactions before, 100 are told later. 20 statements are this program's own.
  const [before, after] = [
    { calls: 600 + 10, transactions: 200 + 10, own: 10 },
    { calls: 2600 + 20, transactions: 1300 + 20, own: 20 },
  ];
  expect(share({}, before, after)).toBeCloseTo(1000 / 1100, 6);
  const difference = compareSnapshots(snapshot({ ...before, rows: 0 }), snapshot({ ...after, rows: 1100 }));
  expect(settleCounts(difference, 1000 / 1100).tables).toMatchObject([{ seqRows: 1000 }]);
});

test.each<[string, Sketch, Sketch, Sketch]>([
  ['nothing is told late', {}, { calls: 600, transactions: 300 }, { calls: 2600, transactions: 1300 }],
  ['one is under way', {}, { calls: 600, transactions: 298 }, { calls: 2600, transactions: 1300 }],
  ['nothing happened', {}, {}, {}],
  [
    'own statements are not known',
    { own: null },
    { calls: 600, transactions: 200 },
    { calls: 2600, transactions: 1300 },
  ],
])('where %s, all of it counts', (_, first, before, after) => {
  expect(share(first, before, after)).toBe(1);
});

test('no more is taken out than connections can have kept to themselves', () => {
  expect(share({}, { calls: 600, transactions: 0 }, { calls: 700, transactions: 1300 }, 4000)).toBe(0.8);
});
