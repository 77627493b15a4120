/** Lines of a file. They count from 1, both ends included. */
export interface LineRange {
  readonly startLine: number;
  readonly endLine: number;
}

export const overlaps = (a: LineRange, b: LineRange): boolean => a.startLine <= b.endLine && b.startLine <= a.endLine;

export const touchesAny = (range: LineRange, others: readonly LineRange[]): boolean =>
  others.some((other) => overlaps(range, other));
