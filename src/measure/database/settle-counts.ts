import type { DatabaseReading } from '../../core/signals.ts';
import type { Difference } from './compare-snapshots.ts';

/** A connection in use tells the statistics at least once in so many ms what it read; its statements are told at once. */
const latest = 1000;

/** Fewer transactions than this are too many by chance: some are under way. */
const noticeable = { count: 3, share: 0.005 };

const sum = ({ statements, own }: Difference): number =>
  (statements ?? []).reduce((total, { calls }) => total + calls, -own);

/**
 * The share of what the statistics say of the measured part that was done in it, above 0 and at most 1. What connections read just before
 * the measured part is told within it; they tell as late of their transactions. Statements are counted at once, and a transaction has as many
 * statements in the measured part as in the `whole` time, in which nothing is told too late. Where that can't be known it is 1. `duration` in ms.
 */
export const measuredShare = (whole: Difference, measured: Difference, duration: number): number => {
  const [all, own] = [sum(whole), sum(measured)];
  const told = measured.transactions ?? 0;
  if (all <= 0 || own <= 0 || whole.transactions === null || whole.transactions <= 0 || told <= 0) return 1;
  const done = (own / all) * whole.transactions;
  if (told - done < Math.max(noticeable.count, noticeable.share * told)) return 1;
  return Math.max(done / told, duration / (duration + latest));
};

/** Counts of the measured part alone. */
export const settleCounts = (
  { tables, totals }: Pick<Difference, 'tables' | 'totals'>,
  share: number,
): Pick<DatabaseReading, 'tables' | 'totals'> => {
  const settle = (count: number): number => Math.round(count * share);
  return {
    tables: tables.map((it) => ({
      name: it.name,
      seqScans: settle(it.seqScans),
      seqRows: settle(it.seqRows),
      indexScans: settle(it.indexScans),
      indexRows: settle(it.indexRows),
    })),
    totals: {
      sessions: Math.round(totals.sessions),
      returned: settle(totals.returned),
      fetched: settle(totals.fetched),
      deadlocks: Math.round(totals.deadlocks),
    },
  };
};
