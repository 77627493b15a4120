import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  // What a load or an investigation came to; a check's is in result.
  'alter table pacegate.runs add column report json',
  `alter table pacegate.runs add column about text not null default ''`,

  `create table pacegate.investigations (
    run_id text primary key,
    seq bigint generated always as identity,
    repository_id bigint not null,
    number integer,
    head_sha text not null,
    state text not null,
    investigation json not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    watched_until timestamptz
  )`,
  'create index investigations_pull_request on pacegate.investigations (repository_id, number, seq)',
  'create index investigations_changed on pacegate.investigations (changed_at)',

  // One repository must not read what was learnt in another.
  'drop table pacegate.playbook',
  `create table pacegate.playbook_entries (
    repository_id bigint not null,
    reference text not null,
    proven_at timestamptz not null,
    entry json not null,
    primary key (repository_id, reference)
  )`,
];

/** Loads and investigations: what they came to, and what was learnt. */
export const reports: Migration = {
  up: async (database) => {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};
