import type { PullRequestEvent } from './events/app-event.ts';
import { type NewRun, priorities, pullRequestKeys, type RunPurpose } from './model.ts';
import type { DeliveryRecord } from './ports.ts';

/** Why a pull request is not to be measured now, for people; null where it is. */
const idleReason = ({ isOpen, isDraft }: PullRequestEvent['pull']): string | null => {
  if (!isOpen) return 'The pull request is closed.';
  return isDraft ? 'The pull request is a draft: it is measured once it is ready for review.' : null;
};

/**
 * Records the pull request, and asks for its run or cancels it. The state decides and never the action, so that
 * deliveries in any order come to the same: the newest counts.
 */
export const planPullRequest = (
  { repository, pull, updatedAt }: PullRequestEvent,
  receivedAt: Date,
): Pick<DeliveryRecord, 'repositories' | 'pullRequest' | 'runs' | 'cancel'> => {
  const purpose: RunPurpose = { kind: 'pull-request', number: pull.number, isFork: pull.isFork };
  const run: NewRun = {
    repositoryId: repository.id,
    purpose,
    mode: 'check',
    headSha: pull.headSha,
    base: { sha: pull.baseSha, ref: pull.baseRef },
    requestedBy: null,
    isApproved: false,
    priority: priorities.pullRequest,
  };
  const idle = idleReason(pull);
  return {
    repositories: [repository],
    pullRequest: {
      ...pull,
      repositoryId: repository.id,
      headRecordedAt: receivedAt,
      updatedAt: updatedAt ?? receivedAt,
    },
    runs: idle === null ? [run] : [],
    cancel: idle === null ? [] : pullRequestKeys(repository.id, pull.number).map((key) => ({ key, why: idle })),
  };
};
