import type { Suite } from '../config/configuration.ts';
import type { PacegateError } from '../core/errors.ts';
import type { Side } from '../core/side.ts';
import { isMeasuringFailure } from './failed-block.ts';
import type { Repository } from './ports.ts';

/** Why a side could not be prepared, or null. */
export type Failed = Readonly<Record<Side, PacegateError | null>>;

/**
 * Prepares the suites that each side needs, both at once; the other is waited for when one fails, so that nothing of it goes on
 * unseen. Throws what is no failure of a side.
 */
export const prepareSides = async (
  repository: Repository,
  wanted: Readonly<Record<Side, readonly Suite[]>>,
  timeLeft: () => number,
): Promise<Failed> => {
  const prepare = async (side: Side): Promise<void> => {
    if (wanted[side].length > 0) await repository.prepare(side, wanted[side], timeLeft());
  };
  const [base, head] = await Promise.allSettled([prepare('base'), prepare('head')]);
  const failure = (outcome: PromiseSettledResult<void>): PacegateError | null => {
    if (outcome.status === 'fulfilled') return null;
    if (isMeasuringFailure(outcome.reason)) return outcome.reason;
    throw outcome.reason;
  };
  return { base: failure(base), head: failure(head) };
};
