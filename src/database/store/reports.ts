import { z } from 'zod';
import { DatabaseError } from '../../core/errors.ts';
import { investigationSchema } from '../../core/investigation.ts';
import { measurementSchema } from '../../core/measurement.ts';
import type { KeptReport, RunReport } from '../../usecases/app/ports.ts';
import type { RunOutcome } from '../../usecases/app/model.ts';
import { insertInvestigation } from './investigations.ts';
import type { On, StoreTools } from './store-tools.ts';

const reportSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('load'), measurement: measurementSchema }),
  z.object({ kind: z.literal('investigation'), investigation: investigationSchema, isShared: z.boolean() }),
]);

export interface KeepingReport {
  readonly runId: string;
  readonly attempt: number;
  readonly kept: KeptReport;
}

const outcomeOf = (report: RunReport): RunOutcome =>
  report.kind === 'load' ? report.measurement.verdict : 'investigated';

/**
 * Keeps what a load or an investigation came to and enqueues its `post`. One that was cancelled meanwhile stays cancelled, and what it
 * had measured until then is posted all the same. False where the run is not this attempt's any more. Only within a transaction.
 */
export const keepReport = async (
  on: On,
  tools: StoreTools,
  { runId, attempt, kept: { report, raw } }: KeepingReport,
): Promise<boolean> => {
  const run = await on
    .selectFrom('pacegate.runs')
    .select(['state', 'outcome', 'repository_id', 'number', 'head_sha'])
    .where('id', '=', runId)
    .where('attempt', '=', attempt)
    .forUpdate()
    .executeTakeFirst();
  const isCut = run?.state === 'ended' && run.outcome === 'cancelled';
  if (run === undefined || (run.state === 'ended' && !isCut)) return false;
  await on
    .updateTable('pacegate.runs')
    .set({
      ...(isCut ? {} : { state: 'measured' as const, outcome: outcomeOf(report), problem: null, ended_at: null }),
      report: JSON.stringify(report),
      ...(raw === null ? {} : { raw }),
    })
    .where('id', '=', runId)
    .execute();
  if (report.kind === 'investigation') await insertInvestigation(on, tools, { runId, ...run }, report.investigation);
  await tools.queues.enqueueApp(on, { kind: 'post', runId });
  return true;
};

/** How far it is: what a later step or the end writes over. False where the run is not this attempt's any more. Only within a transaction. */
export const keepInterim = async (
  on: On,
  { queues }: StoreTools,
  { runId, attempt, report }: { readonly runId: string; readonly attempt: number; readonly report: RunReport },
): Promise<boolean> => {
  const row = await on
    .updateTable('pacegate.runs')
    .set({ report: JSON.stringify(report) })
    .where('id', '=', runId)
    .where('attempt', '=', attempt)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) return false;
  await queues.enqueueApp(on, { kind: 'post', runId });
  return true;
};

/** Null where nothing was kept. */
export const keptReport = async (on: On, runId: string): Promise<RunReport | null> => {
  const row = await on
    .selectFrom('pacegate.runs')
    .select('report')
    .where('id', '=', runId)
    .where('report', 'is not', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { data, error } = reportSchema.safeParse(row.report);
  if (data !== undefined) return data;
  const [issue] = error.issues;
  throw new DatabaseError(
    `The report of run ${runId} in the database is not what this version reads (${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}).`,
    'Update Pacegate here if a newer version uses the same database; else measure that commit again.',
  );
};
