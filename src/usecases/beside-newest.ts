import { RepositoryError } from '../core/errors.ts';
import { newestOf, type Stored } from './baseline/read-stored.ts';
import type { CheckPorts } from './check.ts';

/** Imported records may name commits in other ways; what the store says is not asked of git before it looks like one. */
const isCommit = (text: string): boolean => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);

/** The ports of a run of `head` beside the commit that was recorded last, or why there can be none. */
export const besideNewest = async (
  { reached, suites }: Stored,
  head: string,
  open: (base: string) => Promise<CheckPorts>,
): Promise<CheckPorts | { readonly why: string }> => {
  const records = suites.flatMap((it) => [...it.records, ...it.others]);
  // What an invalid run compared is not trusted: a chain over it would have a gap.
  const newest = newestOf(records.filter(({ commit, verdict }) => isCommit(commit) && verdict !== 'invalid'));
  if (newest === null)
    return { why: reached ? 'no earlier commit is recorded' : 'the stored baseline could not be read' };
  const name = newest.commit.slice(0, 10);
  if (newest.commit === head) return { why: `${name} is the commit that was recorded last` };
  try {
    const ports = await open(newest.commit);
    if (ports.repository.sides.base.commit === newest.commit) return ports;
    return { why: `${name}, which was recorded last, is no ancestor of it: the branch was forced or rewound` };
  } catch (error) {
    if (!(error instanceof RepositoryError)) throw error;
    return { why: `git has no ${name}, which was recorded last` };
  }
};
