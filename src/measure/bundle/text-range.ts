/** Characters [start, end) of a text, in UTF-16 code units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** The text without `ranges`, which may overlap and come in any order. */
export const withoutRanges = (text: string, ranges: readonly TextRange[]): string => {
  const kept: string[] = [];
  let at = 0;
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    if (start > at) kept.push(text.slice(at, start));
    at = Math.max(at, end);
  }
  kept.push(text.slice(at));
  return kept.join('');
};

/** Of each of `windows` the parts of `ranges` that lie inside it. Both are sorted and disjoint. */
export const clip = <T extends TextRange>(ranges: readonly T[], windows: readonly TextRange[]): T[][] => {
  let first = 0;
  return windows.map((window) => {
    while ((ranges[first]?.end ?? Infinity) <= window.start) first += 1;
    const inside: T[] = [];
    for (let index = first; index < ranges.length; index += 1) {
      const range = ranges[index];
      if (range === undefined || range.start >= window.end) break;
      inside.push({ ...range, start: Math.max(range.start, window.start), end: Math.min(range.end, window.end) });
    }
    return inside;
  });
};

/** What sorted, disjoint `ranges` leave of a text of `length` characters. */
export const gapsOf = (ranges: readonly TextRange[], length: number): TextRange[] => {
  const gaps: TextRange[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    if (start > at) gaps.push({ start: at, end: start });
    at = Math.max(at, end);
  }
  if (at < length) gaps.push({ start: at, end: length });
  return gaps;
};
