import { type Clock, systemClock } from '../../../core/clock.ts';
import type { Investigation } from '../../../core/investigation.ts';
import type { Result } from '../../../core/result.ts';
import { validate } from '../../../investigation/synthesis/validate.ts';
import { renderInvestigationComment } from '../../../report/investigation/render-comment.ts';
import { validationLines } from '../../../report/investigation/validation-lines.ts';
import type { Run } from '../model.ts';
import { writeInvestigationComment } from './investigation-comment.ts';
import { isPassing } from './is-passing.ts';
import type { JobTools } from './job-tools.ts';
import type { PresentRepository } from './present-repository.ts';

/** How long the default branch is watched for what an investigation has fixed, ms. */
const watchTime = 60 * 24 * 3_600_000;

/** One that found nothing, or was given up, wants nothing. */
const isHeld = ({ state }: Investigation): boolean => state !== 'no-regression' && state !== 'cancelled';

const isSame = (one: Investigation, other: Investigation): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * Holds a check of a pull request against what its last investigation wanted: what is new is kept, told in the investigation's own comment,
 * and given as lines for the check's. To be repeated without harm. Throws a DatabaseError.
 */
export const validateInvestigations = async (
  { purpose, mode, repositoryId, headSha }: Run,
  result: Result,
  { github, name: repository }: PresentRepository,
  { store, log, clock = systemClock }: Pick<JobTools, 'store' | 'log'> & { readonly clock?: Pick<Clock, 'date'> },
): Promise<readonly string[]> => {
  if (purpose.kind !== 'pull-request' || mode !== 'check') return [];
  const { number } = purpose;
  const newest = (await store.investigations(repositoryId, number)).find((it) => isHeld(it.investigation));
  // What is wanted of the investigated head is told by the investigation itself.
  if (newest === undefined || newest.headSha === headSha) return [];
  const now = validate(newest.investigation, result);
  if (isSame(now, newest.investigation)) return validationLines(now);
  const until = now.state === 'closed' ? new Date(clock.date().getTime() + watchTime) : null;
  await store.saveInvestigation(newest.runId, now, until);
  if (now.state === 'closed') {
    const known = (await store.playbook(repositoryId)).find(({ reference }) => reference === `#${number}`);
    if (known !== undefined) await store.savePlaybookEntry(repositoryId, { ...known, confirmed: true });
  }
  try {
    await writeInvestigationComment(
      { github, repository, number, runId: newest.runId },
      renderInvestigationComment(now),
    );
  } catch (error) {
    if (isPassing(error)) throw error;
    log.warn('The comment of an investigation could not be written.', { run: newest.runId, problem: String(error) });
  }
  return validationLines(now);
};
