import type { LineCounter } from 'yaml';

/** A place in a file; both count from 1. A column counts UTF-16 units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Positions of offsets in `text`, always inside it: what is missing at the end is placed behind the last character. */
export const createPositions = (text: string, lineCounter: LineCounter) => {
  const lines = text.replace(/\n$/, '').split('\n');
  return (offset: number): Position => {
    const { line, col } = lineCounter.linePos(Math.max(0, Math.min(offset, text.length)));
    if (line < 1) return { line: 1, column: 1 };
    const last = lines[line - 1];
    if (last === undefined) return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
    return { line, column: Math.max(1, Math.min(col, last.length + 1)) };
  };
};
