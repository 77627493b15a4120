import type { Signals } from '../../core/signals.ts';

const total = (values: readonly number[]): number => values.reduce((sum, it) => sum + it, 0);

/** What the probe saw of a part of the load, by metric: all of its requests together. */
export const signalTotals = (signals: Signals): Record<string, number> => {
  const { eventLoop, requests, statements, sync, pool, missing } = signals;
  const served = total(Object.values(requests));
  const isBlind = (what: RegExp): boolean => missing.some((it) => what.test(it.what));
  const per = (amount: number): number | null => (served === 0 ? null : amount / served);
  const seesStatements = statements.length > 0 || !isBlind(/statement/iu);
  const hasRows = statements.every(({ rows }) => rows !== null);
  const values: Record<string, number | null> = {
    'eventloop.delay.p99': eventLoop?.p99 ?? null,
    'io.sync-calls': sync.length === 0 && isBlind(/^sync/iu) ? null : per(total(sync.map(({ count }) => count))),
    'db.queries': seesStatements ? per(total(statements.map(({ count }) => count))) : null,
    'db.time': seesStatements ? per(total(statements.map(({ time }) => time))) : null,
    'db.rows': seesStatements && hasRows ? per(total(statements.map(({ rows }) => rows ?? 0))) : null,
    'db.connections': pool === null ? null : per(pool.opened),
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([metric, value]) => (value === null ? [] : [[metric, value]])),
  );
};
