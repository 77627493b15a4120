import type { NewRun, Run } from '../../usecases/app/model.ts';

export interface Replacement {
  /** The run that stays in place of the new one; null where the new one is made. */
  readonly stays: Run | null;
  /** Runs whose place the new one takes. */
  readonly over: readonly Run[];
}

const isSame = (run: Run, wanted: NewRun): boolean =>
  run.headSha === wanted.headSha && run.mode === wanted.mode && run.base?.ref === wanted.base?.ref;

/**
 * What becomes of the open runs of a key when a run is asked for. Several events may tell of the same head: the first asks
 * for its run. A person who asks means now. A refresh that is being measured is let finish, because a default branch that
 * moves faster than it is measured would never be recorded.
 */
export const replaceRuns = (open: readonly Run[], wanted: NewRun): Replacement => {
  const same = wanted.requestedBy === null ? open.find((it) => isSame(it, wanted)) : undefined;
  if (same !== undefined) return { stays: same, over: [] };
  const isRefresh = wanted.purpose.kind === 'refresh';
  return { stays: null, over: isRefresh ? open.filter((it) => it.state === 'queued') : open };
};
