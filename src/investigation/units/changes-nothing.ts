import type { Script } from './read-script.ts';
import type { Side } from '../../core/side.ts';
import type { Piece } from './change.ts';

const comment = /^\s*(?:\/\/|\/\*|\*\/|\*(?:\s|$)|<!--)/u;
const hash = /^\s*(?:#(?!!)|--)/u;

/** Whether lines of a side lie in a text that spans lines, where nothing is a comment. */
const inText = (script: Script | null, from: number, count: number): boolean => {
  if (script === null) return false;
  for (let line = from + 1; line <= from + count; line += 1) if (script.textLines().has(line)) return true;
  return false;
};

/** What is left of lines when it does not matter how they are laid out: without space, and without commas before a bracket. */
const essence = (lines: readonly string[]): string =>
  lines
    .join('')
    .replaceAll(/\s+/gu, '')
    .replaceAll(/,(?=[)\]}])/gu, '')
    .replaceAll('"', "'");

/** Why a piece can't change how code runs: it is blank lines, comments, or another layout; null where it may. */
export const changesNothing = (
  piece: Piece,
  sides: Readonly<Record<Side, () => Script | null>>,
  /** Whether "#" and "--" begin comments in the file's language. */
  hashes: boolean,
): string | null => {
  const { base, head } = piece;
  const all = [...base, ...head];
  const isBare = (line: string): boolean => line.trim() === '' || comment.test(line) || (hashes && hash.test(line));
  const without = (lines: readonly string[]): string => essence(lines.filter((line) => !isBare(line)));
  const isAllBare = all.every(isBare);
  // Where layout is grammar, as in Python, nothing is mere layout.
  if (!isAllBare && (hashes || without(base) !== without(head))) return null;
  if (inText(sides.base(), piece.baseAt, base.length) || inText(sides.head(), piece.at, head.length)) return null;
  if (!isAllBare) return 'It changes comments or the layout only.';
  return all.some((line) => line.trim() !== '') ? 'It changes comments only.' : 'It changes empty lines only.';
};
