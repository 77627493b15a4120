import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { DatabaseReading } from '../../core/signals.ts';
import { type DatabaseConnection, marker } from './database-connection.ts';

/** What connections to some databases of one server wait for. */
export interface WaitWatch {
  /** Ends it, and gives what was seen by the database's number. `broken` where the connection was lost in the middle. */
  stop(): Promise<{ readonly waits: ReadonlyMap<string, DatabaseReading['waits']>; readonly broken: boolean }>;
}

/** ms between two looks: each costs the server a fraction of a millisecond. */
const interval = 50;
const mostKinds = 200;

const row = z.object({ database: z.string(), type: z.string(), event: z.string(), seen: z.number() });

const text = (databases: readonly string[]): string => `select ${marker} datid::text as database,
  case when state = 'active' then coalesce(wait_event_type, 'CPU') else 'Transaction' end as type,
  case when state = 'active' then coalesce(wait_event, 'running') else 'idle in transaction' end as event,
  count(*)::float8 as seen
  from pg_stat_activity
  where datid in (${databases.join(', ')}) and backend_type = 'client backend' and pid <> pg_backend_pid()
    and (state = 'active' or state like 'idle in transaction%')
  group by 1, 2, 3`;

/**
 * Looks about twenty times a second at what connections do: "CPU running", "Lock transactionid", "Transaction idle in transaction", which
 * is one that waits for its service. `databases` are their numbers.
 */
export const watchWaits = (connection: DatabaseConnection, databases: readonly string[]): WaitWatch => {
  const stopped = new AbortController();
  const seen = new Map<string, Map<string, DatabaseReading['waits'][number]>>();
  let broken = false;
  const look = async (): Promise<void> => {
    for (const it of await connection.query(row, text(databases))) {
      const kinds = seen.get(it.database) ?? new Map<string, DatabaseReading['waits'][number]>();
      seen.set(it.database, kinds);
      const key = JSON.stringify([it.type, it.event]);
      const before = kinds.get(key)?.seen ?? 0;
      if (before > 0 || kinds.size < mostKinds)
        kinds.set(key, { type: it.type.slice(0, 100), event: it.event.slice(0, 100), seen: before + it.seen });
    }
  };
  const watching = (async () => {
    try {
      while (!stopped.signal.aborted) {
        await look();
        await delay(interval, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined);
      }
    } catch {
      broken = true;
    }
  })();
  return {
    stop: async () => {
      stopped.abort();
      await watching;
      const waits = new Map(
        [...seen].map(
          ([database, kinds]) => [database, [...kinds.values()].toSorted((a, b) => b.seen - a.seen)] as const,
        ),
      );
      return { waits, broken };
    },
  };
};
