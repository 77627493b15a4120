import type { Result } from '../../core/result.ts';
import { refusal, shown } from '../../measure/upload/refuse.ts';
import type { UploadIdentity } from './upload-request.ts';

const short = (commit: string): string => shown(commit.slice(0, 12));

/**
 * Whether a run measured what it was to measure, by its own word. That word proves nothing; it finds a run of another commit
 * that is taken for this one. Gives sentences for the report. Throws an UploadError.
 */
export const checkIdentity = (measured: Pick<Result, 'base' | 'head'>, identity: UploadIdentity): string[] => {
  const { base, head, merge = null } = identity;
  if (measured.head.dirty) throw refusal(null, 'measured uncommitted work, not the commit that is judged');
  const isMerge = merge !== null && measured.head.commit === merge.commit && merge.commit !== head.commit;
  if (!isMerge && measured.head.commit !== head.commit)
    throw refusal(
      null,
      `measured another commit: ${short(measured.head.commit)}, and the head of the pull request is ${short(head.commit)}. ` +
        'The measuring workflow has to check out `ref: ${{ github.event.pull_request.head.sha }}`',
    );
  const expected = isMerge ? merge.base : base.commit;
  if (measured.base.commit !== expected)
    throw refusal(
      null,
      `compared with another base: ${short(measured.base.commit)}, and it is ${short(expected)}. ` +
        'Measure again: the branch that the change goes to may have moved',
    );
  return isMerge
    ? [
        `What was measured is GitHub's test merge of the head with ${base.ref} (${merge.commit.slice(0, 12)}), not the head itself.`,
      ]
    : [];
};
