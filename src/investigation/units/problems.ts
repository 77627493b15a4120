import type { Side } from '../../core/side.ts';
import type { ChangedFile, Unit } from './change.ts';
import type { Mixture, Origin } from './mixture.ts';
import type { Script } from './read-script.ts';
import { createUnitAt } from './unit-at.ts';

/** What keeps a mixture of both sides from running, with the units of which flipping one may help, the likeliest first. */
export interface Problem {
  /** "src/orders.js uses lines, which nothing declares." */
  readonly text: string;
  readonly cures: readonly string[];
}

/** One file with some units flipped. */
export interface MixedFile {
  readonly file: ChangedFile;
  readonly mixture: Mixture;
  readonly script: Script;
  /** The same file as both sides have it; null where it can't be parsed or is not there. */
  readonly sides: Readonly<Record<Side, Script | null>>;
  /** Every unit with lines in the file. */
  readonly units: readonly Unit[];
}

const originAt = ({ mixture, script }: MixedFile, at: number): Origin | null =>
  mixture.origins[script.lineOf(at) - 1] ?? null;

/** What could be flipped to bring a name: a file's units, and how it is written on the side that they would come from. */
export interface Bringing {
  readonly file: ChangedFile;
  readonly units: readonly Unit[];
  readonly sides: Readonly<Record<Side, Script | null>>;
  readonly other: Side;
  readonly flipped: ReadonlySet<string>;
}

/** Units that could still be flipped and would declare `name`; without any, those that have it in their lines. */
export const bringing = ({ file, units, sides, other, flipped }: Bringing, name: string): readonly string[] => {
  const script = sides[other];
  const unitAt = createUnitAt(units);
  const declaring = (script?.declared ?? [])
    .filter((it) => it.name === name)
    .flatMap(({ at }) => unitAt(file.path, other, script?.lineOf(at) ?? 0)?.id ?? [])
    .filter((id) => !flipped.has(id));
  if (declaring.length > 0) return declaring;
  const named = new RegExp(`(?<![\\p{L}\\p{N}_$])${RegExp.escape(name)}(?![\\p{L}\\p{N}_$])`, 'u');
  return units
    .filter(
      ({ id, pieces }) => !flipped.has(id) && pieces.some((piece) => piece[other].some((line) => named.test(line))),
    )
    .map(({ id }) => id);
};

const namesOf = (script: Script | null, key: 'free' | 'clashes'): ReadonlySet<string> =>
  new Set(script?.[key].map(({ name }) => name));

const clashesIn = (it: MixedFile): readonly Problem[] => {
  const known = namesOf(it.sides.base, 'clashes').union(namesOf(it.sides.head, 'clashes'));
  return it.script.clashes
    .filter(({ name }) => !known.has(name))
    .flatMap(({ name, at }) => {
      const origin = originAt(it, at);
      return origin === null || origin.flipped ? [] : [{ name, id: origin.unit.id }];
    })
    .map(({ name, id }) => ({ text: `${it.file.path} declares ${name} twice.`, cures: [id] }));
};

/** Names that are used and that nothing declares, where both sides declare what they use. */
const missingIn = (it: MixedFile, other: Side, flipped: ReadonlySet<string>): readonly Problem[] => {
  const known = namesOf(it.sides.base, 'free').union(namesOf(it.sides.head, 'free'));
  return it.script.free
    .filter(({ name }) => !known.has(name))
    .map(({ name, at }) => {
      const origin = originAt(it, at);
      // A line that was not flipped lost what it uses: it goes along. A line that came back needs what it used.
      const cures = origin !== null && !origin.flipped ? [origin.unit.id] : bringing({ ...it, other, flipped }, name);
      return { text: `${it.file.path} uses ${name}, which nothing declares.`, cures };
    });
};

/** What is wrong with one file that can be parsed. */
export const problemsIn = (it: MixedFile, other: Side, flipped: ReadonlySet<string>): readonly Problem[] => {
  const clashes = clashesIn(it);
  return clashes.length > 0 ? clashes : missingIn(it, other, flipped);
};

/** Units by how near their lines are to those that were flipped; they may be parts of one statement. */
export const byDistance = (
  units: readonly Unit[],
  path: string,
  side: Side,
  flipped: ReadonlySet<string>,
): readonly string[] => {
  const at = (unit: Unit): readonly number[] =>
    unit.pieces.filter((piece) => piece.path === path).map((piece) => (side === 'head' ? piece.at : piece.baseAt));
  const from = units.filter(({ id }) => flipped.has(id)).flatMap(at);
  const distance = (unit: Unit): number =>
    Math.min(...at(unit).flatMap((line) => from.map((it) => Math.abs(it - line))));
  return units
    .filter(({ id }) => !flipped.has(id))
    .toSorted((a, b) => distance(a) - distance(b))
    .map(({ id }) => id);
};
