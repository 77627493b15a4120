import type { Block } from '../core/block.ts';
import type { Clock } from '../core/clock.ts';
import { BundleError, LoadError, type PacegateError, PreparationError, ServiceError } from '../core/errors.ts';

/** Failures of what is measured, not of Pacegate: they end in a discarded block or in an invalid result. */
export const isMeasuringFailure = (error: unknown): error is PacegateError =>
  error instanceof ServiceError ||
  error instanceof PreparationError ||
  error instanceof LoadError ||
  error instanceof BundleError;

/** The record of a block that did not come to its slices. `seed` is the run's. */
export const failedBlock = (
  {
    suite,
    index,
    kind,
    schedule,
    seed,
  }: Pick<Block, 'suite' | 'index' | 'kind' | 'schedule'> & { readonly seed: number },
  clock: Clock,
  error: PacegateError,
): Block => ({
  schema: 'pacegate/block@1',
  suite,
  index,
  kind,
  schedule,
  seed: `${seed}/${suite}/${index}`,
  startedAt: clock.date().toISOString(),
  startOrder: [],
  warmUp: { duration: 0, flat: false, slice: 0 },
  sides: { base: null, head: null },
  slices: [],
  time: { start: 0, warmUp: 0, load: 0, other: 0 },
  discarded: { reason: error.message, side: null },
});
