import { RepositoryError } from '../../core/errors.ts';
import type { Revision } from './revision.ts';
import { deepenUntil, isShallow } from './fetch-history.ts';
import { printable } from './output-tail.ts';
import type { Store } from './store.ts';

type Tip = Pick<Revision, 'ref' | 'commit'>;

const mergeBaseOf = async (store: Store, base: string, head: string): Promise<string | null> => {
  const { code, stdout } = await store.run(['merge-base', base, head]);
  return code === 0 ? stdout.toString().trim() : null;
};

/**
 * The commit that the change of `head` started from. A shallow history is completed from `remote`, in the store only.
 * Throws a RepositoryError when there is none, or when the history that holds it can't be fetched.
 */
export const mergeBase = async (store: Store, base: Tip, head: Tip, remote: string | null): Promise<string> => {
  const find = (): Promise<string | null> => mergeBaseOf(store, base.commit, head.commit);
  const local = await find();
  if (local !== null) return local;
  const names = `${printable(base.ref, 100)} and ${printable(head.ref, 100)}`;
  if (await isShallow(store)) {
    const cure =
      `Fetch the history and run again: git fetch --unshallow ${remote ?? 'origin'} ` +
      '(in a GitHub workflow: `fetch-depth: 0` for actions/checkout).';
    const missing = `This clone is shallow and does not hold the merge base of ${names}`;
    if (remote === null) throw new RepositoryError(`${missing}; it has no remote to fetch it from.`, cure);
    const outcome = await deepenUntil(store, remote, [base.commit, head.commit], async () => (await find()) !== null);
    const deepened = await find();
    if (deepened !== null) return deepened;
    if (outcome.kind === 'failed') {
      throw new RepositoryError(`${missing}, and fetching it from ${remote} failed: ${outcome.why}`, cure);
    }
  }
  throw new RepositoryError(
    `${names} have no common commit: their histories are unrelated.`,
    'Give a --base that the change was started from.',
  );
};
