import { UsageError } from '../core/errors.ts';
import type { CheckedOut } from '../measure/workspace/read-checked-out.ts';
import type { CheckTask } from './decide-task.ts';

/** What is compared. `base` is a ref or commit, null for the default branch. */
export interface ChosenSides {
  readonly base: string | null;
  readonly head: string;
}

const elsewhere = ({ commit }: Pick<CheckedOut, 'commit'>, { subject, headSha }: CheckTask): UsageError =>
  new UsageError(
    `The checked-out commit ${commit.slice(0, 10)} is neither the head ${headSha.slice(0, 10)} of ${subject} nor a test merge of it.`,
    'Check out what the event is about: actions/checkout without `ref`, and no commits in steps before this one.',
  );

/**
 * Which commits are compared: what is checked out, against what it goes to.
 *
 * actions/checkout gives the test merge of a pull request. Its base is its first parent: `base.sha` of the event may be
 * older, and what others have merged since would count as part of the change. Throws a UsageError when something else is
 * checked out, since the check would say of one commit what was measured of another.
 */
export const chooseSides = (
  task: CheckTask,
  checkedOut: Pick<CheckedOut, 'commit' | 'parents'>,
  givenBase: string | null,
): ChosenSides => {
  const { commit: head, parents } = checkedOut;
  const [into, merged] = parents;
  if (head === task.headSha) return { base: givenBase ?? task.baseSha, head };
  if (task.event === 'pull_request' && parents.length === 2 && into !== undefined && merged === task.headSha)
    return { base: givenBase ?? into, head };
  throw elsewhere(checkedOut, task);
};
