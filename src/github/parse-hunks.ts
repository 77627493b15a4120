/** Lines of a file that a diff shows on its new side, context included. Lines count from 1. */
export interface Hunk {
  readonly newStart: number;
  readonly newLines: number;
  /** Those of them that the change adds, in order. */
  readonly added: readonly number[];
}

const header = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/;

/**
 * Reads the hunks of one file's patch as GitHub gives it. A hunk that only deletes to the end has no line on the new side
 * and is left out. Lines that belong to no hunk are skipped.
 */
export const parseHunks = (patch: string): readonly Hunk[] => {
  const hunks: { newStart: number; newLines: number; added: number[]; next: number }[] = [];
  for (const line of patch.split('\n')) {
    const [, start, count] = header.exec(line) ?? [];
    const hunk = hunks.at(-1);
    if (start !== undefined) {
      hunks.push({ newStart: Number(start), newLines: Number(count ?? 1), added: [], next: Number(start) });
    } else if (hunk !== undefined && hunk.next < hunk.newStart + hunk.newLines && /^[+ ]|^$/.test(line)) {
      if (line.startsWith('+')) hunk.added.push(hunk.next);
      hunk.next += 1;
    }
  }
  return hunks
    .filter(({ newStart, newLines }) => newStart > 0 && newLines > 0)
    .map(({ newStart, newLines, added }) => ({ newStart, newLines, added }));
};

/** Whether GitHub takes a review comment on these lines: all of them must be in one hunk. */
export const isInOneHunk = (
  hunks: readonly Pick<Hunk, 'newStart' | 'newLines'>[],
  { startLine, endLine }: { readonly startLine: number; readonly endLine: number },
): boolean =>
  startLine <= endLine &&
  hunks.some(({ newStart, newLines }) => newStart <= startLine && endLine < newStart + newLines);
