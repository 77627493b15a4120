import { type EmptyOutcome, hasCheck, type Run } from '../../usecases/app/model.ts';
import { isOpen, runColumns, toRun } from './run-row.ts';
import { storable } from './storable.ts';
import type { On, StoreTools } from './store-tools.ts';

export interface Ending {
  readonly outcome: EmptyOutcome;
  /** For people: plain text. */
  readonly problem: string;
}

/**
 * Whether people are to be told: those who see an open check, those who wait for one that could not be made, and those whose alert comes to
 * nothing.
 */
const isTold = ({ checkRunId, outcome, purpose }: Run): boolean =>
  checkRunId !== null ||
  (outcome === 'failed' && hasCheck(purpose)) ||
  (outcome !== 'cancelled' && purpose.kind === 'alert');

/**
 * Ends runs that this transaction has locked and seen open, and gives them. The workers' queue forgets those that no worker
 * has; a worker that has one is told by its next heartbeat. A `post` tells people.
 */
export const endLockedRuns = async (
  on: On,
  { queues, clock }: StoreTools,
  open: readonly Pick<Run, 'id' | 'state'>[],
  { outcome, problem }: Ending,
): Promise<readonly Run[]> => {
  if (open.length === 0) return [];
  const ids = open.map(({ id }) => id);
  const rows = await on
    .updateTable('pacegate.runs')
    .set({ state: 'ended', outcome, problem: storable(problem), ended_at: clock.date() })
    .where('id', 'in', ids)
    .returning(runColumns)
    .execute();
  const waiting = open.filter(({ state }) => state === 'queued').map(({ id }) => id);
  if (waiting.length > 0) await queues.dropMeasurements(on, waiting);
  const ended = rows.toSorted((one, other) => Number(one.seq) - Number(other.seq)).map(toRun);
  for (const run of ended.filter(isTold)) await queues.enqueueApp(on, { kind: 'post', runId: run.id });
  return ended;
};

/** Runs to look at are locked in the order of asking, so that two that end the same do not wait for each other. */
const openRuns = (on: On) =>
  on.selectFrom('pacegate.runs').select(['id', 'state']).where(isOpen).orderBy('seq').forUpdate();

/** Ends a run that has not ended. Only within a transaction. */
export const endRun = async (on: On, tools: StoreTools, id: string, ending: Ending): Promise<void> => {
  await endLockedRuns(on, tools, await openRuns(on).where('id', '=', id).execute(), ending);
};

/** Cancels all open runs of a key (see `runKey`), and gives them. Only within a transaction. */
export const cancelRuns = async (on: On, tools: StoreTools, key: string, why: string): Promise<readonly Run[]> =>
  endLockedRuns(on, tools, await openRuns(on).where('key', '=', key).execute(), { outcome: 'cancelled', problem: why });

/** Cancels all open runs of these repositories. Only within a transaction. */
export const endRunsOfRepositories = async (
  on: On,
  tools: StoreTools,
  repositories: readonly number[],
  why: string,
): Promise<void> => {
  if (repositories.length === 0) return;
  const open = await openRuns(on).where('repository_id', 'in', repositories).execute();
  await endLockedRuns(on, tools, open, { outcome: 'cancelled', problem: why });
};
