import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

// No table refers to repositories: a delivery may tell of a pull request before anything told of its repository.
const statements = [
  'create schema if not exists pacegate',

  `create table pacegate.repositories (
    id bigint primary key,
    owner text not null,
    name text not null,
    default_branch text not null,
    installation_id bigint,
    state text not null check (state in ('active', 'suspended', 'removed')),
    is_named boolean not null,
    told_at timestamptz not null
  )`,
  // GitHub's names differ by more than case.
  'create unique index repositories_name on pacegate.repositories (lower(owner), lower(name)) where is_named',
  'create index repositories_installation on pacegate.repositories (installation_id)',
  // GitHub gives a new installation a new number: what is told of one of these is old.
  'create table pacegate.gone_installations (id bigint primary key, told_at timestamptz not null)',

  `create table pacegate.pull_requests (
    repository_id bigint not null,
    number integer not null,
    head_sha text not null,
    head_ref text not null,
    base_sha text not null,
    base_ref text not null,
    is_fork boolean not null,
    is_draft boolean not null,
    is_open boolean not null,
    head_recorded_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (repository_id, number)
  )`,
  `create table pacegate.pull_request_heads (
    id bigint generated always as identity primary key,
    repository_id bigint not null,
    number integer not null,
    head_sha text not null,
    recorded_at timestamptz not null,
    dated_at timestamptz not null
  )`,
  'create index pull_request_heads_pull_request on pacegate.pull_request_heads (repository_id, number, id)',
  'create index pull_request_heads_recorded on pacegate.pull_request_heads (recorded_at)',

  `create table pacegate.deliveries (
    id text primary key,
    event text not null,
    action text,
    received_at timestamptz not null
  )`,
  'create index deliveries_received on pacegate.deliveries (received_at)',
  'create index deliveries_event on pacegate.deliveries (event)',

  `create table pacegate.runs (
    id text primary key,
    seq bigint generated always as identity,
    repository_id bigint not null,
    key text not null,
    kind text not null,
    number integer,
    purpose json not null,
    mode text not null check (mode in ('check', 'load', 'investigate')),
    head_sha text not null,
    base_sha text,
    base_ref text,
    requested_by text,
    is_approved boolean not null,
    priority integer not null,
    state text not null check (state in ('queued', 'running', 'measured', 'ended')),
    outcome text,
    problem text,
    check_run_id bigint,
    progress text,
    worker text,
    attempt integer not null,
    created_at timestamptz not null,
    enqueued_at timestamptz,
    awaited_at timestamptz,
    started_at timestamptz,
    heartbeat_at timestamptz,
    ended_at timestamptz,
    result json,
    comment text,
    raw bytea
  )`,
  // It is compressed when it comes: trying again costs time and gains nothing.
  'alter table pacegate.runs alter column raw set storage external',
  // Pages of history, of a repository and of a pull request.
  'create index runs_history on pacegate.runs (repository_id, created_at)',
  'create index runs_pull_request on pacegate.runs (repository_id, number, created_at) where number is not null',
  // One run of a key at a time, however many ask at the same moment. A refresh may wait for another to be measured.
  `create unique index runs_current on pacegate.runs (key) where state in ('queued', 'running') and kind <> 'refresh'`,
  `create unique index runs_waiting on pacegate.runs (key) where state = 'queued' and kind = 'refresh'`,
  // Few at any time, however many have ended.
  `create index runs_open on pacegate.runs (key) where state <> 'ended'`,
  `create index runs_outcome on pacegate.runs (outcome) where state = 'ended'`,
  `create index runs_ended on pacegate.runs (ended_at) where state = 'ended'`,
  'create index runs_raw on pacegate.runs (ended_at) where raw is not null',

  `create table pacegate.baseline_series (
    repository_id bigint not null,
    suite text not null,
    environment text not null,
    newest_at timestamptz,
    newest json,
    primary key (repository_id, suite, environment)
  )`,
  `create table pacegate.baseline_records (
    id bigint generated always as identity primary key,
    repository_id bigint not null,
    suite text not null,
    environment text not null,
    commit text not null,
    recorded_at timestamptz not null,
    record json not null
  )`,
  'create index baseline_records_series on pacegate.baseline_records (repository_id, suite, environment, recorded_at, id)',

  `create table pacegate.acceptances (
    id text primary key,
    seq bigint generated always as identity,
    repository_id bigint not null,
    number integer not null,
    source_id text not null,
    acceptance json not null,
    recorded_at timestamptz not null,
    unique (repository_id, number, source_id)
  )`,

  `create table pacegate.commands (
    source_kind text not null,
    source_id text not null,
    repository_id bigint not null,
    number integer not null,
    requested_by text not null,
    text text not null,
    written_at timestamptz not null,
    head_sha text,
    claimed_at timestamptz not null,
    answer text,
    answered_at timestamptz,
    primary key (source_id, source_kind)
  )`,
  'create index commands_claimed on pacegate.commands (claimed_at)',

  `create table pacegate.issues (
    repository_id bigint not null,
    topic text not null,
    issue integer not null,
    state text not null check (state in ('open', 'closed')),
    changed_at timestamptz not null,
    primary key (repository_id, topic)
  )`,

  'create table pacegate.playbook (key text primary key, entry json not null)',

  // Work of which one process at a time is enough.
  'create table pacegate.leases (work text primary key, holder text not null, until timestamptz not null)',
];

/** The tables of the first version. What was released is never changed: a later version adds a migration. */
export const first: Migration = {
  up: async (database) => {
    // One by one: the embedded database takes no two statements at once.
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};
