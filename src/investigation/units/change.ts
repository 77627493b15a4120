import type { LineRun } from '../../advice/source/line-runs.ts';
import type { Side } from '../../core/side.ts';

/** What a file is to an investigation. */
export type FileRole =
  | 'script'
  /** Written in a language that is not parsed here. */
  | 'other'
  | 'sql'
  | 'manifest'
  | 'lock'
  /** Read by the infrastructure expert, key by key. */
  | 'settings'
  | 'test'
  | 'text'
  | 'generated'
  | 'vendored';

/** Neighbouring changed lines of one file. */
export interface Piece extends LineRun {
  /** The file's, by its name at head. */
  readonly path: string;
}

/** The smallest part of a change that is undone. */
export interface Unit {
  /** "src/orders.js#2": the second of the file; "package.json#lodash". */
  readonly id: string;
  readonly kind: 'hunk' | 'dependency' | 'migration';
  readonly pieces: readonly Piece[];
  /** Why it can't change how the code runs ("It changes comments only."); null where it may. */
  readonly innocent: string | null;
  /** Of dependencies: the packages whose versions it changes. */
  readonly packages: readonly string[];
}

export interface ChangedFile {
  /** At head; at base where it was deleted. From the root of the repository. */
  readonly path: string;
  /** At base; differs for a renamed file. */
  readonly basePath: string;
  readonly role: FileRole;
  readonly base: string | null;
  readonly head: string | null;
}

/** What of a change is no unit, and why. */
export interface LeftOut {
  readonly path: string;
  readonly reason: string;
}

/** A change taken apart. */
export interface Change {
  readonly files: ReadonlyMap<string, ChangedFile>;
  /** In the order of the files' names, and of the lines in them. */
  readonly units: readonly Unit[];
  readonly leftOut: readonly LeftOut[];
}

export const otherSide = (side: Side): Side => (side === 'base' ? 'head' : 'base');

/** Where a piece begins on a side, from 0. */
export const startOfPiece = (piece: LineRun, side: Side): number => (side === 'head' ? piece.at : piece.baseAt);
