import type { ChangedLines } from '../source/changed-lines.ts';

/** Neighbouring lines of one file that a change replaces. Lines count from 1. */
export interface ChangeRun {
  /** The first added line at head; where none is added, the line that stands after those taken away. */
  readonly head: number;
  readonly added: number;
  /** The first removed line at base; where none is removed, the line that stands after the added ones. */
  readonly base: number;
  readonly removed: number;
}

/** Where the lines of both sides differ, in order. */
export const changeRuns = ({ added, removed }: Pick<ChangedLines, 'added' | 'removed'>): readonly ChangeRun[] => {
  const places = new Map<number, { added: number; removed: number }>();
  for (const { startLine, endLine } of added) places.set(startLine, { added: endLine - startLine + 1, removed: 0 });
  for (const { line } of removed) {
    // Lines that are taken away are named after the line in their place: the first added one, or the one after the last.
    const behind = added.find((range) => range.endLine + 1 === line);
    const at = places.has(line) || behind === undefined ? line : behind.startLine;
    const place = places.get(at) ?? { added: 0, removed: 0 };
    place.removed += 1;
    places.set(at, place);
  }
  let shift = 0;
  return [...places]
    .toSorted(([a], [b]) => a - b)
    .map(([head, counts]) => {
      const run = { head, base: head + shift, ...counts };
      shift += counts.removed - counts.added;
      return run;
    });
};
