import { type NewRun, type Run, runKey } from '../../usecases/app/model.ts';
import { endLockedRuns } from './end-runs.ts';
import { lock } from './lock.ts';
import { replaceRuns } from './replace-runs.ts';
import { isOpen, runColumns, toRun } from './run-row.ts';
import { storable } from './storable.ts';
import type { On, StoreTools } from './store-tools.ts';

/** ms: a head that moved within the first of them is let settle for the second. Each opening costs GitHub some requests. */
const hasty = { within: 20_000, delay: 10_000 } as const;

/** Several pushes in a row would else use up the hour's requests, for runs that the next push cancels. */
const delayOf = ({ requestedBy }: NewRun, over: readonly Run[], now: Date): number => {
  const isHasty = over.some(({ createdAt }) => now.getTime() - createdAt.getTime() < hasty.within);
  return requestedBy === null && isHasty ? hasty.delay : 0;
};

const numberOf = ({ purpose }: NewRun): number | null => (purpose.kind === 'pull-request' ? purpose.number : null);

/** A load or an investigation of a head that is no more keeps a worker from measuring the newest. */
const endOlderHeads = async (on: On, tools: StoreTools, { repositoryId, purpose, headSha }: NewRun): Promise<void> => {
  if (purpose.kind !== 'pull-request') return;
  const older = await on
    .selectFrom('pacegate.runs')
    .select(['id', 'state'])
    .where('repository_id', '=', repositoryId)
    .where('number', '=', purpose.number)
    .where('mode', '<>', 'check')
    .where('head_sha', '<>', headSha)
    .where(isOpen)
    .orderBy('seq')
    .forUpdate()
    .execute();
  const problem = `The pull request has moved on to ${headSha.slice(0, 12)}.`;
  await endLockedRuns(on, tools, older, { outcome: 'cancelled', problem });
};

/**
 * Makes a run in the place of older ones of its key, and enqueues its `open`. Only within a transaction of `transact`: where
 * another asks for a run of that key at the same moment, an index refuses the later one, which tries again and sees the
 * other. Where many may ask, they wait for each other before: see `lockKey`.
 */
export const makeRun = async (on: On, tools: StoreTools, wanted: NewRun): Promise<Run> => {
  const key = runKey(wanted);
  const rows = await on
    .selectFrom('pacegate.runs')
    .select(runColumns)
    .where('key', '=', key)
    .where(isOpen)
    .orderBy('seq')
    .forUpdate()
    .execute();
  const { stays, over } = replaceRuns(rows.map(toRun), wanted);
  if (stays !== null) return stays;
  const now = tools.clock.date();
  const problem = `A newer run took its place, for commit ${wanted.headSha.slice(0, 12)}.`;
  await endLockedRuns(on, tools, over, { outcome: 'cancelled', problem });
  await endOlderHeads(on, tools, wanted);
  const row = await on
    .insertInto('pacegate.runs')
    .values({
      id: tools.newId(),
      repository_id: wanted.repositoryId,
      key,
      kind: wanted.purpose.kind,
      number: numberOf(wanted),
      purpose: JSON.stringify(wanted.purpose),
      mode: wanted.mode,
      about: storable(wanted.about ?? ''),
      head_sha: wanted.headSha,
      base_sha: wanted.base?.sha ?? null,
      base_ref: wanted.base?.ref ?? null,
      requested_by: wanted.requestedBy,
      is_approved: wanted.isApproved,
      priority: wanted.priority,
      state: 'queued',
      attempt: 0,
      created_at: now,
    })
    .returning(runColumns)
    .executeTakeFirstOrThrow();
  const run = toRun(row);
  const { priority } = wanted;
  await tools.queues.enqueueApp(on, { kind: 'open', runId: run.id }, { priority, delay: delayOf(wanted, over, now) });
  return run;
};

/** Whoever asks for a run of that key waits until the end of this transaction. */
export const lockKey = (on: On, key: string): Promise<void> => lock(on, `runs ${key}`);
