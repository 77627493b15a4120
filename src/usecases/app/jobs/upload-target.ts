import { findPullRequestOfRun } from '../../../github/pull-requests.ts';
import { repositoryText } from '../../../github/repository-name.ts';
import type { WorkflowRun } from '../../../github/workflow-run.ts';
import type { Run, RunPurpose } from '../model.ts';
import type { AppStore } from '../ports.ts';
import type { PresentRepository } from './present-repository.ts';

/** What a workflow measured, by GitHub's and our own word: never by what it uploaded. */
export interface UploadTarget {
  readonly purpose: Exclude<RunPurpose, { kind: 'refresh' }>;
  readonly headSha: string;
  readonly headRef: string;
  readonly base: NonNullable<Run['base']>;
}

/** A group is measured while it is in the queue: its run is among the newest. */
const mostRuns = 50;

const ofPullRequest = async (
  { headSha, headBranch, headRepository }: WorkflowRun,
  { name, github }: PresentRepository,
): Promise<UploadTarget | null> => {
  // The fork is gone, and with it the way from the run to its pull request.
  if (headBranch === null || headRepository === null) return null;
  const pull = await findPullRequestOfRun(github, { repository: name, headSha, headRepository, headBranch });
  if (pull === null || pull.outdated !== null) return null;
  const isFork = repositoryText(headRepository).toLowerCase() !== repositoryText(name).toLowerCase();
  return {
    purpose: { kind: 'pull-request', number: pull.number, isFork },
    headSha,
    headRef: headBranch,
    base: { sha: pull.baseSha, ref: pull.baseRef },
  };
};

/** GitHub names no pull request for a merge group, but its event gave us the commits. */
const ofMergeGroup = async (
  { headSha }: WorkflowRun,
  { repository }: PresentRepository,
  store: Pick<AppStore, 'runsOf'>,
): Promise<UploadTarget | null> => {
  for (const run of await store.runsOf(repository.id, { limit: mostRuns })) {
    if (run.purpose.kind === 'merge-group' && run.headSha === headSha && run.base !== null)
      return { purpose: run.purpose, headSha, headRef: run.purpose.headRef, base: run.base };
  }
  return null;
};

/** What a workflow's run is about: a pull request that is still there, or a merge group; null for anything else. */
export const uploadTarget = async (
  workflow: WorkflowRun,
  present: PresentRepository,
  store: Pick<AppStore, 'runsOf'>,
): Promise<UploadTarget | null> => {
  switch (workflow.event) {
    case 'pull_request':
      return ofPullRequest(workflow, present);
    case 'merge_group':
      return ofMergeGroup(workflow, present, store);
    default:
      return null;
  }
};
