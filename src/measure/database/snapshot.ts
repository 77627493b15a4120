import { z } from 'zod';
import { type DatabaseConnection, marker } from './database-connection.ts';
import type { ServerFacts } from './server-facts.ts';

const amount = z.number();

const totalsRow = z.object({
  started: amount,
  reset: z.string(),
  transactions: amount,
  returned: amount,
  fetched: amount,
  deadlocks: amount,
  /** Told from version 14 on. */
  sessions: amount.nullable(),
});
const tableRow = z.object({
  id: z.string(),
  name: z.string(),
  seqScans: amount,
  seqRows: amount,
  indexScans: amount,
  indexRows: amount,
});
const statementRow = z.object({
  key: z.string(),
  calls: amount,
  time: amount,
  rows: amount,
  blocksRead: amount,
  blocksHit: amount,
});
const infoRow = z.object({ reset: z.string(), forgotten: amount });

export type Totals = z.infer<typeof totalsRow>;
export type TableCounts = z.infer<typeof tableRow>;
export type StatementCounts = z.infer<typeof statementRow>;

/** What a database has counted until now, since nobody knows when: only differences mean something. */
export interface Snapshot {
  /** Statements and transactions up to here that are this program's own; null where nobody knows. */
  readonly own: number | null;
  readonly totals: Totals;
  readonly tables: ReadonlyMap<string, TableCounts>;
  /** null where they are not counted. `forgotten`: how often the rarest were, to make room. */
  readonly statements: {
    readonly reset: string;
    readonly forgotten: number;
    readonly counts: ReadonlyMap<string, StatementCounts>;
  } | null;
}

const mostTables = 5000;
const mostStatements = 20_000;

const totalsText = (facts: ServerFacts): string => `select ${marker}
  extract(epoch from pg_postmaster_start_time())::float8 as started,
  concat(d.stats_reset, ' ', (select stats_reset from pg_stat_bgwriter)) as reset,
  (d.xact_commit + d.xact_rollback)::float8 as transactions,
  d.tup_returned::float8 as returned, d.tup_fetched::float8 as fetched, d.deadlocks::float8 as deadlocks,
  ${facts.number >= 140_000 ? 'd.sessions::float8' : 'null'} as sessions
  from pg_stat_database d where d.datid = ${facts.database}`;

// Names without "public" are those of plans.
const tablesText = `select ${marker} relid::text as id,
  case when schemaname = 'public' then relname::text else concat(schemaname, '.', relname) end as name,
  coalesce(seq_scan, 0)::float8 as "seqScans", coalesce(seq_tup_read, 0)::float8 as "seqRows",
  coalesce(idx_scan, 0)::float8 as "indexScans", coalesce(idx_tup_fetch, 0)::float8 as "indexRows"
  from pg_stat_user_tables order by coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) desc limit ${mostTables}`;

/** What tells one counted statement from another. */
export const statementKey = ({ columns }: Pick<ServerFacts, 'columns'>): string =>
  `concat(userid, '/', queryid${columns?.has('toplevel') === true ? `, '/', toplevel` : ''})`;

// Without texts: thousands of them would be read from a file for nothing.
const statementsText = (facts: ServerFacts): string => `select ${marker} ${statementKey(facts)} as key,
  calls::float8 as calls, total_exec_time::float8 as time, rows::float8 as rows,
  shared_blks_read::float8 as "blocksRead", shared_blks_hit::float8 as "blocksHit"
  from ${facts.schema ?? ''}.pg_stat_statements(false)
  where dbid = ${facts.database} and queryid is not null limit ${mostStatements}`;

const infoText = ({ schema }: ServerFacts): string => `select ${marker}
  coalesce(stats_reset::text, '') as reset, dealloc::float8 as forgotten from ${schema ?? ''}.pg_stat_statements_info`;

/** Whether the server counts statements in a way that this program reads. */
export const countsStatements = ({ columns }: ServerFacts): boolean => columns?.has('total_exec_time') === true;

const readStatements = async (connection: DatabaseConnection, facts: ServerFacts): Promise<Snapshot['statements']> => {
  if (!countsStatements(facts)) return null;
  const [info] = facts.hasInfo ? await connection.query(infoRow, infoText(facts)) : [];
  const counts = await connection.query(statementRow, statementsText(facts));
  return {
    reset: info?.reset ?? '',
    forgotten: info?.forgotten ?? 0,
    counts: new Map(counts.map((it) => [it.key, it])),
  };
};

/** From version 15 on what a connection did itself can be told without delay. */
const oldestFlush = 150_000;

/** Reads all counters of the database that the connection is in. Rejects when it is refused or the connection is lost. */
export const takeSnapshot = async (connection: DatabaseConnection, facts: ServerFacts): Promise<Snapshot> => {
  if (facts.number >= oldestFlush) await connection.run(`select ${marker} pg_stat_force_next_flush()`);
  const own = connection.asked;
  const [totals] = await connection.query(totalsRow, totalsText(facts));
  if (totals === undefined) throw new Error('pg_stat_database says nothing about the database');
  const tables = await connection.query(tableRow, tablesText);
  const statements = await readStatements(connection, facts);
  return { own, totals, tables: new Map(tables.map((it) => [it.id, it])), statements };
};
