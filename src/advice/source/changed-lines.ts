import { parsePatch, type StructuredPatch } from 'diff';
import type { LineRange } from './line-range.ts';

/** A line that the change takes away. */
export interface RemovedLine {
  /** Of the head, the one that stands in its place now. May be one beyond the last. */
  readonly line: number;
  readonly text: string;
}

export interface ChangedLines {
  /** Of the head; of the base for a file that is gone. From the root of the repository. */
  readonly path: string;
  /** Where it was before, for a renamed or copied one; else null. */
  readonly previousPath: string | null;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied';
  /** Lines of the head that the change adds, in order; neighbours are one range. */
  readonly added: readonly LineRange[];
  readonly removed: readonly RemovedLine[];
}

type Hunks = StructuredPatch['hunks'];

const linesOf = (hunks: Hunks): Pick<ChangedLines, 'added' | 'removed'> => {
  const added: LineRange[] = [];
  const removed: RemovedLine[] = [];
  for (const { newStart, lines } of hunks) {
    let line = newStart;
    for (const text of lines) {
      const last = added.at(-1);
      if (text.startsWith('-')) removed.push({ line, text: text.slice(1) });
      else if (text.startsWith('+')) {
        if (last?.endLine === line - 1) added[added.length - 1] = { startLine: last.startLine, endLine: line };
        else added.push({ startLine: line, endLine: line });
      }
      if (text.startsWith('+') || text.startsWith(' ') || text === '') line += 1;
    }
  }
  return { added, removed };
};

const pathOf = (name: string | undefined): string | null =>
  name === undefined || name === '/dev/null' ? null : name.replace(/^[ab]\//u, '');

const statusOf = (patch: StructuredPatch, base: string | null, head: string | null): ChangedLines['status'] => {
  if (patch.isRename === true) return 'renamed';
  if (patch.isCopy === true) return 'copied';
  if (patch.isCreate === true || base === null) return 'added';
  return patch.isDelete === true || head === null ? 'removed' : 'modified';
};

const changedLines = (patch: StructuredPatch): readonly ChangedLines[] => {
  const [base, head] = [pathOf(patch.oldFileName), pathOf(patch.newFileName)];
  const path = head ?? base;
  if (path === null) return [];
  const status = statusOf(patch, base, head);
  const previousPath = status === 'renamed' || status === 'copied' ? base : null;
  return [{ path, previousPath, status, ...linesOf(patch.hunks) }];
};

const parse = (text: string): readonly StructuredPatch[] => {
  try {
    return parsePatch(text);
  } catch {
    return [];
  }
};

/**
 * Reads what `git diff --no-color --no-ext-diff -M` prints between two commits. A file whose part can't be read is left out; the
 * others are kept. Never throws.
 */
export const parseChangedLines = (diff: string): readonly ChangedLines[] =>
  // One file at a time, so that a broken part spoils no other. Lines of files always have a sign in front.
  diff
    .split(/^(?=diff --git )/mu)
    .filter((part) => part.trim() !== '')
    .flatMap(parse)
    .flatMap(changedLines);
