import type { Run } from '../../usecases/app/model.ts';
import { runColumns, toRun } from './run-row.ts';
import type { On } from './store-tools.ts';

export interface RunFilter {
  readonly number?: number;
  readonly limit?: number;
  readonly before?: Date;
}

const defaultLimit = 50;

export const readRun = async (on: On, id: string): Promise<Run | null> => {
  const row = await on.selectFrom('pacegate.runs').select(runColumns).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toRun(row);
};

/**
 * A page of history, the newest first. The next begins before the `createdAt` of its last run; so that none is missed, runs
 * of that same moment are all on this page, which may make it longer than `limit`.
 */
export const runsOf = async (
  on: On,
  repositoryId: number,
  { number, limit = defaultLimit, before }: RunFilter = {},
): Promise<readonly Run[]> => {
  let query = on.selectFrom('pacegate.runs').select(runColumns).where('repository_id', '=', repositoryId);
  if (number !== undefined) query = query.where('number', '=', number);
  if (before !== undefined) query = query.where('created_at', '<', before);
  const rows = await query.orderBy('created_at', 'desc').fetch(limit, 'with ties').execute();
  return rows
    .toSorted(
      (one, other) => other.created_at.getTime() - one.created_at.getTime() || Number(other.seq) - Number(one.seq),
    )
    .map(toRun);
};
