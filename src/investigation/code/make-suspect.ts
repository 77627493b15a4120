import { classOf } from '../classes.ts';
import type { Suspect, Undo } from '../suspect.ts';
import type { Piece, Unit } from '../units/change.ts';
import type { UnitPatches } from '../units/undo-units.ts';
import type { SuiteFacts } from './evidence/suite-facts.ts';
import { isWithin } from './evidence/suite-facts.ts';
import type { Candidate } from './groups.ts';
import { onlyRearranges, sizeOf } from './renames.ts';
import type { Sign } from './signs/sign.ts';
import { together, weigh } from './weigh.ts';

/** A sentence is a stranger's in part: bounded. */
const longest = 600;
const mostEvidence = 8;

type Location = NonNullable<Suspect['location']>;

const kindOf = (units: readonly Unit[]): Undo['kind'] =>
  units.some(({ kind }) => kind === 'migration')
    ? 'migration'
    : units.some(({ kind }) => kind === 'dependency')
      ? 'dependency'
      : 'hunk';

type Place = NonNullable<Sign['place']>;

const holds = ({ path, at, head }: Piece, place: Place): boolean =>
  path === place.path && at < place.line && place.line <= at + head.length;

/**
 * Where a change stands: the first place that a sign of it names in it. Many name another one, such as the function that sends a
 * statement for all others; then it is the place where most was changed. null: nothing was.
 */
const placeIn = (units: readonly Unit[], places: readonly Place[]): { location: Location; line: number } | null => {
  const pieces = units.flatMap((unit) => unit.pieces);
  const place = places.find((it) => pieces.some((piece) => holds(piece, it)));
  const [largest] = pieces.toSorted((a, b) => b.head.length + b.base.length - (a.head.length + a.base.length));
  const piece =
    place === undefined
      ? (pieces.find(({ path }) => path === places[0]?.path) ?? largest)
      : pieces.find((it) => holds(it, place));
  if (piece === undefined) return null;
  const startLine = piece.at + 1;
  const location = { path: piece.path, startLine, endLine: Math.max(startLine, piece.at + piece.head.length) };
  return { location, line: place?.line ?? startLine };
};

/** "3 changed places: …" tells what goes back besides the place that is named. */
const companyText = ({ length }: readonly Unit[]): readonly string[] => {
  if (length < 2) return [];
  return length === 2
    ? ['With it another place of the change goes back, which needs it or is needed.']
    : [`With it ${length - 1} other places of the change go back, which need it or are needed.`];
};

export interface Parts {
  readonly candidate: Candidate;
  /** The strongest first or in any order. */
  readonly signs: readonly Sign[];
  readonly suites: readonly SuiteFacts[];
  readonly patches: UnitPatches;
}

const undoOf = ({ candidate: { undo, units }, patches }: Parts): Undo | null => {
  if ('reason' in undo) return null;
  const applied = patches.applyAll(undo.units);
  return {
    kind: kindOf(units),
    patch: undo.patch,
    apply: 'reason' in applied ? null : applied.patch,
    units: undo.units,
  };
};

/** What a change weighs of which nothing is known but its size. */
const plainWeight = (units: readonly Unit[]): number => {
  const [path] = units.flatMap(({ pieces }) => pieces);
  const isNewFile = path !== undefined && path.base.length === 0 && path.at === 0 && units.length === 1;
  // Code that was added and is called from nowhere else can't slow down what was there.
  return (isNewFile ? 0.03 : 0.06) + 0.04 * Math.min(1, Math.log2(1 + sizeOf(units)) / 8);
};

/** A suspect of units that go back together, and all that speaks for them. */
export const makeSuspect = (parts: Parts): Suspect => {
  const { candidate, signs, suites } = parts;
  const { units, undo } = candidate;
  const paths = Array.from(new Set(units.flatMap(({ pieces }) => pieces.map(({ path }) => path))));
  const own = suites.filter((suite) => paths.some((path) => isWithin(path, suite)));
  const worse = own.flatMap(({ regressed }) => regressed);
  const weighed = signs.map((sign) => weigh(sign, worse)).toSorted((a, b) => b.weight - a.weight);
  const rearranged = onlyRearranges(units);
  const specific = weighed.find(({ sign, weight }) => sign.class !== 'change' && weight >= 0.08);
  const lead = specific ?? weighed[0];
  const id = lead?.sign.class ?? 'change';
  const places = weighed.flatMap(({ sign }) => sign.place ?? []);
  const { location, line } = placeIn(units, places) ?? { location: null, line: 0 };
  const where = location === null ? '' : ` in ${location.path.slice(0, 200)}:${line}`;
  // One that takes more along than another is less likely to be the one cause.
  const alone = Math.max(0.8, 1 - 0.02 * (units.length - 1));
  const weight =
    rearranged === null || weighed.some(({ sign }) => sign.suite !== null)
      ? together([...weighed.slice(0, 4).map((it) => it.weight), plainWeight(units)]) * alone
      : 0.02;
  const sentences = [
    ...weighed.map(({ sign }) => sign.text),
    ...weighed.flatMap(({ metric }) => metric ?? []),
    ...(rearranged === null ? [] : [rearranged]),
    ...companyText(units),
  ];
  const measured = Array.from(new Set(weighed.flatMap(({ sign }) => sign.suite ?? [])));
  const observed = new Set(worse.map(({ metric }) => metric));
  const counters = [
    ...classOf(id).counters,
    ...weighed.flatMap(({ sign }) => (sign.class === id ? (sign.counters ?? []) : [])),
  ];
  return {
    expert: 'code',
    class: id,
    title: `${lead?.sign.title ?? 'Changed code'}${where}`.slice(0, longest),
    location,
    evidence: Array.from(new Set(sentences.map((it) => it.slice(0, longest)))).slice(0, mostEvidence),
    weight,
    undo: undoOf(parts),
    reason: 'reason' in undo ? undo.reason : null,
    // A counter that did not move from base to head can't move back.
    counters: Array.from(new Set(counters)).filter((it) => worse.length === 0 || observed.has(it)),
    suites: measured.length > 0 ? measured : own.length === suites.length ? [] : own.map(({ suite }) => suite),
  };
};
