import { lineRuns, splitLines } from '../../advice/source/line-runs.ts';
import type { ChangedFile, Piece } from './change.ts';

/** Texts with more changed lines were written anew: they go back as a whole. */
const wholeFile = ({ path, base, head }: ChangedFile): readonly Piece[] => [
  { path, at: 0, baseAt: 0, base: splitLines(base ?? ''), head: splitLines(head ?? '') },
];

/** The runs of lines that differ; all lines as one where a side has none, or too much differs. */
export const piecesOf = (file: ChangedFile): readonly Piece[] => {
  const { path, base, head } = file;
  if (base === head) return [];
  if (base === null || head === null) return wholeFile(file);
  return lineRuns(base, head)?.map((run) => ({ ...run, path })) ?? wholeFile(file);
};
