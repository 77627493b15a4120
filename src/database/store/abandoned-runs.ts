import { sql } from 'kysely';
import type { AbandonedRun } from '../../usecases/app/ports.ts';
import { readRun } from './read-runs.ts';
import { isOpen } from './run-row.ts';
import type { On, StoreTools } from './store-tools.ts';

/** Told at a time; more are told at the next look. */
const most = 100;

export interface Patience {
  /** ms without a sign of life. */
  readonly silence: number;
  /** ms for a workflow. */
  readonly upload: number;
}

interface Silent {
  readonly id: string;
  readonly at: AbandonedRun['at'];
}

/** Whatever of it still waits in a queue: that takes as long as others are measured. */
const silentRuns = async (on: On, now: number, { silence, upload }: Patience): Promise<readonly Silent[]> => {
  const since = new Date(now - silence);
  const { rows } = await sql<Silent>`
    select id, "at"
    from (
      select id, seq,
        case
          when state = 'running' then 'worker'
          when enqueued_at is not null then 'queue'
          when awaited_at is not null then 'upload'
          else 'opening'
        end as "at",
        coalesce(case when state = 'running' then heartbeat_at end, enqueued_at, awaited_at, created_at) as silent_since
      from pacegate.runs
      where ${isOpen} and state in ('queued', 'running')
    ) as waiting
    where silent_since < case "at" when 'upload' then ${new Date(now - upload)}::timestamptz else ${since}::timestamptz end
    order by seq
  `.execute(on);
  return rows;
};

/** Runs that were silent for so long and whose job is over, with what they waited for: see the port. */
export const abandonedRuns = async (
  on: On,
  { queues, clock }: StoreTools,
  patience: Patience,
): Promise<readonly AbandonedRun[]> => {
  const silent = await silentRuns(on, clock.date().getTime(), patience);
  if (silent.length === 0) return [];
  const live = await queues.withLiveJob(silent.map(({ id }) => id));
  const abandoned: AbandonedRun[] = [];
  for (const { id, at } of silent.filter((it) => !live.has(it.id)).slice(0, most)) {
    // Read again: it may have gone on between the two questions.
    const run = await readRun(on, id);
    const isSame = at === 'worker' ? run?.state === 'running' : run?.state === 'queued';
    if (run !== null && isSame) abandoned.push({ run, at, failure: await queues.lastFailure(id) });
  }
  return abandoned;
};
