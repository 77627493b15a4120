import { splitLines } from '../../advice/source/line-runs.ts';
import type { Side } from '../../core/side.ts';
import { type Change, type ChangedFile, otherSide, type Piece, startOfPiece, type Unit } from './change.ts';

/** A line's origin: the unit that it belongs to, and whether that one was flipped; null for lines that both sides have. */
export interface Origin {
  readonly unit: Unit;
  readonly flipped: boolean;
}

/** A file with some units as on the other side. */
export interface Mixture {
  readonly text: string;
  /** By line, from 0. */
  readonly origins: readonly (Origin | null)[];
}

interface Owned {
  readonly piece: Piece;
  readonly unit: Unit;
}

/** The pieces of every file in the order of its lines, with the units that they belong to. */
export type PiecesByFile = ReadonlyMap<string, readonly Owned[]>;

export const piecesByFile = ({ units }: Pick<Change, 'units'>): PiecesByFile => {
  const owned = units.flatMap((unit) => unit.pieces.map((piece) => ({ piece, unit })));
  const grouped = Map.groupBy(owned, ({ piece }) => piece.path);
  return new Map(
    Array.from(grouped, ([path, all]) => [
      path,
      all.toSorted((a, b) => a.piece.at - b.piece.at || a.piece.baseAt - b.piece.baseAt),
    ]),
  );
};

/**
 * The text of a file as `side` has it, but for the flipped units, which stand as on the other side. null where there is no such file: all
 * that it holds was flipped away.
 */
export const mix = (
  file: ChangedFile,
  owned: readonly Owned[],
  side: Side,
  flipped: ReadonlySet<string>,
): Mixture | null => {
  const other = otherSide(side);
  const own = file[side];
  const isWhole = owned.length > 0 && owned.every(({ unit }) => flipped.has(unit.id));
  if (own === null ? !owned.some(({ unit }) => flipped.has(unit.id)) : isWhole && file[other] === null) return null;
  const lines = splitLines(own ?? '');
  const text: string[] = [];
  const origins: (Origin | null)[] = [];
  const keep = (to: number, from: number): void => {
    for (const line of lines.slice(from, to)) {
      text.push(line);
      origins.push(null);
    }
  };
  let next = 0;
  for (const { piece, unit } of owned) {
    const isFlipped = flipped.has(unit.id);
    keep(startOfPiece(piece, side), next);
    for (const line of piece[isFlipped ? other : side]) {
      text.push(line);
      origins.push({ unit, flipped: isFlipped });
    }
    next = startOfPiece(piece, side) + piece[side].length;
  }
  keep(lines.length, next);
  return { text: text.join(''), origins };
};
