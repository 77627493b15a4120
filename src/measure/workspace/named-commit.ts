import { RepositoryError } from '../../core/errors.ts';
import { baseTip } from './base-tip.ts';
import { fetchCommit } from './fetch-history.ts';
import type { ResolvedSides } from './revision.ts';

/** What git can be asked for at a remote: no option, pattern or revision expression. */
const isFetchable = (ref: string): boolean => /^(?!-)[^\s:^~*?[\\\x7f]{1,200}$/.test(ref) && !ref.includes('@{');

/**
 * The commit that a tag, branch or commit names; null where there is none. Clones that CI makes know few tags: what the
 * repository lacks is fetched into the run's store.
 */
export const namedCommit = async (
  { store, remote }: Pick<ResolvedSides, 'store' | 'remote'>,
  ref: string,
): Promise<string | null> => {
  try {
    return (await baseTip(store, ref, remote)).commit;
  } catch (error) {
    if (!(error instanceof RepositoryError)) throw error;
    return remote !== null && isFetchable(ref) ? fetchCommit(store, remote, ref) : null;
  }
};
