import { type RawBuilder, sql } from 'kysely';
import type { AppStore, CommandRequest } from '../../usecases/app/ports.ts';
import { storable } from './storable.ts';
import type { On, StoreTools } from './store-tools.ts';

/** ms. Who has claimed a command and is gone for so long was killed: a job's holder is missed after 20 s. */
const longest = 60_000;

/** A comment and a button may have the same id. */
const isOf = ({ kind, id }: CommandRequest['source']): RawBuilder<boolean> =>
  sql<boolean>`source_kind = ${kind} and source_id = ${storable(id)}`;

type Claim = Awaited<ReturnType<AppStore['claimCommand']>>;

/** Whether the command is the caller's to carry out: see the port. */
export const claimCommand = async (on: On, { clock }: StoreTools, command: CommandRequest): Promise<Claim> => {
  const now = clock.date();
  const rows = await on
    .insertInto('pacegate.commands')
    .values({
      source_kind: command.source.kind,
      source_id: storable(command.source.id),
      repository_id: command.repositoryId,
      number: command.number,
      requested_by: storable(command.by),
      text: storable(command.text),
      written_at: command.at,
      head_sha: command.headSha,
      claimed_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['source_id', 'source_kind'])
        .doUpdateSet({ claimed_at: now })
        .where(
          sql<boolean>`commands.answered_at is null and commands.claimed_at <= ${new Date(now.getTime() - longest)}`,
        ),
    )
    .returning('source_id')
    .execute();
  if (rows.length > 0) return 'claimed';
  const known = await on
    .selectFrom('pacegate.commands')
    .select('answered_at')
    .where(isOf(command.source))
    .executeTakeFirst();
  return (known?.answered_at ?? null) === null ? 'held' : 'answered';
};

/** It can be claimed at once. */
export const returnCommand = async (on: On, source: CommandRequest['source']): Promise<void> => {
  await on
    .updateTable('pacegate.commands')
    .set({ claimed_at: new Date(0) })
    .where(isOf(source))
    .where('answered_at', 'is', null)
    .execute();
};

export const commandAnswered = async (
  on: On,
  { clock }: StoreTools,
  source: CommandRequest['source'],
  answer: string,
): Promise<void> => {
  await on
    .updateTable('pacegate.commands')
    .set({ answer: storable(answer), answered_at: clock.date() })
    .where(isOf(source))
    .execute();
};
