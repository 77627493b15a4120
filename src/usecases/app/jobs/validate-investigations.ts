import { systemClock } from '../../../core/clock.ts';
import type { Investigation } from '../../../core/investigation.ts';
import type { Result } from '../../../core/result.ts';
import { validate } from '../../../investigation/synthesis/validate.ts';
import { renderInvestigationComment } from '../../../report/investigation/render-comment.ts';
import type { Run } from '../model.ts';
import type { StoredInvestigation } from '../ports.ts';
import { writeInvestigationComment } from './investigation-comment.ts';
import type { JobTools } from './job-tools.ts';
import { confirmLearnt } from './learn-from.ts';
import type { PresentRepository } from './present-repository.ts';
import { unlessRefused } from './unless-refused.ts';

/** An investigation, and how it stands after a check. */
export interface ValidatedInvestigation {
  readonly number: number;
  readonly before: StoredInvestigation;
  readonly now: Investigation;
}

/** How long the default branch is watched for what an investigation has fixed, or wants. */
export const watchDays = 60;
/** The same, ms. */
export const watchTime = watchDays * 24 * 3_600_000;

/** One that found nothing, or was given up, wants nothing. */
export const isHeld = ({ state }: Investigation): boolean => state !== 'no-regression' && state !== 'cancelled';

/** Whether nothing has changed. Both were read by the schema, so their keys have one order. */
export const isSame = (one: Investigation, other: Investigation): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * Holds a check of a pull request against what its last investigation wanted; null where there is none that it says anything about. Throws a
 * DatabaseError.
 */
export const validateInvestigations = async (
  { purpose, mode, repositoryId, headSha }: Run,
  result: Result,
  { store }: Pick<JobTools, 'store'>,
): Promise<ValidatedInvestigation | null> => {
  if (purpose.kind !== 'pull-request' || mode !== 'check') return null;
  const { number } = purpose;
  const before = (await store.investigations(repositoryId, number)).find((it) => isHeld(it.investigation));
  // What is wanted of the investigated head is told by the investigation itself.
  if (before === undefined || before.headSha === headSha) return null;
  return { number, before, now: validate(before.investigation, result) };
};

/**
 * Tells what is new in the investigation's own comment, and keeps it at the end: so it can be repeated without harm. Throws a DatabaseError, and
 * the GitHubError of what may go better later.
 */
export const keepValidated = async (
  { number, before, now }: ValidatedInvestigation,
  { repository, github, name }: PresentRepository,
  { store, log, clock = systemClock }: Pick<JobTools, 'store' | 'log' | 'clock'>,
): Promise<void> => {
  if (isSame(now, before.investigation)) return;
  const { runId } = before;
  const place = { github, repository: name, number, runId };
  await unlessRefused(() => writeInvestigationComment(place, renderInvestigationComment(now)), { run: runId }, log);
  const isClosed = now.state === 'closed';
  if (isClosed) await confirmLearnt(repository.id, [`#${number}`], store);
  await store.saveInvestigation(runId, now, isClosed ? new Date(clock.date().getTime() + watchTime) : null);
};
