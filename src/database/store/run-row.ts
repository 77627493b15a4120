import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import { DatabaseError } from '../../core/errors.ts';
import type { Run, RunPurpose } from '../../usecases/app/model.ts';
import type { Tables } from '../tables.ts';

/** All of a run but what it came to, which may be megabytes. */
export const runColumns = [
  'id',
  'seq',
  'repository_id',
  'purpose',
  'mode',
  'about',
  'head_sha',
  'base_sha',
  'base_ref',
  'requested_by',
  'is_approved',
  'state',
  'outcome',
  'problem',
  'check_run_id',
  'progress',
  'worker',
  'attempt',
  'created_at',
  'started_at',
  'heartbeat_at',
  'ended_at',
] as const;

/** Written as the condition of the index of open runs is. */
export const isOpen = sql<boolean>`state <> 'ended'`;

export type RunRow = Pick<Selectable<Tables['pacegate.runs']>, (typeof runColumns)[number]>;

const purposeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pull-request'), number: z.int(), isFork: z.boolean() }),
  z.object({ kind: z.literal('merge-group'), headRef: z.string() }),
  z.object({ kind: z.literal('refresh'), branch: z.string() }),
  z.object({
    kind: z.literal('alert'),
    branch: z.string(),
    alert: z.string(),
    // The first version had neither.
    group: z.string().nullable().default(null),
    resolvedAt: z.string().nullable().default(null),
  }),
]);

const toPurpose = (id: string, stored: unknown): RunPurpose => {
  const { data } = purposeSchema.safeParse(stored);
  if (data !== undefined) return data;
  throw new DatabaseError(
    `The run ${id} in the database is for nothing that this version knows.`,
    'Update Pacegate here if a newer version uses the same database; else restore the row from a copy, or delete it.',
  );
};

export const toRun = (row: RunRow): Run => ({
  id: row.id,
  repositoryId: Number(row.repository_id),
  purpose: toPurpose(row.id, row.purpose),
  mode: row.mode,
  about: row.about,
  headSha: row.head_sha,
  base: row.base_sha === null || row.base_ref === null ? null : { sha: row.base_sha, ref: row.base_ref },
  requestedBy: row.requested_by,
  isApproved: row.is_approved,
  state: row.state,
  outcome: row.outcome,
  problem: row.problem,
  checkRunId: row.check_run_id === null ? null : Number(row.check_run_id),
  progress: row.progress,
  worker: row.worker,
  attempt: row.attempt,
  createdAt: row.created_at,
  startedAt: row.started_at,
  heartbeatAt: row.heartbeat_at,
  endedAt: row.ended_at,
});
