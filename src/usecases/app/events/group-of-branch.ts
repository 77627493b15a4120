import { parseMergeGroupRef } from '../../../github/merge-group-ref.ts';
import type { QueuedGroup } from './app-event.ts';
import { branchOfRef } from './branch-of-ref.ts';

/** The merge group whose branch a check is on: all there is to know of it is in the name. Null for other branches. */
export const groupOfBranch = (branch: string | null | undefined, headSha: string): QueuedGroup | null => {
  const headRef = branchOfRef(branch ?? '');
  const parsed = headRef === null ? null : parseMergeGroupRef(headRef);
  return headRef === null || parsed === null
    ? null
    : { headSha, headRef, base: { sha: parsed.baseSha, ref: parsed.base } };
};
