import { type NewRun, pullRequestKeys, type RecordedPullRequest } from '../../usecases/app/model.ts';
import type { SavedPullRequest } from './pull-requests.ts';

/**
 * Whether a run that an event asks for is still to be made, given what is recorded of its pull request by now. A late event
 * may ask for a head that is no more, or of a pull request that was closed since.
 */
export const isStillWanted = (run: NewRun, recorded: RecordedPullRequest | null, isStale: boolean): boolean => {
  if (run.purpose.kind !== 'pull-request' || recorded === null) return true;
  if (run.headSha !== recorded.headSha) return false;
  return !isStale || (recorded.isOpen && !recorded.isDraft);
};

/** Whether runs of `key` are still to be cancelled: a late `closed` is no reason once the pull request was reopened. */
export const isStillOver = (key: string, saved: SavedPullRequest | null): boolean => {
  if (saved === null || !saved.isStale) return true;
  const { repositoryId, number, isOpen, isDraft } = saved.recorded;
  const isOwn = pullRequestKeys(repositoryId, number).includes(key);
  return !isOwn || !isOpen || isDraft;
};
