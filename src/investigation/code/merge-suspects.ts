import type { Suspect } from '../suspect.ts';

const byWeight = (a: Suspect, b: Suspect): number =>
  b.weight - a.weight || (a.title < b.title ? -1 : Number(a.title > b.title));

/** What tells suspects apart: the units that they undo; without an undo, the place and the class. */
const keyOf = ({ undo, location, class: id, title }: Suspect): string =>
  undo !== null
    ? JSON.stringify(undo.units.toSorted())
    : JSON.stringify([id, location?.path ?? title, location?.startLine ?? 0]);

const mostEvidence = 12;

const joined = (same: readonly Suspect[]): Suspect | null => {
  const [first, ...others] = same.toSorted(byWeight);
  if (first === undefined) return null;
  // "change" says nothing: whoever knows more names it.
  const named = same.toSorted(byWeight).find((it) => it.class !== 'change') ?? first;
  const all = [named, ...[first, ...others].filter((it) => it !== named)];
  const open = all.some(({ suites }) => suites.length === 0);
  return {
    ...named,
    location: named.location ?? first.location,
    evidence: Array.from(new Set(all.flatMap(({ evidence }) => evidence))).slice(0, mostEvidence),
    weight: others.reduce((weight, it) => Math.min(0.99, 1 - (1 - weight) * (1 - it.weight / 2)), first.weight),
    counters: Array.from(new Set(all.filter((it) => it.class === named.class).flatMap(({ counters }) => counters))),
    suites: open ? [] : Array.from(new Set(all.flatMap(({ suites }) => suites))),
  };
};

/** Whether what another expert points at, and has no undo for, lies in the lines of a suspect that has one. */
const pointsInto = (loose: Suspect, suspect: Suspect): boolean => {
  const [at, lines] = [loose.location, suspect.location];
  return (
    loose.undo === null &&
    suspect.undo !== null &&
    loose.expert !== suspect.expert &&
    at !== null &&
    lines !== null &&
    at.path === lines.path &&
    at.startLine <= lines.endLine &&
    lines.startLine <= at.endLine
  );
};

/**
 * Suspects of all experts as one list, the most suspected first. Those that undo the same units are one, with the evidence of all; so are
 * those without an undo that point into the lines of one that has it.
 */
export const mergeSuspects = (all: readonly Suspect[]): readonly Suspect[] => {
  const groups = Map.groupBy(all, keyOf);
  const merged = Array.from(groups.values()).flatMap((same) => joined(same) ?? []);
  const strong = merged.filter(({ undo }) => undo !== null).toSorted(byWeight);
  const homes = new Map(merged.map((it) => [it, strong.find((other) => pointsInto(it, other)) ?? it]));
  return Array.from(Map.groupBy(merged, (it) => homes.get(it) ?? it))
    .flatMap(([home, members]) => {
      const one = joined(members);
      return one === null ? [] : [{ ...one, undo: home.undo, reason: home.reason, location: home.location }];
    })
    .toSorted(byWeight);
};
