import type { Result } from '../core/result.ts';

/** Why the job fails by the verdict, in a sentence, or null when it passes. */
export const verdictFailure = ({ verdict, policy }: Result): string | null => {
  switch (verdict) {
    case 'pass':
      return null;
    case 'fail':
      return 'The verdict is fail: the change is beyond what the policy accepts.';
    case 'invalid':
      return 'The verdict is invalid: there is no trustworthy measurement.';
    case 'inconclusive':
      // The adopting pull request has only its own policy to be judged by: it can't fail.
      return policy.inconclusive === 'block' && policy.from !== 'head'
        ? 'The verdict is inconclusive, and gate.inconclusive is block.'
        : null;
  }
};
