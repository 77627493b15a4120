import type { Run } from '../../usecases/app/model.ts';
import { runColumns, toRun } from './run-row.ts';
import { storable } from './storable.ts';
import type { On, StoreTools } from './store-tools.ts';

/** Hands a run to the workers, once. Only within a transaction. */
export const enqueueMeasurement = async (on: On, { queues, clock }: StoreTools, runId: string): Promise<void> => {
  const row = await on
    .updateTable('pacegate.runs')
    .set({ enqueued_at: clock.date() })
    .where('id', '=', runId)
    .where('state', '=', 'queued')
    .where('enqueued_at', 'is', null)
    .returning(['key', 'priority', 'mode'])
    .executeTakeFirst();
  if (row !== undefined)
    await queues.enqueueMeasurement(on, { runId, key: row.key, priority: row.priority, isLong: row.mode === 'load' });
};

/** The run waits for what a workflow uploads. */
export const awaitUpload = async (on: On, { clock }: StoreTools, runId: string): Promise<void> => {
  await on
    .updateTable('pacegate.runs')
    .set({ awaited_at: clock.date() })
    .where('id', '=', runId)
    .where('state', '=', 'queued')
    .where('awaited_at', 'is', null)
    .execute();
};

/** A check that was made while its run was cancelled is completed by a `post`. Only within a transaction. */
export const saveCheckRun = async (
  on: On,
  { queues }: StoreTools,
  runId: string,
  checkRunId: number,
): Promise<void> => {
  const before = await on
    .selectFrom('pacegate.runs')
    .select(['state', 'check_run_id'])
    .where('id', '=', runId)
    .forUpdate()
    .executeTakeFirst();
  if (before === undefined) return;
  await on.updateTable('pacegate.runs').set({ check_run_id: checkRunId }).where('id', '=', runId).execute();
  if (before.state === 'ended' && before.check_run_id === null) await queues.enqueueApp(on, { kind: 'post', runId });
};

/** A worker has it from now on, and whoever had it before has not. Null where there is nothing to measure. */
export const beginRun = async (on: On, { clock }: StoreTools, runId: string, worker: string): Promise<Run | null> => {
  const now = clock.date();
  const row = await on
    .updateTable('pacegate.runs')
    .set((eb) => ({
      state: 'running',
      worker: storable(worker),
      attempt: eb('attempt', '+', 1),
      progress: null,
      started_at: now,
      heartbeat_at: now,
    }))
    .where('id', '=', runId)
    .where('state', 'in', ['queued', 'running'])
    .returning(runColumns)
    .executeTakeFirst();
  return row === undefined ? null : toRun(row);
};

/** False where the run is not this attempt's any more. */
export const heartbeat = async (
  on: On,
  { clock }: StoreTools,
  { runId, attempt, progress }: { readonly runId: string; readonly attempt: number; readonly progress: string | null },
): Promise<boolean> => {
  const row = await on
    .updateTable('pacegate.runs')
    .set({ heartbeat_at: clock.date(), ...(progress === null ? {} : { progress: storable(progress) }) })
    .where('id', '=', runId)
    .where('attempt', '=', attempt)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
};
