import { sql } from 'kysely';
import { type NewRun, type RecordedPullRequest, runKey } from '../../usecases/app/model.ts';
import type { DeliveryRecord } from '../../usecases/app/ports.ts';
import { cancelRuns } from './end-runs.ts';
import { lockKey, makeRun } from './make-run.ts';
import { headBefore, pullRequest, type SavedPullRequest, savePullRequest } from './pull-requests.ts';
import { isRecorded, saveInstallation, saveRepository } from './repositories.ts';
import { isStillOver, isStillWanted } from './still-wanted.ts';
import type { On, StoreTools } from './store-tools.ts';

interface Begun {
  /** Whether nothing is new about the repositories. */
  readonly isKnown: boolean;
}

/**
 * Null where the delivery was recorded before: whoever records the same at the same moment waits here for the first. In the
 * same statement it looks at the repository, of which most deliveries tell one and nothing new.
 */
const beginDelivery = async (
  on: On,
  { clock }: StoreTools,
  { id, event, action, repositories }: DeliveryRecord,
): Promise<Begun | null> => {
  const [repository, ...others] = repositories;
  const isKnown = repository === undefined ? sql.lit(true) : isRecorded(repository);
  const { rows } = await sql<{ is_known: boolean }>`
    with first as (
      insert into pacegate.deliveries (id, event, action, received_at) values (${id}, ${event}, ${action}, ${clock.date()})
      on conflict (id) do nothing
      returning id
    )
    select ${isKnown} as is_known from first
  `.execute(on);
  const [row] = rows;
  return row === undefined ? null : { isKnown: row.is_known && others.length === 0 };
};

const recordedOf = async (
  on: On,
  { repositoryId, purpose }: NewRun,
  saved: SavedPullRequest | null,
): Promise<RecordedPullRequest | null> => {
  if (purpose.kind !== 'pull-request') return null;
  const own = saved?.recorded;
  if (own?.repositoryId === repositoryId && own.number === purpose.number) return own;
  return pullRequest(on, repositoryId, purpose.number);
};

/**
 * All that a delivery changes, its jobs included: see the port. Only within a transaction of `transact`. Each takes its locks
 * in one order (delivery, repositories, pull request, runs), so that deliveries do not wait for each other in a circle.
 */
export const recordDelivery = async (on: On, tools: StoreTools, delivery: DeliveryRecord): Promise<boolean> => {
  const begun = await beginDelivery(on, tools, delivery);
  if (begun === null) return false;
  const { installation, repositories, cancel, runs, jobs, command } = delivery;
  if (installation !== null) await saveInstallation(on, tools, installation);
  if (!begun.isKnown || installation !== null)
    for (const it of repositories.toSorted((one, other) => one.id - other.id)) await saveRepository(on, tools, it);
  const saved = delivery.pullRequest === null ? null : await savePullRequest(on, delivery.pullRequest);

  for (const { key, why } of cancel) if (isStillOver(key, saved)) await cancelRuns(on, tools, key, why);
  for (const run of runs) {
    if (!isStillWanted(run, await recordedOf(on, run, saved), saved?.isStale ?? false)) continue;
    // Who writes the row of a pull request has it alone by now.
    if (saved === null || run.purpose.kind !== 'pull-request') await lockKey(on, runKey(run));
    await makeRun(on, tools, run);
  }

  for (const job of jobs) await tools.queues.enqueueApp(on, job);
  if (command !== null) {
    const headSha = await headBefore(on, command.repositoryId, command.number, command.at);
    await tools.queues.enqueueApp(on, { kind: 'command', command: { ...command, headSha } });
  }
  return true;
};
