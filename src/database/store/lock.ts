import { sql } from 'kysely';
import type { On } from './store-tools.ts';

/** Until the end of the transaction nobody else has the lock of that name: rows that are not there yet can't be locked. */
export const lock = async (on: On, name: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`pacegate ${name}`}, 0))`.execute(on);
};
