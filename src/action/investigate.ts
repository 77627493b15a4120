import { UsageError } from '../core/errors.ts';

/** Mode investigate: this version has none. Throws a UsageError that says so. */
export const investigate = (): never => {
  throw new UsageError(
    'This version of Pacegate does not investigate yet.',
    'To judge a commit by hand, run it on workflow_dispatch with `mode: check` and `base`.',
  );
};
