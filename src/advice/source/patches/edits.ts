/** Text that takes the place of what stands from `start` up to, and without, `end`; UTF-16 units. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** All at once: what is not named stays as it is, to the last space. Null where two of them are about the same text. */
export const applyEdits = (text: string, edits: readonly Edit[]): string | null => {
  const parts: string[] = [];
  let next = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < next || edit.end < edit.start || edit.end > text.length) return null;
    parts.push(text.slice(next, edit.start), edit.text);
    next = edit.end;
  }
  return [...parts, text.slice(next)].join('');
};
