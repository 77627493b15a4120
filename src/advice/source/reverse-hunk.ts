import { lineRuns, undoRuns } from './line-runs.ts';
import type { LineRange } from './line-range.ts';

/** A file of the head, and a place in it that the change has touched. */
export interface HunkToReverse {
  readonly base: string;
  readonly head: string;
  readonly lines: LineRange;
}

/**
 * The head's text with only those lines undone that belong to the same run of changed lines as the given ones; a run that takes lines
 * away belongs to the line after it. Null where the change has not touched them.
 */
export const reverseHunk = ({ base, head, lines }: HunkToReverse): string | null => {
  const touched = lineRuns(base, head)?.filter(
    (run) => run.at + 1 <= lines.endLine && lines.startLine <= Math.max(run.at + 1, run.at + run.head.length),
  );
  return touched === undefined || touched.length === 0 ? null : undoRuns(head, touched);
};
