import type { Kysely, Transaction } from 'kysely';
import { errorCode } from '../../core/error-code.ts';
import type { Tables } from '../tables.ts';

/** Of one transaction. Whoever loses meets others who have won by then. */
const mostTries = 5;

// Two that wait for each other, of which the server ends one; and a row that another put there after this one had looked.
const passing: ReadonlySet<string | null> = new Set(['40001', '40P01', '23505']);

/**
 * All that `work` does, or nothing. It may run again where others were in its way, so it has no effects but those on the
 * database.
 */
export const transact = async <T>(
  kysely: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> => {
  for (let tries = 1; ; tries++) {
    try {
      return await kysely.transaction().execute(work);
    } catch (error) {
      if (tries === mostTries || !passing.has(errorCode(error))) throw error;
    }
  }
};
