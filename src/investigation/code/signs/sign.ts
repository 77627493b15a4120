import type { Unit } from '../../units/change.ts';
import type { Mark } from '../marks/mark.ts';
import type { SqlText } from '../sql-texts.ts';

/** What speaks for a cause. */
export interface Sign {
  /** Identifier of a class. */
  readonly class: string;
  /** 0 to 1. */
  readonly weight: number;
  /** What happens, as the beginning of a heading: "A query for every item". */
  readonly title: string;
  /** A sentence. */
  readonly text: string;
  /** Where it shows best, at head; null where nothing of it is left there. */
  readonly place: { readonly path: string; readonly line: number } | null;
  /** Metrics that count just this, where the class itself names none. */
  readonly counters?: readonly string[];
  /** The suite whose measurement says so; null for what the source alone says. */
  readonly suite: string | null;
}

export type PlacedMark = Mark & { readonly path: string };
export type PlacedSql = SqlText & { readonly path: string };

/** Units that are undone together, as their sources have them. */
export interface Group {
  readonly units: readonly Unit[];
  /** Marks that only the head has in these lines, and those that only the base has. */
  readonly gained: readonly PlacedMark[];
  readonly lost: readonly PlacedMark[];
  readonly marks: { readonly base: readonly PlacedMark[]; readonly head: readonly PlacedMark[] };
  /** Marks of the whole files at head. */
  readonly around: readonly PlacedMark[];
  readonly statements: { readonly base: readonly PlacedSql[]; readonly head: readonly PlacedSql[] };
}

/** Finds signs of some classes in what a group of units changes. */
export type SignRule = (group: Group) => readonly Sign[];

/** "in menuFor", or nothing where the function has no name. */
export const withinText = ({ within }: Mark): string => (within === '' ? '' : ` in ${within.slice(0, 60)}`);

/** A sign of one mark. */
export const signOf = (
  mark: PlacedMark,
  sign: Pick<Sign, 'class' | 'weight' | 'title' | 'text'>,
  isHere = true,
): Sign => ({ ...sign, place: isHere ? { path: mark.path, line: mark.line } : null, suite: null });
