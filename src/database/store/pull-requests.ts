import { type QueryResult, type Selectable, sql } from 'kysely';
import { DatabaseError } from '../../core/errors.ts';
import type { RecordedPullRequest } from '../../usecases/app/model.ts';
import type { Tables } from '../tables.ts';
import type { On } from './store-tools.ts';

const toPullRequest = (row: Selectable<Tables['pacegate.pull_requests']>): RecordedPullRequest => ({
  repositoryId: Number(row.repository_id),
  number: row.number,
  headSha: row.head_sha,
  headRef: row.head_ref,
  baseSha: row.base_sha,
  baseRef: row.base_ref,
  isFork: row.is_fork,
  isDraft: row.is_draft,
  isOpen: row.is_open,
  headRecordedAt: row.head_recorded_at,
  updatedAt: row.updated_at,
});

export const pullRequest = async (
  on: On,
  repositoryId: number,
  number: number,
): Promise<RecordedPullRequest | null> => {
  const row = await on
    .selectFrom('pacegate.pull_requests')
    .selectAll()
    .where('repository_id', '=', repositoryId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row === undefined ? null : toPullRequest(row);
};

export interface SavedPullRequest {
  /** What is recorded now. */
  readonly recorded: RecordedPullRequest;
  /** Whether newer news had been recorded before: then nothing was changed. */
  readonly isStale: boolean;
}

/**
 * The pull request with its head's history, unless newer news are there. One statement, because most deliveries need it: no
 * row comes back where nothing was changed. A head that was known keeps its time, so that an equal time is a new head.
 */
const upsert = (on: On, pull: RecordedPullRequest): Promise<QueryResult<{ head_recorded_at: Date }>> =>
  sql<{ head_recorded_at: Date }>`
    with pull as (
      insert into pacegate.pull_requests as known (
        repository_id, number, head_sha, head_ref, base_sha, base_ref, is_fork, is_draft, is_open, head_recorded_at,
        updated_at
      )
      values (
        ${pull.repositoryId}, ${pull.number}, ${pull.headSha}, ${pull.headRef}, ${pull.baseSha}, ${pull.baseRef},
        ${pull.isFork}, ${pull.isDraft}, ${pull.isOpen}, ${pull.headRecordedAt}, ${pull.updatedAt}
      )
      on conflict (repository_id, number) do update set
        head_sha = excluded.head_sha,
        head_ref = excluded.head_ref,
        base_sha = excluded.base_sha,
        base_ref = excluded.base_ref,
        is_fork = excluded.is_fork,
        is_draft = excluded.is_draft,
        is_open = excluded.is_open,
        head_recorded_at =
          case when known.head_sha = excluded.head_sha then known.head_recorded_at else excluded.head_recorded_at end,
        updated_at = excluded.updated_at
      where known.updated_at <= excluded.updated_at
      returning known.repository_id, known.number, known.head_sha, known.head_recorded_at, known.updated_at
    ),
    head as (
      insert into pacegate.pull_request_heads (repository_id, number, head_sha, recorded_at, dated_at)
      select repository_id, number, head_sha, head_recorded_at, updated_at from pull
      where head_recorded_at = ${pull.headRecordedAt}
    )
    select head_recorded_at from pull
  `.execute(on);

/** Records news of a pull request. GitHub promises no order of its events. Only within a transaction. */
export const savePullRequest = async (on: On, news: RecordedPullRequest): Promise<SavedPullRequest> => {
  const { rows } = await upsert(on, news);
  const [row] = rows;
  if (row !== undefined) return { recorded: { ...news, headRecordedAt: row.head_recorded_at }, isStale: false };
  const recorded = await pullRequest(on, news.repositoryId, news.number);
  if (recorded !== null) return { recorded, isStale: true };
  throw new DatabaseError(
    `Pull request ${news.number} of repository ${news.repositoryId} vanished from the database while it was recorded.`,
    'Nothing of Pacegate removes pull requests: look who else changes its tables.',
  );
};

/** ms. GitHub's times are whole seconds, so a head and a comment may have the same. */
const second = 1000;

/**
 * The head that a comment of that time means: the newest that GitHub dates before it, so that nobody can slip in another
 * one between the comment and its arrival here. Null where none is known.
 */
export const headBefore = async (on: On, repositoryId: number, number: number, at: Date): Promise<string | null> => {
  const row = await on
    .selectFrom('pacegate.pull_request_heads')
    .select('head_sha')
    .where('repository_id', '=', repositoryId)
    .where('number', '=', number)
    .where('dated_at', '<', new Date(at.getTime() + second))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.head_sha ?? null;
};
