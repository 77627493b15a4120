import { readFunctions, type SourceFunctions } from '../../advice/profile/function-ranges.ts';
import type { Side } from '../../core/side.ts';
import type { Change, Unit } from '../units/change.ts';
import { startOfPiece } from '../units/change.ts';
import type { ReadScript } from '../units/read-script.ts';
import type { Mark } from './marks/mark.ts';
import { readMarks } from './marks/read-marks.ts';
import { type SqlText, sqlTexts } from './sql-texts.ts';

/** What is read from one side of a changed file. */
export interface Source {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly statements: () => readonly SqlText[];
  /** null where it can't be parsed. */
  readonly functions: () => SourceFunctions | null;
}

export type Sources = (path: string, side: Side) => Source | null;

/** Reads the scripts of a change when they are asked for, each once. */
export const createSources = (change: Change, read: ReadScript): Sources => {
  const known = new Map<string, Source | null>();
  const make = (path: string, side: Side): Source | null => {
    const file = change.files.get(path);
    const text = file?.[side] ?? null;
    if (file?.role !== 'script' || text === null) return null;
    const script = read(text, path);
    if (script === null) return null;
    let statements: readonly SqlText[] | undefined;
    let functions: SourceFunctions | null | undefined;
    return {
      text,
      marks: readMarks(script, text),
      statements: () => (statements ??= sqlTexts(script)),
      functions: () => (functions === undefined ? (functions = readFunctions(text, path)) : functions),
    };
  };
  return (path, side) => {
    const key = `${side}\0${path}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(path, side);
    known.set(key, made);
    return made;
  };
};

/** Lines of a unit on a side. */
export interface UnitLines {
  readonly path: string;
  /** From 1. The end is before the start where the side has no line of it. */
  readonly startLine: number;
  readonly endLine: number;
}

export const linesOf = ({ pieces }: Unit, side: Side): readonly UnitLines[] =>
  pieces.map((piece) => {
    const start = startOfPiece(piece, side) + 1;
    return { path: piece.path, startLine: start, endLine: start + piece[side].length - 1 };
  });

const inLines = (line: number, { startLine, endLine }: UnitLines): boolean => startLine <= line && line <= endLine;

/** Marks in the lines of units. */
export const marksIn = (
  units: readonly Unit[],
  side: Side,
  sources: Sources,
): readonly (Mark & { readonly path: string })[] =>
  units.flatMap((unit) =>
    linesOf(unit, side).flatMap((lines) =>
      (sources(lines.path, side)?.marks ?? [])
        .filter(({ line }) => inLines(line, lines))
        .map((mark) => ({ ...mark, path: lines.path })),
    ),
  );

/** Statements that units have a line of. */
export const statementsIn = (
  units: readonly Unit[],
  side: Side,
  sources: Sources,
): readonly (SqlText & { readonly path: string })[] =>
  units.flatMap((unit) =>
    linesOf(unit, side).flatMap((lines) =>
      (sources(lines.path, side)?.statements() ?? [])
        .filter((it) => it.startLine <= lines.endLine && lines.startLine <= it.endLine)
        .map((it) => ({ ...it, path: lines.path })),
    ),
  );
