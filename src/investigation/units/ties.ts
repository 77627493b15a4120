import type { Side } from '../../core/side.ts';
import type { Change, ChangedFile } from './change.ts';
import type { CallAt } from './module-names.ts';
import type { Script } from './read-script.ts';
import { namesMade } from './sql-statements.ts';
import { createUnitAt, type UnitAt } from './unit-at.ts';

/**
 * Ties between units that no name of a variable shows: a property, column or table that only one side has, written by some units and
 * read by others; and a function whose parameters changed, with the calls that changed with it.
 */
export interface Ties {
  /** A word that only `side` has: on that side its readers need one of its writers. */
  readonly words: readonly {
    readonly side: Side;
    readonly word: string;
    readonly writers: readonly string[];
    readonly readers: readonly string[];
  }[];
  /** Units that go back together. */
  readonly together: readonly (readonly string[])[];
}

type ReadSide = (file: ChangedFile, side: Side) => Script | null;

const word = /[\p{L}_$][\p{L}\p{N}_$]*/gu;

/** Every word that stands in a changed file on a side, or in statements. */
const wordsOn = (files: readonly ChangedFile[], side: Side): ReadonlySet<string> =>
  new Set(files.flatMap((file) => file[side]?.match(word) ?? []));

interface Mention {
  readonly word: string;
  readonly unit: string;
}

const wordTies = (change: Change, side: Side, readSide: ReadSide, unitAt: UnitAt): Ties['words'] => {
  const files = Array.from(change.files.values()).filter(({ role }) => role === 'script' || role === 'sql');
  const known = wordsOn(files, side === 'head' ? 'base' : 'head');
  const [writers, readers]: [Mention[], Mention[]] = [[], []];
  const isNew = (name: string): boolean => name.length > 2 && !known.has(name);
  for (const file of files) {
    const script = file.role === 'script' ? readSide(file, side) : null;
    const mention = (into: Mention[], { name, at }: { readonly name: string; readonly at: number }): void => {
      const unit = isNew(name) ? unitAt(file.path, side, script?.lineOf(at) ?? 0) : null;
      if (unit !== null) into.push({ word: name, unit: unit.id });
    };
    for (const it of script?.written ?? []) mention(writers, it);
    for (const it of script?.read ?? []) mention(readers, it);
  }
  for (const unit of change.units.filter(({ kind }) => kind === 'migration'))
    for (const name of unit.pieces.flatMap((piece) => namesMade(piece[side].join(''))))
      if (isNew(name)) writers.push({ word: name, unit: unit.id });
  const made = Map.groupBy(writers, (it) => it.word);
  // Statements of SQL, in files and in texts, name columns and tables as plain words.
  const inSql = new Set(
    writers.filter(({ unit }) => change.units.find(({ id }) => id === unit)?.kind === 'migration').map((it) => it.word),
  );
  for (const unit of inSql.size === 0 ? [] : change.units)
    for (const name of new Set(unit.pieces.flatMap((piece) => piece[side].join('').match(word) ?? [])))
      if (inSql.has(name)) readers.push({ word: name, unit: unit.id });
  const usedBy = Map.groupBy(readers, (it) => it.word);
  return Array.from(made, ([name, by]) => {
    const own = new Set(by.map(({ unit }) => unit));
    const using = new Set((usedBy.get(name) ?? []).map(({ unit }) => unit));
    return { side, word: name, writers: Array.from(own), readers: Array.from(using) };
  }).filter(({ writers: all, readers: some }) => some.some((id) => all.some((it) => it !== id)));
};

/** How the calls of a function in one unit are written on a side. */
const callsIn = (calls: readonly (CallAt & { readonly unit: string })[], unit: string): string =>
  calls
    .filter((it) => it.unit === unit)
    .map(({ given }) => given)
    .toSorted((a, b) => a - b)
    .join(',');

const callTies = (change: Change, readSide: ReadSide, unitAt: UnitAt): Ties['together'] => {
  const scripts = Array.from(change.files.values()).filter(
    (it) => it.role === 'script' && it.base !== null && it.head !== null,
  );
  const changed = new Map<string, Set<string>>();
  for (const file of scripts) {
    const [base, head] = [readSide(file, 'base'), readSide(file, 'head')];
    if (base === null || head === null) continue;
    for (const now of head.signatures) {
      const before = base.signatures.filter(({ name }) => name === now.name);
      const isOnly = before.length === 1 && head.signatures.filter(({ name }) => name === now.name).length === 1;
      const differs = before.some((it) => it.parameters !== now.parameters || it.isAsync !== now.isAsync);
      const unit = isOnly && differs ? unitAt(file.path, 'head', head.lineOf(now.at)) : null;
      if (unit !== null) changed.set(now.name, (changed.get(now.name) ?? new Set()).add(unit.id));
    }
  }
  if (changed.size === 0) return [];
  const callsOn = (side: Side): readonly (CallAt & { readonly unit: string })[] =>
    scripts.flatMap((file) => {
      const script = readSide(file, side);
      return (script?.calls ?? []).flatMap((call) => {
        const unit = changed.has(call.name) ? unitAt(file.path, side, script?.lineOf(call.at) ?? 0) : null;
        return unit === null ? [] : [{ ...call, unit: unit.id }];
      });
    });
  const [before, after] = [callsOn('base'), callsOn('head')];
  return Array.from(changed, ([name, units]) => {
    const [was, is] = [before.filter((it) => it.name === name), after.filter((it) => it.name === name)];
    const callers = new Set([...was, ...is].map(({ unit }) => unit));
    return [...units, ...Array.from(callers).filter((unit) => callsIn(was, unit) !== callsIn(is, unit))];
  }).filter((ids) => new Set(ids).size > 1);
};

/** A variable that begins as another kind of value, with the places that use it and changed with it. */
const shapeTies = (change: Change, readSide: ReadSide, unitAt: UnitAt): Ties['together'] =>
  Array.from(change.files.values()).flatMap((file) => {
    const [base, head] = file.role === 'script' ? [readSide(file, 'base'), readSide(file, 'head')] : [null, null];
    if (base === null || head === null) return [];
    return head.variables.flatMap(({ name, at, shape }): readonly (readonly string[])[] => {
      const unit = unitAt(file.path, 'head', head.lineOf(at));
      const before = base.variables.filter(
        (it) => it.name === name && unit !== null && unitAt(file.path, 'base', base.lineOf(it.at)) === unit,
      );
      if (unit === null || before.length !== 1 || before[0]?.shape === shape) return [];
      const named = new RegExp(`(?<![\\p{L}\\p{N}_$.])${RegExp.escape(name)}(?![\\p{L}\\p{N}_$])`, 'u');
      const users = change.units.filter(({ pieces }) =>
        pieces.some((it) => it.path === file.path && [...it.base, ...it.head].some((line) => named.test(line))),
      );
      const ids = new Set([unit.id, ...users.map(({ id }) => id)]);
      return ids.size > 1 ? [Array.from(ids)] : [];
    });
  });

export const tiesOf = (change: Change, readSide: ReadSide): Ties => {
  const unitAt = createUnitAt(change.units);
  return {
    words: [...wordTies(change, 'head', readSide, unitAt), ...wordTies(change, 'base', readSide, unitAt)],
    together: [...callTies(change, readSide, unitAt), ...shapeTies(change, readSide, unitAt)],
  };
};
