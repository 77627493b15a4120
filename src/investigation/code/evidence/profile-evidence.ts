import { posix } from 'node:path';
import { rankHunks } from '../../../advice/profile/rank-hunks.ts';
import type { SourceHunk } from '../../../advice/profile/source-hunks.ts';
import { formatValue } from '../../../core/format.ts';
import type { ProfileDifference, ProfiledFunction } from '../../../core/profile.ts';
import type { ChangedFile, Piece, Unit } from '../../units/change.ts';
import type { Sign } from '../signs/sign.ts';
import { isWithin, type SuiteFacts } from './suite-facts.ts';

type Kind = ProfileDifference['kind'];

const amount = (value: number, kind: Kind): string =>
  kind === 'cpu' ? formatValue(value / 1000, 'ms') : formatValue(value, 'bytes');

const verbs = { cpu: 'takes', allocation: 'allocates', survivors: 'allocates what stays:' } as const satisfies Record<
  Kind,
  string
>;

/** "search (src/search.js:22) takes 3.40 ms per request with all that it calls, 1.20 ms on the base." */
export const profiledText = ({ name, path, line, base, head }: ProfiledFunction, kind: Kind): string => {
  const place = path === '' ? '' : ` (${path.slice(-120)}${line === null ? '' : `:${line}`})`;
  return `${name.slice(0, 120)}${place} ${verbs[kind]} ${amount(head.total, kind)} per request with all that it calls, ${amount(base.total, kind)} on the base.`;
};

/** Changes below this share of what the whole service cost are noise of the profile. */
const floorShare = 0.02;

const told = {
  cpu: { class: 'change', title: 'More CPU time', least: 0.25, most: 0.62 },
  allocation: { class: 'change', title: 'More memory allocated', least: 0.22, most: 0.55 },
  survivors: { class: 'memory-leak', title: 'Memory that stays', least: 0.4, most: 0.75 },
} as const satisfies Record<Kind, unknown>;

const hunkOf = (piece: Piece, file: ChangedFile, directory: string): SourceHunk => {
  const side = (text: string | null, first: number, count: number): SourceHunk['head'] =>
    text === null || count === 0 ? null : { text, lines: { startLine: first + 1, endLine: first + count } };
  return {
    path: posix.relative(posix.join('/', directory), posix.join('/', piece.path)),
    base: side(file.base, piece.baseAt, piece.base.length),
    head: side(file.head, piece.at, piece.head.length),
  };
};

/** By unit, what the profiles of one suite say of the functions that it is in. */
export const profileEvidence = (
  units: readonly Unit[],
  files: ReadonlyMap<string, ChangedFile>,
  { suite, directory, profiles }: SuiteFacts,
): ReadonlyMap<string, readonly Sign[]> => {
  const found = new Map<string, Sign[]>();
  const owned = units.flatMap((unit) =>
    unit.pieces.flatMap((piece) => {
      const file = files.get(piece.path);
      const isOwn = file?.role === 'script' && isWithin(piece.path, { directory });
      return isOwn ? [{ unit, piece, hunk: hunkOf(piece, file, directory) }] : [];
    }),
  );
  const byHunk = new Map(owned.map((it) => [it.hunk, it]));
  for (const difference of profiles) {
    const { kind, flame } = difference;
    const total = Math.max(flame.head - flame.base, 1);
    const rule = told[kind];
    for (const { hunk, fn, owned: own } of rankHunks(difference, [...byHunk.keys()])) {
      const it = byHunk.get(hunk);
      const isWorse = fn !== null && fn.change.low > 0 && fn.change.estimate > floorShare * Math.max(flame.base, 1);
      if (it === undefined || !isWorse) continue;
      // What changed below functions of other hunks is theirs; half of it speaks for this one all the same, which may call them more often.
      const share = Math.min(1, Math.max(0, (own + Math.max(0, fn.change.estimate)) / 2 / total));
      const { path } = it.piece;
      const signs = found.get(it.unit.id) ?? [];
      signs.push({
        class: rule.class,
        title: rule.title,
        weight: rule.least + (rule.most - rule.least) * share,
        text: profiledText(fn, kind),
        place: { path, line: it.piece.at + 1 },
        suite,
      });
      found.set(it.unit.id, signs);
    }
  }
  return found;
};
