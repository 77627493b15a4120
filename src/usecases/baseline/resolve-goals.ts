import type { Goal } from '../../config/configuration.ts';
import type { Repository } from '../ports.ts';
import type { ResolvedGoal } from './goals.ts';

/** Goals with their commits. One after the other: in a shallow clone each may be fetched, and git locks what it writes. */
export const resolveGoals = async (
  goals: readonly Goal[],
  repository: Pick<Repository, 'commitOf'>,
): Promise<ResolvedGoal[]> => {
  const resolved: ResolvedGoal[] = [];
  for (const goal of goals) resolved.push({ ...goal, commit: await repository.commitOf(goal.since) });
  return resolved;
};
