import type { Side } from '../model/review.ts';

/** The lines that one hunk shows, on both sides, and its text. */
export interface Hunk {
  readonly text: string;
  readonly LEFT: { readonly first: number; readonly last: number };
  readonly RIGHT: { readonly first: number; readonly last: number };
}

const header = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/** The hunks of a patch as GitHub gives it. */
export const hunksOf = (patch: string): Hunk[] =>
  patch
    .split(/^(?=@@ )/m)
    .filter((it) => it.startsWith('@@ '))
    .map((text) => {
      const [, oldStart = '0', oldCount = '1', newStart = '0', newCount = '1'] = header.exec(text) ?? [];
      const range = (start: string, count: string): { first: number; last: number } => ({
        first: Number(start),
        last: Number(start) + Number(count) - 1,
      });
      return { text, LEFT: range(oldStart, oldCount), RIGHT: range(newStart, newCount) };
    });

export const hunkWith = (hunks: readonly Hunk[], side: Side, line: number): Hunk | null =>
  hunks.find((it) => it[side].first <= line && line <= it[side].last) ?? null;
