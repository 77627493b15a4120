import type { Result } from '../../../core/result.ts';
import { externalIdOf, type Run } from '../model.ts';
import type { UploadTarget } from './upload-target.ts';

/** Which run an upload belongs to. */
export type UploadRun =
  /** This one waits for it. */
  | { readonly kind: 'waiting'; readonly run: Run }
  /** This one has a result, or ended without: a workflow that was run again measures anew. */
  | { readonly kind: 'over'; readonly run: Run }
  /** None was asked for. */
  | { readonly kind: 'none' }
  /** Somebody does not want it measured. */
  | { readonly kind: 'unwanted' };

/** The newest run of that commit decides. `runs`: the newest first, of the repository. */
export const chooseUploadRun = (
  runs: readonly Run[],
  { purpose, headSha }: Pick<UploadTarget, 'purpose' | 'headSha'>,
): UploadRun => {
  const run = runs.find(
    (it) => it.headSha === headSha && externalIdOf(it) === externalIdOf({ purpose, mode: 'check' }),
  );
  if (run === undefined) return { kind: 'none' };
  if (run.outcome === 'cancelled') return { kind: 'unwanted' };
  return { kind: run.state === 'queued' || run.state === 'running' ? 'waiting' : 'over', run };
};

/** Whether two results come from the same upload, which may have been judged twice: a job can be repeated. */
export const isSameUpload = (one: Result, other: Result): boolean =>
  one.head.commit === other.head.commit &&
  one.startedAt === other.startedAt &&
  one.seed === other.seed &&
  one.duration === other.duration;
