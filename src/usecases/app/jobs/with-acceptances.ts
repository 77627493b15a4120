import { systemClock } from '../../../core/clock.ts';
import type { Result } from '../../../core/result.ts';
import { applyAcceptances } from '../../../gate/apply-acceptances.ts';
import { acceptingPullRequest } from '../accepting-pull-request.ts';
import type { Run } from '../model.ts';
import type { JobTools } from './job-tools.ts';

/** A result judged with what people accepted of its pull request and what holds now. Throws a DatabaseError. */
export const withAcceptances = async (
  result: Result,
  { repositoryId, purpose }: Pick<Run, 'repositoryId' | 'purpose'>,
  { store, clock = systemClock }: Pick<JobTools, 'store' | 'clock'>,
): Promise<Result> => {
  const number = acceptingPullRequest(purpose);
  if (number === null) return result;
  const stored = await store.acceptances(repositoryId, number);
  return applyAcceptances(
    result,
    stored.map(({ acceptance }) => acceptance),
    clock.date(),
  );
};
