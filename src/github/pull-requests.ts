import type { GitHub } from './client.ts';
import { explained } from './explain-failure.ts';
import { type RepositoryName, repositoryText } from './repository-name.ts';

/** What the event of a finished workflow run says: never what the run uploaded, which can name any pull request. */
export interface RunIdentity {
  /** Where the pull request is. */
  readonly repository: RepositoryName;
  readonly headSha: string;
  /** Where the head is: the fork's, or the same. */
  readonly headRepository: RepositoryName;
  readonly headBranch: string;
}

export interface FoundPullRequest {
  readonly number: number;
  /** The present one: other than the run's when the pull request has moved on. */
  readonly headSha: string;
  readonly baseSha: string;
  readonly baseRef: string;
  readonly state: 'open' | 'closed' | 'merged';
  /** Whether the run measured what the pull request is now: open, and at the same commit. Null if so, else why not. */
  readonly outdated: string | null;
  /** Other open pull requests of the same commit: they share its checks. */
  readonly alsoOpen: readonly number[];
}

type Given = Awaited<ReturnType<GitHub['rest']['pulls']['list']>>['data'][number];

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const isOfRun = (pull: Given, { headSha, headRepository, headBranch }: RunIdentity): boolean => {
  if (pull.head.ref !== headBranch) return false;
  // `repo` is null once the fork is deleted, whatever the types say. Then only the commit can tell.
  const repo: { full_name: string } | null = pull.head.repo;
  return repo === null ? pull.head.sha === headSha : isSame(repo.full_name, repositoryText(headRepository));
};

const stateOf = (pull: Given): FoundPullRequest['state'] => {
  if (pull.state === 'open') return 'open';
  return pull.merged_at === null ? 'closed' : 'merged';
};

const outdatedBy = (pull: Given, headSha: string): string | null => {
  const state = stateOf(pull);
  if (state !== 'open') return `Pull request #${pull.number} is ${state} by now.`;
  return pull.head.sha === headSha
    ? null
    : `Pull request #${pull.number} has moved on: it is at ${pull.head.sha.slice(0, 12)}, and this run measured ${headSha.slice(0, 12)}.`;
};

/** The best first: current ones, of these those into the default branch, of these the oldest. */
const inOrder = (pulls: readonly Given[], headSha: string): readonly Given[] => {
  const rank = (pull: Given): number =>
    (outdatedBy(pull, headSha) === null ? 0 : 4) +
    (pull.state === 'open' ? 0 : 2) +
    (pull.base.ref === pull.base.repo.default_branch ? 0 : 1);
  // Of those that are closed or have moved on, the newest says most.
  const age = (pull: Given): number => (outdatedBy(pull, headSha) === null ? pull.number : -pull.number);
  return pulls.toSorted((one, other) => rank(one) - rank(other) || age(one) - age(other));
};

/**
 * The pull request that a workflow run belongs to, by the run's head alone (for forks GitHub's own list is empty). Null
 * where there is none. Throws a GitHubError that says what to do.
 */
export const findPullRequestOfRun = async (github: GitHub, run: RunIdentity): Promise<FoundPullRequest | null> => {
  const { repository, headRepository, headBranch, headSha } = run;
  const { data } = await explained(
    `look for the pull request of ${headBranch} in ${repositoryText(repository)}`,
    () =>
      github.rest.pulls.list({
        ...repository,
        head: `${headRepository.owner}:${headBranch}`,
        state: 'all',
        sort: 'updated',
        direction: 'desc',
        per_page: 100,
      }),
    { permission: 'pull-requests: read' },
  );
  const pulls = inOrder(
    data.filter((pull) => isOfRun(pull, run)),
    headSha,
  );
  const [pull, ...others] = pulls;
  if (pull === undefined) return null;
  return {
    number: pull.number,
    headSha: pull.head.sha,
    baseSha: pull.base.sha,
    baseRef: pull.base.ref,
    state: stateOf(pull),
    outdated: outdatedBy(pull, headSha),
    alsoOpen: others.filter((other) => outdatedBy(other, headSha) === null).map(({ number }) => number),
  };
};
