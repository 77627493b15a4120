import { type Missing, missingFor, parts, quoted } from './missing.ts';
import type { ServerFacts } from './server-facts.ts';
import { countsStatements } from './snapshot.ts';

const ofStatements = (facts: ServerFacts): string | null => {
  const { name, schema, tracking, columns } = facts;
  if (tracking === null)
    return "the server was started without the module pg_stat_statements: ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements', and restart it";
  if (tracking === 'none') return "counting them is off: ALTER SYSTEM SET pg_stat_statements.track = 'top'";
  if (schema === null)
    return `the extension is not in the database: as a superuser, CREATE EXTENSION pg_stat_statements in ${quoted(name)}`;
  if (columns?.size === 0)
    return `the role ${quoted(facts.role)} may not look into the schema of the extension: GRANT USAGE ON SCHEMA ${schema} TO ${quoted(facts.role)}`;
  return countsStatements(facts)
    ? null
    : 'the extension is of an older version: ALTER EXTENSION pg_stat_statements UPDATE';
};

/** What a role needs to see of others what they ask and wait for. */
export const grantText = ({ role }: Pick<ServerFacts, 'role'>): string =>
  `the role ${quoted(role)} may not see those of others: GRANT pg_read_all_stats TO ${quoted(role)}`;

/** What a server will not tell, with the statement that changes it. */
export const missingRights = (facts: ServerFacts): Missing[] => {
  const statements = ofStatements(facts);
  return [
    ...(statements === null ? [] : [missingFor(statements, parts.statements, parts.plans)]),
    ...(facts.counting === 'on'
      ? []
      : [{ what: parts.tables, reason: 'counting them is off: ALTER SYSTEM SET track_counts = on' }]),
    ...(facts.hidden > 0 && !facts.allStatistics ? [{ what: parts.waits, reason: grantText(facts) }] : []),
    ...(facts.pooled
      ? [{ what: parts.connections, reason: 'a pooler stands between: those to the server are its own' }]
      : []),
  ];
};
