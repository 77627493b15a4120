import type { ChangedFile } from '../git/diff.ts';
import type { Hunk } from '../git/hunks.ts';
import { hunkWith, hunksOf } from '../git/hunks.ts';
import type { Side } from '../model/review.ts';

/** Where a review comment wants to be. */
export interface CommentPlace {
  readonly path: string;
  readonly line?: number | null | undefined;
  readonly side: Side;
  readonly start_line?: number | null | undefined;
  readonly start_side?: Side | null | undefined;
}

export interface Placed {
  /** The hunk the comment belongs to; empty when it has no place. */
  readonly hunk: string;
  /** In GitHub's words. */
  readonly problems: readonly string[];
}

const about = 'Pull request review thread';

const startProblems = (hunk: Hunk | null, place: CommentPlace, line: number): string[] => {
  const { start_line: start, side } = place;
  if (typeof start !== 'number') return [];
  const startSide = place.start_side ?? side;
  if (startSide === side && start >= line) return [`${about} start line must precede the end line.`];
  const inside = hunk !== null && hunk[startSide].first <= start && start <= hunk[startSide].last;
  return inside ? [] : [`${about} start line must be part of the same hunk as the line.`];
};

/** Is every line of the comment inside one hunk of the diff? Otherwise GitHub refuses the whole review. */
export const placeComment = (files: readonly ChangedFile[], place: CommentPlace): Placed => {
  const file = files.find((it) => it.path === place.path);
  if (file === undefined) return { hunk: '', problems: ['Path could not be resolved'] };
  if (typeof place.line !== 'number') return { hunk: '', problems: [`${about} line can't be blank`] };
  const hunk = hunkWith(hunksOf(file.patch ?? ''), place.side, place.line);
  const problems = startProblems(hunk, place, place.line);
  if (hunk !== null) return { hunk: problems.length === 0 ? hunk.text : '', problems };
  return {
    hunk: '',
    problems: [`${about} line must be part of the diff`, ...problems, `${about} diff hunk can't be blank`],
  };
};
