import { parseMergeGroupRef } from '../../github/merge-group-ref.ts';
import type { RunPurpose } from './model.ts';

/**
 * The pull request whose acceptances count for a run, or null. What was accepted in a pull request counts in the merge queue too, or it
 * would be refused there for what everybody has agreed to. Of a group with several only the last is known; what the others bring
 * is beyond its bounds and blocks.
 */
export const acceptingPullRequest = (purpose: RunPurpose): number | null => {
  switch (purpose.kind) {
    case 'pull-request':
      return purpose.number;
    case 'merge-group':
      return parseMergeGroupRef(purpose.headRef)?.number ?? null;
    case 'refresh':
    case 'alert':
      return null;
  }
};
