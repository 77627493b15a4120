import type { DatabaseReading } from '../../core/signals.ts';
import { missingStatements } from '../sight.ts';

const sum = <T>(rows: readonly T[], amount: (row: T) => number): number =>
  rows.reduce((total, row) => total + amount(row), 0);

/**
 * What a database counted while `requests` were served, by metric and request. Rows are those that scans of its tables read, as in a
 * comparison. What it could not tell is absent.
 */
export const databaseTotals = (reading: DatabaseReading, requests: number): Record<string, number> => {
  const { statements, tables, totals, missing } = reading;
  const isBlind = (what: RegExp): boolean => missing.some((it) => what.test(it.what));
  const seesStatements = statements.length > 0 || missingStatements(reading).length === 0;
  const rows = tables.length > 0 ? sum(tables, (it) => it.seqRows + it.indexRows) : totals.returned;
  const values: Record<string, number | null> = {
    'db.queries': seesStatements ? sum(statements, ({ calls }) => calls) : null,
    'db.time': seesStatements ? sum(statements, ({ time }) => time) : null,
    'db.rows': isBlind(/^rows/u) ? null : rows,
    'db.connections': isBlind(/connections/u) ? null : totals.sessions,
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([metric, value]) =>
      value === null || requests === 0 ? [] : [[metric, value / requests]],
    ),
  );
};
