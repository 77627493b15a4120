import { expect, test } from '@jest/globals';
import type { DatabaseReading } from '../../../src/core/signals.ts';
import { databaseTotals } from '../../../src/gate/measure/database-totals.ts';

const statement = { text: 'SELECT ?', calls: 300, time: 50, rows: 900, blocksRead: 0, blocksHit: 0 };
const table = { name: 'orders', seqScans: 2, seqRows: 5000, indexScans: 100, indexRows: 1000 };

const reading = (differences: Partial<DatabaseReading> = {}): DatabaseReading => ({
  version: '18.1',
  statements: [statement],
  tables: [table],
  totals: { sessions: 5, returned: 8000, fetched: 10, deadlocks: 0 },
  waits: [],
  plans: [],
  missing: [],
  ...differences,
});

test('what a database counted is told per request of the load', () => {
  expect(databaseTotals(reading(), 100)).toEqual({
    'db.queries': 3,
    'db.time': 0.5,
    'db.rows': 60,
    'db.connections': 0.05,
  });
  expect(databaseTotals(reading({ tables: [] }), 100)).toMatchObject({ 'db.rows': 80 });
});

test('what it could not tell is absent, and not zero', () => {
  const lost = (what: string): DatabaseReading =>
    reading({ statements: [], missing: [{ what, reason: 'the extension pg_stat_statements is not there' }] });
  expect(Object.keys(databaseTotals(lost('statements'), 100))).toEqual(['db.rows', 'db.connections']);
  expect(Object.keys(databaseTotals(lost('rows of tables, statements and new connections'), 100))).toEqual([]);
  expect(databaseTotals(reading({ statements: [] }), 100)).toMatchObject({ 'db.queries': 0 });
  expect(databaseTotals(reading(), 0)).toEqual({});
});
