import type { DatabaseReading } from '../../core/signals.ts';
import { type Missing, missingFor, parts } from './missing.ts';
import type { Snapshot, StatementCounts, TableCounts } from './snapshot.ts';

/** What was counted between two snapshots. */
export interface Difference {
  readonly tables: DatabaseReading['tables'];
  readonly totals: DatabaseReading['totals'];
  /** Without this program's own; null where nobody knows. */
  readonly transactions: number | null;
  /** Calls of this program's own among the statements. */
  readonly own: number;
  /** By key, those that were called only. null where they were not counted. */
  readonly statements: readonly StatementCounts[] | null;
  readonly missing: readonly Missing[];
}

const none: DatabaseReading['totals'] = { sessions: 0, returned: 0, fetched: 0, deadlocks: 0 };

const tableDifference = (before: TableCounts | undefined, after: TableCounts): TableCounts => ({
  ...after,
  seqScans: after.seqScans - (before?.seqScans ?? 0),
  seqRows: after.seqRows - (before?.seqRows ?? 0),
  indexScans: after.indexScans - (before?.indexScans ?? 0),
  indexRows: after.indexRows - (before?.indexRows ?? 0),
});

const statementDifference = (before: StatementCounts | undefined, after: StatementCounts): StatementCounts => ({
  key: after.key,
  calls: after.calls - (before?.calls ?? 0),
  time: after.time - (before?.time ?? 0),
  rows: after.rows - (before?.rows ?? 0),
  blocksRead: after.blocksRead - (before?.blocksRead ?? 0),
  blocksHit: after.blocksHit - (before?.blocksHit ?? 0),
});

const isNegative = (counts: object): boolean => Object.values(counts).some((it) => typeof it === 'number' && it < 0);

const restarted = 'PostgreSQL was restarted in the middle of the block';
const reset = 'the statistics were reset in the middle of the block';

const ofStatements = (before: Snapshot, after: Snapshot): Pick<Difference, 'statements' | 'missing'> => {
  if (before.statements === null || after.statements === null) return { statements: null, missing: [] };
  const lost = (reason: string) => ({ statements: null, missing: [{ what: parts.statements, reason }] });
  if (before.statements.reset !== after.statements.reset) return lost(reset);
  const earlier = before.statements.counts;
  const forgotten = after.statements.forgotten > before.statements.forgotten;
  const counts = [...after.statements.counts.values()].map((it) => {
    const difference = statementDifference(earlier.get(it.key), it);
    // One that was forgotten and sent again counts from zero.
    return forgotten && isNegative(difference) ? it : difference;
  });
  // Version 13 does not tell when they were reset.
  if (counts.some(isNegative)) return lost(reset);
  const missing = forgotten
    ? [
        {
          what: 'all statements',
          reason:
            'there are more than the server keeps, and it forgot some in the middle: raise pg_stat_statements.max',
        },
      ]
    : [];
  return { statements: counts.filter(({ calls }) => calls > 0), missing };
};

/** What happened between two snapshots of one database. After a restart or a reset there is no difference that means anything. */
export const compareSnapshots = (before: Snapshot, after: Snapshot): Difference => {
  const lost = (reason: string): Difference => ({
    tables: [],
    totals: none,
    transactions: null,
    own: 0,
    statements: null,
    missing: [missingFor(reason, parts.tables, parts.statements, parts.connections)],
  });
  if (before.totals.started !== after.totals.started) return lost(restarted);
  const { statements, missing } = ofStatements(before, after);
  const tables = [...after.tables.values()].map((it) => tableDifference(before.tables.get(it.id), it));
  const differenceOf = (part: 'transactions' | 'returned' | 'fetched' | 'deadlocks'): number =>
    after.totals[part] - before.totals[part];
  const sessions = (after.totals.sessions ?? 0) - (before.totals.sessions ?? 0);
  const totals = {
    sessions,
    returned: differenceOf('returned'),
    fetched: differenceOf('fetched'),
    deadlocks: differenceOf('deadlocks'),
  };
  const transactions = differenceOf('transactions');
  const own = (after.own ?? 0) - (before.own ?? 0);
  if (before.totals.reset !== after.totals.reset || tables.some(isNegative) || isNegative({ ...totals, transactions }))
    return {
      ...lost(reset),
      statements,
      missing: [...missing, missingFor(reset, parts.tables, parts.connections)],
    };
  return {
    tables: tables
      .filter(({ seqScans, indexScans, seqRows, indexRows }) => seqScans + indexScans + seqRows + indexRows > 0)
      .map(({ name, seqScans, seqRows, indexScans, indexRows }) => ({
        name,
        seqScans,
        seqRows,
        indexScans,
        indexRows,
      })),
    totals,
    transactions: before.own === null || after.own === null ? null : transactions - own,
    own,
    statements,
    missing: [
      ...missing,
      ...(after.totals.sessions === null
        ? [{ what: parts.connections, reason: 'PostgreSQL counts them from version 14 on' }]
        : []),
    ],
  };
};
