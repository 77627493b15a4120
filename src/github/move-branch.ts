import { GitHubError } from '../core/errors.ts';
import { refusedByRule } from './branch-rules.ts';
import type { GitHub } from './client.ts';
import { sentOnce } from './create-once.ts';
import { explainGitHub } from './explain-failure.ts';
import { type RepositoryName, repositoryText } from './repository-name.ts';
import { answerWasLost, messageOf, statusOf } from './request-failure.ts';

interface BranchName {
  readonly repository: RepositoryName;
  readonly branch: string;
}

const tries = 4;

/** The branch's commit, or null where there is none. Reads lag behind writes by seconds. Throws Octokit's errors. */
export const readTip = async (github: GitHub, { repository, branch }: BranchName): Promise<string | null> => {
  try {
    return (await github.rest.git.getRef({ ...repository, ref: `heads/${branch}` })).data.object.sha;
  } catch (error) {
    // 409: the repository has no commit at all.
    if ([404, 409].includes(statusOf(error) ?? 0)) return null;
    throw error;
  }
};

const isAncestor = async (github: GitHub, repository: RepositoryName, commit: string, tip: string) => {
  if (commit === tip) return true;
  try {
    const basehead = `${commit}...${tip}`;
    const { data } = await github.rest.repos.compareCommitsWithBasehead({
      ...repository,
      basehead,
      per_page: 1,
      page: 1,
    });
    return data.status === 'ahead' || data.status === 'identical';
  } catch (error) {
    if (statusOf(error) === 404) return false;
    throw error;
  }
};

const send = async (github: GitHub, { repository, branch }: BranchName, parent: string | null, commit: string) => {
  const move = { ...repository, sha: commit, request: sentOnce };
  await (parent === null
    ? github.rest.git.createRef({ ...move, ref: `refs/heads/${branch}` })
    : github.rest.git.updateRef({ ...move, ref: `heads/${branch}`, force: false }));
};

const isConflict = (error: unknown): boolean => [409, 422].includes(statusOf(error) ?? 0);

/** Words of a refusal that can only mean: the branch is not where we thought. Others may as well mean a rule. */
const saysMoved = (error: unknown): boolean =>
  statusOf(error) === 409 || /fast.?forward|already exists|reference does not exist/i.test(messageOf(error));

const explainMove = (error: unknown, { repository, branch }: BranchName): GitHubError => {
  const place = `branch ${branch} of ${repositoryText(repository)}`;
  const refusal = refusedByRule(branch, messageOf(error));
  const status = statusOf(error);
  return refusal === null || status === null
    ? explainGitHub(error, `write ${place}`, { permission: 'contents: write' })
    : new GitHubError(
        `Could not write ${place}: “${refusal.rule}” forbids it. GitHub answered ${status} (${messageOf(error)}).`,
        refusal.cure,
        { status, cause: error },
      );
};

interface Refusal {
  /** An earlier try, or this one, may have been carried out: its answer was lost. */
  readonly mayBeOurs: boolean;
  /** GitHub says that the branch is not at the parent. */
  readonly saysMoved: boolean;
}

/** Where the branch is after a move that failed: at our commit or beyond it, somewhere else, or still at the parent. */
const look = async (
  github: GitHub,
  name: BranchName,
  { parent, commit }: { readonly parent: string | null; readonly commit: string },
  { mayBeOurs, saysMoved }: Refusal,
): Promise<'ours' | 'elsewhere' | 'at-parent'> => {
  let tip = await readTip(github, name);
  // A read that denies what GitHub has just said is stale. Only where it may be our own doing is it worth waiting for.
  const mostReads = saysMoved && mayBeOurs ? tries : 0;
  for (let reads = 1; tip === parent && reads <= mostReads; reads++) {
    await github.pause(1000 * reads);
    tip = await readTip(github, name);
  }
  if (tip === parent) return 'at-parent';
  if (tip === null || !mayBeOurs) return 'elsewhere';
  return (await isAncestor(github, name.repository, commit, tip)) ? 'ours' : 'elsewhere';
};

/**
 * Moves a branch from `parent` to `commit`, whose parent that is; makes the branch where `parent` is null. Resolves to
 * false when somebody else moved it first: the commit must then be built anew, sending it again can't help. Throws a
 * GitHubError otherwise, that names the rule where one forbids it.
 */
export const moveBranch = async (
  github: GitHub,
  name: BranchName,
  move: { readonly parent: string | null; readonly commit: string },
): Promise<boolean> => {
  let wasLost = false;
  for (let attempt = 1; ; attempt++) {
    try {
      await send(github, name, move.parent, move.commit);
      return true;
    } catch (error) {
      const isLost = answerWasLost(error);
      wasLost ||= isLost;
      if (!isLost && !isConflict(error)) throw explainMove(error, name);
      // What neither says that the branch moved nor names a rule may pass: a lock, a commit that is not known everywhere.
      const mayPass = isLost || (!saysMoved(error) && refusedByRule(name.branch, messageOf(error)) === null);
      if (mayPass) await github.pause(1000 * attempt);
      const place = await look(github, name, move, { mayBeOurs: wasLost, saysMoved: saysMoved(error) });
      if (place === 'ours') return true;
      if (place === 'elsewhere' || saysMoved(error)) return false;
      if (!mayPass || attempt === tries) throw explainMove(error, name);
    }
  }
};
