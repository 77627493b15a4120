import { type Acceptance, acceptanceSchema } from '../../core/acceptance.ts';
import { DatabaseError } from '../../core/errors.ts';
import type { StoredAcceptance } from '../../usecases/app/model.ts';
import { storable } from './storable.ts';
import type { On, StoreTools } from './store-tools.ts';

const toAcceptance = (id: string, stored: unknown): Acceptance => {
  const { data } = acceptanceSchema.safeParse(stored);
  if (data !== undefined) return data;
  throw new DatabaseError(
    `The acceptance ${id} in the database is not what this version reads.`,
    'Update Pacegate here if a newer version uses the same database; else delete the row and accept again.',
  );
};

/** In the order of accepting. */
export const acceptances = async (
  on: On,
  repositoryId: number,
  number: number,
): Promise<readonly StoredAcceptance[]> => {
  const rows = await on
    .selectFrom('pacegate.acceptances')
    .select(['id', 'acceptance'])
    .where('repository_id', '=', repositoryId)
    .where('number', '=', number)
    .orderBy('seq')
    .execute();
  return rows.map(({ id, acceptance }) => ({
    id,
    repositoryId,
    number,
    acceptance: toAcceptance(id, acceptance),
  }));
};

export interface NewAcceptance {
  readonly repositoryId: number;
  readonly number: number;
  /** Of the comment or button: each accepts once. */
  readonly sourceId: string;
  readonly acceptance: Acceptance;
}

export const saveAcceptance = async (
  on: On,
  { clock, newId }: StoreTools,
  { repositoryId, number, sourceId, acceptance }: NewAcceptance,
): Promise<void> => {
  await on
    .insertInto('pacegate.acceptances')
    .values({
      id: newId(),
      repository_id: repositoryId,
      number,
      source_id: storable(sourceId),
      acceptance: JSON.stringify(acceptance),
      recorded_at: clock.date(),
    })
    .onConflict((conflict) => conflict.columns(['repository_id', 'number', 'source_id']).doNothing())
    .execute();
};
