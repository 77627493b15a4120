import { GitHubError } from '../../../core/errors.ts';
import { commitOfRef } from '../../../github/commit-of-ref.ts';
import { compareFiles } from '../../../github/compare-files.ts';
import { priorities, type Run } from '../model.ts';
import type { AppStore } from '../ports.ts';
import type { PresentRepository } from './present-repository.ts';

/** As many refreshes of one repository as may come while one is measured. */
const mostRuns = 50;

/** Whether `older` is behind `newer`. Commits without a common ancestor come from a branch that was begun anew: then it is. */
const isBehind = async (older: string, newer: string, { name, github }: PresentRepository): Promise<boolean> => {
  try {
    const { mergeBase } = await compareFiles(github, { repository: name, base: older, head: newer });
    return mergeBase !== newer;
  } catch (error) {
    if (error instanceof GitHubError && error.status === 404) return true;
    throw error;
  }
};

/**
 * Why a refresh is not of the commit that its branch is at, for people; null where it is. Deliveries come in any order, so a
 * late one may have taken the place of the newest commit's run: that is asked for again, where it is not there. Throws a
 * GitHubError or DatabaseError.
 */
export const followBranch = async (
  run: Run,
  branch: string,
  present: PresentRepository,
  store: Pick<AppStore, 'runsOf' | 'askForRun'>,
): Promise<string | null> => {
  const { repository, name, github } = present;
  const tip = await commitOfRef(github, { repository: name, ref: `heads/${branch}` });
  if (tip === null) return `There is no branch ${branch} any more.`;
  // GitHub's answers lag behind its events at times: a tip that is older than the run's commit is what was.
  if (tip === run.headSha || !(await isBehind(run.headSha, tip, present))) return null;
  const beside = await store.runsOf(repository.id, { limit: mostRuns });
  const isAskedFor = beside.some(
    ({ purpose, headSha, outcome }) => purpose.kind === 'refresh' && headSha === tip && outcome !== 'cancelled',
  );
  if (!isAskedFor)
    await store.askForRun({
      repositoryId: repository.id,
      purpose: { kind: 'refresh', branch },
      mode: run.mode,
      headSha: tip,
      base: null,
      requestedBy: run.requestedBy,
      isApproved: true,
      priority: priorities.refresh,
    });
  return `The branch has moved on to ${tip.slice(0, 10)}.`;
};
