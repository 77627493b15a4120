import { sql } from 'kysely';
import { defaultBounds } from '../../../src/baseline/bound-history.ts';
import { recordLine } from '../../../src/baseline/record-line.ts';
import type { Database } from '../../../src/database/database.ts';
import { makeRecord, testClass } from '../../support/make-record.ts';

export interface HistorySize {
  readonly repositories: number;
  /** Of each: rows of history, and records of its baseline, which are of two suites. */
  readonly runs: number;
}

export const suites = ['api', 'web'] as const;
export const environment = testClass;

/** A store keeps no more of one suite. */
export const recordsOfSuite = ({ runs }: HistorySize): number =>
  Math.min(defaultBounds.records, Math.ceil(runs / suites.length));

/** How many rounds of one run in every repository go into one statement. */
const batch = 50;

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** Of the n-th commit of repository r. */
const commit = "substr(md5(r || '/' || n) || md5(n || '/' || r), 1, 40)";
const at = "(timestamptz '2025-06-01 00:00:00Z' + n * interval '6 hours' + r * interval '7 seconds')";
const iso = `to_char(${at} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A small record of two metrics, without the values of its blocks, as records of a certain age are. */
export const recordTemplate = (suite: string): string => {
  const whole = makeRecord({ suite, commit: '@commit', recordedAt: '@at', previous: null, blocks: [] });
  return recordLine({ ...whole, metrics: whole.metrics.map((it) => ({ ...it, base: [], head: [] })) }).text;
};

/** Rows in the order in which they would have come: every repository gets its n-th run before any gets the next. */
const rows = ({ repositories }: HistorySize, from: number, to: number): string =>
  `generate_series(${from}, ${to}) n cross join generate_series(1, ${repositories}) r order by n, r`;

const runsStatement = (size: HistorySize, from: number, to: number): string => `
  insert into pacegate.runs (id, repository_id, key, kind, number, purpose, mode, head_sha, base_sha, base_ref, is_approved,
    priority, state, outcome, check_run_id, worker, attempt, created_at, enqueued_at, started_at, heartbeat_at, ended_at)
  select gen_random_uuid()::text, r, r || '/pr-' || (1 + n % 50), 'pull-request', 1 + n % 50,
    json_build_object('kind', 'pull-request', 'number', 1 + n % 50, 'isFork', false), 'check', ${commit}, md5(r::text) || '00000000',
    'main', false, 10, 'ended', case n % 10 when 0 then 'fail' when 1 then 'inconclusive' else 'pass' end, 1000000 + n, 'worker-1', 1,
    ${at}, ${at}, ${at} + interval '2 seconds', ${at} + interval '90 seconds', ${at} + interval '95 seconds'
  from ${rows(size, from, to)}`;

const recordsStatement = (size: HistorySize, suite: string, from: number, to: number): string => `
  insert into pacegate.baseline_records (repository_id, suite, environment, commit, recorded_at, record)
  select r, ${text(suite)}, ${text(environment)}, ${commit}, ${at},
    replace(replace(${text(recordTemplate(suite))}, '@commit', ${commit}), '@at', ${iso})::json
  from ${rows(size, from, to)}`;

/** Fills an empty database by SQL: through the store it would take hours. */
export const fillHistory = async ({ kysely }: Database, size: HistorySize): Promise<void> => {
  const run = (statement: string): Promise<unknown> => sql.raw(statement).execute(kysely);
  await run(`
    insert into pacegate.repositories (id, owner, name, default_branch, installation_id, state, is_named, told_at)
    select r, 'acme', 'repository-' || r, 'main', 1, 'active', true, now() from generate_series(1, ${size.repositories}) r`);
  for (const suite of suites)
    await run(`
      insert into pacegate.baseline_series (repository_id, suite, environment, newest_at)
      select r, ${text(suite)}, ${text(environment)}, now() from generate_series(1, ${size.repositories}) r`);
  for (let from = 1; from <= size.runs; from += batch)
    await run(runsStatement(size, from, Math.min(size.runs, from + batch - 1)));
  const records = recordsOfSuite(size);
  for (let from = 1; from <= records; from += batch)
    for (const suite of suites) await run(recordsStatement(size, suite, from, Math.min(records, from + batch - 1)));
  await run('analyze pacegate.runs');
  await run('analyze pacegate.baseline_records');
};
