import { externalIdOf, type Run } from '../model.ts';

/**
 * Whether a newer run is about the same commit for the same purpose: it goes on with the same check, which is not to be
 * written over. `others`: runs of the repository, this one or not.
 */
export const isSuperseded = (run: Run, others: readonly Run[]): boolean =>
  others.some(
    (other) =>
      other.id !== run.id &&
      other.headSha === run.headSha &&
      externalIdOf(other) === externalIdOf(run) &&
      other.createdAt >= run.createdAt,
  );
