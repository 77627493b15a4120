import type { Side } from '../../core/side.ts';
import { startOfPiece, type Unit } from './change.ts';

/** The unit that a line, from 1, of one side of a file belongs to; null for lines that both sides have. */
export type UnitAt = (path: string, side: Side, line: number) => Unit | null;

export const createUnitAt = (units: readonly Unit[]): UnitAt => {
  const owned = Map.groupBy(
    units.flatMap((unit) => unit.pieces.map((piece) => ({ unit, piece }))),
    ({ piece }) => piece.path,
  );
  return (path, side, line) =>
    owned.get(path)?.find(({ piece }) => {
      const from = startOfPiece(piece, side);
      return from < line && line <= from + piece[side].length;
    })?.unit ?? null;
};
