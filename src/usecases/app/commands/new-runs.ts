import { type NewRun, priorities, type RecordedPullRequest, type Run } from '../model.ts';

interface Asker {
  readonly mode: Run['mode'];
  /** Login of somebody who may write. */
  readonly by: string;
}

/** The run that a person asks for. They have seen the commit, so a fork's may be measured too. */
export const pullRequestRun = (pull: RecordedPullRequest, { mode, by }: Asker): NewRun => ({
  repositoryId: pull.repositoryId,
  purpose: { kind: 'pull-request', number: pull.number, isFork: pull.isFork },
  mode,
  headSha: pull.headSha,
  base: { sha: pull.baseSha, ref: pull.baseRef },
  requestedBy: by,
  isApproved: true,
  priority: mode === 'load' ? priorities.load : priorities.command,
});

/** A measurement of the default branch, which keeps no merge waiting. */
export const refreshRun = (
  { id, defaultBranch }: { readonly id: number; readonly defaultBranch: string },
  headSha: string,
  by: string,
): NewRun => ({
  repositoryId: id,
  purpose: { kind: 'refresh', branch: defaultBranch },
  mode: 'check',
  headSha,
  base: null,
  requestedBy: by,
  isApproved: true,
  priority: priorities.refresh,
});

/**
 * A run that is what somebody asks for and has not ended: their own command, which a job that is tried again finds. Asking once
 * more would only begin it anew.
 */
export const underWay = (runs: readonly Run[], asked: NewRun): Run | null =>
  runs.find(
    (it) =>
      it.state !== 'ended' &&
      it.isApproved &&
      it.purpose.kind === asked.purpose.kind &&
      it.mode === asked.mode &&
      it.headSha === asked.headSha &&
      it.requestedBy === asked.requestedBy,
  ) ?? null;
