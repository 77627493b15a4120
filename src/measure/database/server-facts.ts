import { z } from 'zod';
import { type DatabaseConnection, marker } from './database-connection.ts';

const row = z.object({
  number: z.number(),
  version: z.string(),
  started: z.number(),
  database: z.string().regex(/^\d+$/u),
  name: z.string(),
  role: z.string(),
  allStatistics: z.boolean(),
  process: z.number(),
  schema: z.string().nullable(),
  tracking: z.string().nullable(),
  counting: z.string(),
  hidden: z.number(),
});

/** What a server is, and what it may tell. */
export interface ServerFacts extends z.infer<typeof row> {
  /** Whether a pooler answers in the server's name. */
  readonly pooled: boolean;
  /** Columns of pg_stat_statements; null where it is not there. They changed with its versions, and so did their names. */
  readonly columns: ReadonlySet<string> | null;
  /** Whether pg_stat_statements_info is there, which says when statements were forgotten. */
  readonly hasInfo: boolean;
}

/** The oldest version that is read, as server_version_num. */
export const oldestVersion = 130_000;

const factsText = `select ${marker}
  current_setting('server_version_num')::int as number,
  current_setting('server_version') as version,
  extract(epoch from pg_postmaster_start_time())::float8 as started,
  (select oid::text from pg_database where datname = current_database()) as database,
  current_database()::text as name,
  current_user::text as role,
  pg_has_role(current_user, 'pg_read_all_stats', 'usage') as "allStatistics",
  pg_backend_pid() as process,
  (select quote_ident(n.nspname) from pg_extension e join pg_namespace n on n.oid = e.extnamespace
    where e.extname = 'pg_stat_statements') as schema,
  current_setting('pg_stat_statements.track', true) as tracking,
  current_setting('track_counts') as counting,
  (select count(*)::int from pg_stat_activity where datname = current_database() and backend_type is null) as hidden`;

const columnsText = (schema: string): string => `select ${marker} a.attname::text as name from pg_attribute a
  where a.attrelid = to_regclass('${schema.replaceAll("'", "''")}.pg_stat_statements') and a.attnum > 0`;

const infoText = (schema: string): string =>
  `select ${marker} to_regclass('${schema.replaceAll("'", "''")}.pg_stat_statements_info') is not null as there`;

/** Asks a server what it is. Rejects as the connection does; a server that is no PostgreSQL refuses what is asked. */
export const readServerFacts = async (connection: DatabaseConnection): Promise<ServerFacts> => {
  const [facts] = await connection.query(row, factsText);
  if (facts === undefined) throw new Error('the server says nothing about itself');
  const pooled = connection.processId !== null && connection.processId !== facts.process;
  if (facts.schema === null || facts.tracking === null) return { ...facts, pooled, columns: null, hasInfo: false };
  const names = await connection.query(z.object({ name: z.string() }), columnsText(facts.schema));
  const [info] = await connection.query(z.object({ there: z.boolean() }), infoText(facts.schema));
  return { ...facts, pooled, columns: new Set(names.map(({ name }) => name)), hasInfo: info?.there === true };
};
