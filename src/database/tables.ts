import type { ColumnType, GeneratedAlways } from 'kysely';
import type { Investigation } from '../core/investigation.ts';
import type { AppRepository, Run } from '../usecases/app/model.ts';

/** 64 bits: a server gives them as text, the embedded database as numbers. Read them with Number(). */
export type Int8 = number | string | bigint;
type Int8Column = ColumnType<Int8, number, number>;
type NullableInt8Column = ColumnType<Int8 | null, number | null | undefined, number | null>;

/**
 * `json`, not `jsonb`: the text stays as it was written, with its keys in their order and with the escape of the character
 * NUL, which jsonb refuses and anybody may write. Written as text; read as a value that needs checking.
 */
type JsonColumn = ColumnType<unknown, string, string>;
type NullableJsonColumn = ColumnType<unknown, string | null | undefined, string | null>;

interface RepositoriesTable {
  readonly id: Int8Column;
  readonly owner: string;
  readonly name: string;
  readonly default_branch: string;
  readonly installation_id: NullableInt8Column;
  readonly state: AppRepository['state'];
  /** False once another repository was heard of under this name: what this one is called now was never told. */
  readonly is_named: boolean;
  readonly told_at: Date;
}

interface GoneInstallationsTable {
  readonly id: Int8Column;
  readonly told_at: Date;
}

interface PullRequestsTable {
  readonly repository_id: Int8Column;
  readonly number: number;
  readonly head_sha: string;
  readonly head_ref: string;
  readonly base_sha: string;
  readonly base_ref: string;
  readonly is_fork: boolean;
  readonly is_draft: boolean;
  readonly is_open: boolean;
  readonly head_recorded_at: Date;
  readonly updated_at: Date;
}

interface PullRequestHeadsTable {
  readonly id: GeneratedAlways<Int8>;
  readonly repository_id: Int8Column;
  readonly number: number;
  readonly head_sha: string;
  /** By the App's clock. */
  readonly recorded_at: Date;
  /** By GitHub's clock: `updated_at` of the first news of this head. */
  readonly dated_at: Date;
}

interface DeliveriesTable {
  readonly id: string;
  readonly event: string;
  readonly action: string | null;
  readonly received_at: Date;
}

interface RunsTable {
  readonly id: string;
  /** In the order of asking. */
  readonly seq: GeneratedAlways<Int8>;
  readonly repository_id: Int8Column;
  readonly key: string;
  readonly kind: Run['purpose']['kind'];
  /** Of the pull request; null for other purposes. */
  readonly number: number | null;
  readonly purpose: JsonColumn;
  readonly mode: Run['mode'];
  readonly about: ColumnType<string, string | undefined, string>;
  readonly head_sha: string;
  readonly base_sha: string | null;
  readonly base_ref: string | null;
  readonly requested_by: string | null;
  readonly is_approved: boolean;
  readonly priority: number;
  readonly state: Run['state'];
  readonly outcome: Run['outcome'];
  readonly problem: string | null;
  readonly check_run_id: NullableInt8Column;
  readonly progress: string | null;
  readonly worker: string | null;
  readonly attempt: number;
  readonly created_at: Date;
  /** When it was handed to the workers. */
  readonly enqueued_at: Date | null;
  /** Since when it waits for what a workflow uploads. */
  readonly awaited_at: Date | null;
  readonly started_at: Date | null;
  readonly heartbeat_at: Date | null;
  readonly ended_at: Date | null;
  readonly result: NullableJsonColumn;
  readonly report: NullableJsonColumn;
  readonly comment: string | null;
  readonly raw: Uint8Array | null;
}

interface BaselineSeriesTable {
  readonly repository_id: Int8Column;
  readonly suite: string;
  readonly environment: string;
  readonly newest_at: Date | null;
  /** Values of the newest record, for /metrics: see newest-values.ts. */
  readonly newest: NullableJsonColumn;
}

interface BaselineRecordsTable {
  readonly id: GeneratedAlways<Int8>;
  readonly repository_id: Int8Column;
  readonly suite: string;
  readonly environment: string;
  readonly commit: string;
  readonly recorded_at: Date;
  readonly record: JsonColumn;
}

interface AcceptancesTable {
  readonly id: string;
  readonly seq: GeneratedAlways<Int8>;
  readonly repository_id: Int8Column;
  readonly number: number;
  readonly source_id: string;
  readonly acceptance: JsonColumn;
  readonly recorded_at: Date;
}

interface CommandsTable {
  readonly source_kind: string;
  readonly source_id: string;
  readonly repository_id: Int8Column;
  readonly number: number;
  readonly requested_by: string;
  readonly text: string;
  readonly written_at: Date;
  readonly head_sha: string | null;
  readonly claimed_at: Date;
  readonly answer: string | null;
  readonly answered_at: Date | null;
}

interface IssuesTable {
  readonly repository_id: Int8Column;
  readonly topic: string;
  readonly issue: number;
  readonly state: 'open' | 'closed';
  readonly changed_at: Date;
}

interface InvestigationsTable {
  readonly run_id: string;
  /** In the order in which they were kept. */
  readonly seq: GeneratedAlways<Int8>;
  readonly repository_id: Int8Column;
  /** Of the pull request; null for one that an alert started. */
  readonly number: number | null;
  readonly head_sha: string;
  readonly state: Investigation['state'];
  readonly investigation: JsonColumn;
  readonly created_at: Date;
  readonly changed_at: Date;
  /** Until when the default branch is watched for it; null where it is not. */
  readonly watched_until: Date | null;
}

interface PlaybookEntriesTable {
  readonly repository_id: Int8Column;
  readonly reference: string;
  readonly proven_at: Date;
  readonly entry: JsonColumn;
}

interface LeasesTable {
  readonly work: string;
  readonly holder: string;
  /** By the database's clock. */
  readonly until: Date;
}

/** What the App keeps, by the name of its table with the schema. */
export interface Tables {
  readonly 'pacegate.repositories': RepositoriesTable;
  readonly 'pacegate.gone_installations': GoneInstallationsTable;
  readonly 'pacegate.pull_requests': PullRequestsTable;
  readonly 'pacegate.pull_request_heads': PullRequestHeadsTable;
  readonly 'pacegate.deliveries': DeliveriesTable;
  readonly 'pacegate.runs': RunsTable;
  readonly 'pacegate.baseline_series': BaselineSeriesTable;
  readonly 'pacegate.baseline_records': BaselineRecordsTable;
  readonly 'pacegate.acceptances': AcceptancesTable;
  readonly 'pacegate.commands': CommandsTable;
  readonly 'pacegate.issues': IssuesTable;
  readonly 'pacegate.investigations': InvestigationsTable;
  readonly 'pacegate.playbook_entries': PlaybookEntriesTable;
  readonly 'pacegate.leases': LeasesTable;
}
