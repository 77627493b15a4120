import { type Clock, systemClock } from '../../../core/clock.ts';
import { readPullRequest } from '../../../github/read-pull-request.ts';
import type { RecordedPullRequest } from '../model.ts';
import type { AppStore } from '../ports.ts';
import type { PresentRepository } from './present-repository.ts';

interface PullRequestTools {
  readonly store: Pick<AppStore, 'pullRequest' | 'savePullRequest'>;
  readonly clock?: Pick<Clock, 'date'>;
}

/** Reads a pull request by API, and keeps what is new. Null where there is none of that number. */
export const presentPullRequest = async (
  number: number,
  { repository, name, github }: PresentRepository,
  { store, clock = systemClock }: PullRequestTools,
): Promise<RecordedPullRequest | null> => {
  const found = await readPullRequest(github, { repository: name, number });
  if (found === null) return null;
  const known = await store.pullRequest(repository.id, number);
  // GitHub's answers lag behind its events at times: what they tell then is what was.
  if (known !== null && found.updatedAt < known.updatedAt) return known;
  const headRecordedAt = known?.headSha === found.headSha ? known.headRecordedAt : clock.date();
  const pull = { ...found, repositoryId: repository.id, headRecordedAt };
  const isNews =
    known === null ||
    known.headSha !== pull.headSha ||
    known.baseRef !== pull.baseRef ||
    known.isOpen !== pull.isOpen ||
    known.isDraft !== pull.isDraft;
  if (isNews) await store.savePullRequest(pull);
  return pull;
};
