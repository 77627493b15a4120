import { GitHubError } from '../core/errors.ts';
import { type CheckIdentity, type CheckRun, listCheckRuns, usableRun } from './check-runs.ts';
import type { GitHub } from './client.ts';
import { explained, explainGitHub } from './explain-failure.ts';
import { repositoryText } from './repository-name.ts';
import { statusOf } from './request-failure.ts';
import { type CheckState, createCheckRun, isOutOfReach, isUnknownCommit, updateCheckRun } from './write-check-run.ts';

/** Explains what went wrong with a check; a commit that is gone is named as that. */
export const explainCheck = (error: unknown, { repository, name, headSha }: CheckIdentity): GitHubError => {
  const place = `${headSha.slice(0, 12)} of ${repositoryText(repository)}`;
  if (isUnknownCommit(error))
    return new GitHubError(
      `Could not post the check ${name}: the repository has no commit ${place}.`,
      'The branch was force-pushed or deleted meanwhile, or the repository is another one: the run of the newest commit posts its own check.',
      { status: statusOf(error), cause: error },
    );
  return explainGitHub(error, `post the check ${name} on ${place}`, { permission: 'checks: write' });
};

const updateIfOurs = async (
  github: GitHub,
  identity: CheckIdentity,
  id: number,
  state: CheckState,
): Promise<CheckRun | null> => {
  try {
    return await updateCheckRun(github, identity, { id, annotationsBefore: 0 }, state);
  } catch (error) {
    if (isOutOfReach(error)) return null;
    throw error;
  }
};

/**
 * Brings the check run of that identity into a state: updates it where it is there and can be gone on with, makes it
 * otherwise, also where another app has taken the name. `id`: of a run that startCheck made, which saves a look. Throws
 * Octokit's errors. `others`: the runs of the name that were seen; none were looked for where `id` was enough.
 */
export const putCheckRun = async (
  github: GitHub,
  identity: CheckIdentity,
  state: CheckState,
  id: number | null,
): Promise<{ readonly run: CheckRun; readonly others: readonly CheckRun[] }> => {
  const kept = id === null ? null : await updateIfOurs(github, identity, id, state);
  if (kept !== null) return { run: kept, others: [] };
  const others = await explained(
    `look for the check ${identity.name} in ${repositoryText(identity.repository)}`,
    () =>
      listCheckRuns(github, identity).catch((error: unknown) => {
        throw isUnknownCommit(error) ? explainCheck(error, identity) : error;
      }),
    { permission: 'checks: write' },
  );
  const usable = usableRun(others, identity);
  const updated = usable === null || usable.id === id ? null : await updateIfOurs(github, identity, usable.id, state);
  return { run: updated ?? (await createCheckRun(github, identity, state, others)), others };
};
