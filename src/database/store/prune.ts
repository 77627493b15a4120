import { type RawBuilder, sql } from 'kysely';
import type { On, StoreTools } from './store-tools.ts';

export interface Retention {
  /** ms. */
  readonly deliveries: number;
  /** ms, of what was measured. */
  readonly raw: number;
  /** ms, of runs and of all that was said about them. */
  readonly runs: number;
}

/** Rows of one statement: others need their turn. */
const batch = 1000;
const most = sql`limit ${sql.lit(batch)}`;

/** Repeats a statement that removes at most `batch` rows and returns them, until it finds fewer. */
const repeat = async (on: On, statement: RawBuilder<unknown>): Promise<number> => {
  let count = 0;
  for (;;) {
    const { rows } = await statement.execute(on);
    count += rows.length;
    if (rows.length < batch) return count;
  }
};

const deliveriesBefore = (time: Date): RawBuilder<unknown> => sql`
  delete from pacegate.deliveries where id in (
    select id from pacegate.deliveries where received_at < ${time} order by received_at ${most}
  ) returning id`;

const runsBefore = (time: Date): RawBuilder<unknown> => sql`
  delete from pacegate.runs where id in (
    select id from pacegate.runs where state = 'ended' and ended_at < ${time} order by ended_at ${most}
  ) returning id`;

const rawBefore = (time: Date): RawBuilder<unknown> => sql`
  update pacegate.runs set raw = null where id in (
    select id from pacegate.runs
    where raw is not null and state = 'ended' and ended_at < ${time} order by ended_at ${most}
  ) returning id`;

const commandsBefore = (time: Date): RawBuilder<unknown> => sql`
  delete from pacegate.commands where (source_id, source_kind) in (
    select source_id, source_kind from pacegate.commands where claimed_at < ${time} order by claimed_at ${most}
  ) returning source_id`;

// What a comment means is asked of the newest; the others are history.
const headsBefore = (time: Date): RawBuilder<unknown> => sql`
  delete from pacegate.pull_request_heads where id in (
    select old.id from pacegate.pull_request_heads as old
    where old.recorded_at < ${time} and exists (
      select from pacegate.pull_request_heads as newer
      where newer.repository_id = old.repository_id and newer.number = old.number and newer.id > old.id
    ) ${most}
  ) returning id`;

// One that is still watched for is changed by every look.
const investigationsBefore = (time: Date): RawBuilder<unknown> => sql`
  delete from pacegate.investigations where run_id in (
    select run_id from pacegate.investigations where changed_at < ${time} order by changed_at ${most}
  ) returning run_id`;

/** Removes what is older than these; gives how many of each. What is open stays, whatever its age. */
export const prune = async (
  on: On,
  { clock }: StoreTools,
  keep: Retention,
): Promise<Readonly<Record<string, number>>> => {
  const now = clock.date().getTime();
  const before = (age: number): Date => new Date(now - age);
  return {
    deliveries: await repeat(on, deliveriesBefore(before(keep.deliveries))),
    runs: await repeat(on, runsBefore(before(keep.runs))),
    raw: await repeat(on, rawBefore(before(keep.raw))),
    commands: await repeat(on, commandsBefore(before(keep.runs))),
    investigations: await repeat(on, investigationsBefore(before(keep.runs))),
    heads: await repeat(on, headsBefore(before(keep.runs))),
  };
};
