import type { Change, Unit } from '../units/change.ts';
import type { UnitPatches, UnitsPatch } from '../units/undo-units.ts';
import { beyond } from './marks/mark.ts';
import type { Group, SignRule } from './signs/sign.ts';
import { numberSigns } from './signs/number-signs.ts';
import { sqlSigns } from './signs/sql-signs.ts';
import { waitingSigns } from './signs/waiting-signs.ts';
import { workSigns } from './signs/work-signs.ts';
import { marksIn, type Sources, statementsIn } from './sources.ts';

export const signRules: readonly SignRule[] = [...sqlSigns, ...waitingSigns, ...workSigns, numberSigns];

/** Units with what their sources say of both sides. */
export const groupOf = (units: readonly Unit[], sources: Sources): Group => {
  const marks = { base: marksIn(units, 'base', sources), head: marksIn(units, 'head', sources) };
  const paths = new Set(units.flatMap(({ pieces }) => pieces.map(({ path }) => path)));
  const placed = <T>(found: readonly T[]): readonly T[] => found;
  return {
    units,
    gained: marks.head.length === 0 ? [] : filterBack(marks.head, beyond(marks.head, marks.base)),
    lost: marks.base.length === 0 ? [] : filterBack(marks.base, beyond(marks.base, marks.head)),
    marks,
    around: Array.from(paths).flatMap((path) =>
      placed((sources(path, 'head')?.marks ?? []).map((mark) => ({ ...mark, path }))),
    ),
    statements: { base: statementsIn(units, 'base', sources), head: statementsIn(units, 'head', sources) },
  };
};

const filterBack = <T extends object>(all: readonly T[], some: readonly object[]): readonly T[] => {
  const kept = new Set(some);
  return all.filter((it) => kept.has(it));
};

/** Units that go back together, because one of them was asked for. */
export interface Candidate {
  readonly units: readonly Unit[];
  readonly undo: UnitsPatch;
}

/** So many places are looked at for themselves; of the others each file is one. */
const mostFine = 80;

const find = (change: Change, ids: readonly string[]): readonly Unit[] => {
  const wanted = new Set(ids);
  return change.units.filter(({ id }) => wanted.has(id));
};

/**
 * Units of a change with all that they need, each set once. `order`: how suspicious a unit looks at first sight; where there are very
 * many, only the most suspicious are looked at one by one.
 */
export const candidatesOf = (
  change: Change,
  patches: UnitPatches,
  order: (unit: Unit) => number,
): readonly Candidate[] => {
  const seeds = change.units.filter(({ innocent }) => innocent === null);
  const ranked = seeds
    .map((unit) => ({ unit, weight: order(unit) }))
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ unit }) => unit);
  const fine = ranked.slice(0, mostFine).map((unit) => [unit]);
  const coarse = Map.groupBy(ranked.slice(mostFine), ({ pieces }) => pieces[0]?.path ?? '');
  const known = new Map<string, Candidate>();
  for (const units of [...fine, ...coarse.values()]) {
    const ids = units.map(({ id }) => id);
    const undo = patches.undoAll(ids);
    const whole = 'units' in undo ? undo.units : ids;
    const key = JSON.stringify(whole);
    if (!known.has(key)) known.set(key, { units: find(change, whole), undo });
  }
  return Array.from(known.values());
};
