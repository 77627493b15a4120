import type { PacegateError } from '../core/errors.ts';
import type { Side } from '../core/side.ts';
import { isMeasuringFailure } from './failed-block.ts';
import type { SuitePlan } from './plan-check.ts';
import type { Repository } from './ports.ts';

/** Why a side could not be prepared, or null. */
export type Failed = Readonly<Record<Side, PacegateError | null>>;

/**
 * Prepares the sides that the suites need, both at once; the other is waited for when one fails, so that nothing of it goes on
 * unseen. Throws what is no failure of a side.
 */
export const prepareSides = async (
  repository: Repository,
  suites: readonly SuitePlan[],
  timeLeft: () => number,
): Promise<Failed> => {
  const prepare = async (side: Side): Promise<void> => {
    const own = suites.filter(({ alone }) => side === 'head' || !alone).map((suite) => suite.own[side]);
    if (own.length > 0) await repository.prepare(side, own, timeLeft());
  };
  const [base, head] = await Promise.allSettled([prepare('base'), prepare('head')]);
  const failure = (outcome: PromiseSettledResult<void>): PacegateError | null => {
    if (outcome.status === 'fulfilled') return null;
    if (isMeasuringFailure(outcome.reason)) return outcome.reason;
    throw outcome.reason;
  };
  return { base: failure(base), head: failure(head) };
};
