import type { Run } from './model.ts';

/** What the display of progress needs of the store besides AppStore. Throws a DatabaseError. */
export interface ActiveRuns {
  /** All runs that a worker has, of any repository. */
  activeRuns(): Promise<readonly Run[]>;
}
