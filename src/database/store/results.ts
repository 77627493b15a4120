import { DatabaseError } from '../../core/errors.ts';
import { resultSchema, verdicts } from '../../core/result.ts';
import type { KeptResult } from '../../usecases/app/ports.ts';
import { storable } from './storable.ts';
import type { On, StoreTools } from './store-tools.ts';

export interface Keeping {
  readonly runId: string;
  readonly attempt: number;
  readonly kept: KeptResult;
}

/**
 * Keeps what a run came to and enqueues its `post`. False where the run is not this attempt's any more. A run that has a
 * result may get another, when people have accepted what it found; what was measured stays if none comes with it. Only
 * within a transaction.
 */
export const keepResult = async (
  on: On,
  { queues }: StoreTools,
  { runId, attempt, kept: { result, comment, raw } }: Keeping,
): Promise<boolean> => {
  const row = await on
    .updateTable('pacegate.runs')
    .set({
      state: 'measured',
      outcome: result.verdict,
      problem: null,
      ended_at: null,
      result: JSON.stringify(result),
      comment: storable(comment),
      ...(raw === null ? {} : { raw }),
    })
    .where('id', '=', runId)
    .where('attempt', '=', attempt)
    .where((eb) => eb.or([eb('state', '<>', 'ended'), eb('outcome', 'in', verdicts)]))
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) return false;
  await queues.enqueueApp(on, { kind: 'post', runId });
  return true;
};

/** Bytes as bytes, whatever the driver wraps them in. */
const plainBytes = ({ buffer, byteOffset, byteLength }: Uint8Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

export const keptResult = async (on: On, runId: string): Promise<KeptResult | null> => {
  const row = await on
    .selectFrom('pacegate.runs')
    .select(['result', 'comment', 'raw'])
    .where('id', '=', runId)
    .where('result', 'is not', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { data: result, error } = resultSchema.safeParse(row.result);
  if (result === undefined) {
    const [issue] = error.issues;
    throw new DatabaseError(
      `The result of run ${runId} in the database is not what this version reads (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}).`,
      'Update Pacegate here if a newer version uses the same database; else measure that commit again.',
    );
  }
  return { result, comment: row.comment ?? '', raw: row.raw === null ? null : plainBytes(row.raw) };
};

/** Nothing is left to do of a run with a result. */
export const runPosted = async (on: On, { clock }: StoreTools, runId: string): Promise<void> => {
  await on
    .updateTable('pacegate.runs')
    .set({ state: 'ended', ended_at: clock.date() })
    .where('id', '=', runId)
    .where('state', '=', 'measured')
    .execute();
};
