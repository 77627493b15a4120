import { lineRuns } from '../../advice/source/line-runs.ts';
import type { Side } from '../../core/side.ts';
import type { Unit } from '../units/change.ts';

const token = /[\p{L}_$][\p{L}\p{N}_$]*|\d[\w.]*|[^\s\w]/gu;
const isName = /^[\p{L}_$]/u;
const comment = /^\s*(?:\/\/|\/\*|\*\/|\*(?:\s|$))/u;
const declaring =
  /\b(?:const|let|var|function|class|as)\s+([\p{L}_$][\p{L}\p{N}_$]*)|[({,]\s*([\p{L}_$][\p{L}\p{N}_$]*)\s*(?=[,)}=:])/gu;

const codeOf = (units: readonly Unit[], side: Side): readonly string[] =>
  units.flatMap(({ pieces }) =>
    pieces.flatMap((piece) => piece[side].filter((line) => line.trim() !== '' && !comment.test(line))),
  );

const tokensOf = (lines: readonly string[]): readonly string[] => lines.flatMap((line) => line.match(token) ?? []);

const declaredIn = (lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => Array.from(line.matchAll(declaring), ([, a, b]) => a ?? b ?? '')));

/** Whether the lines of both sides are the same but for names that they declare themselves, each renamed to one other. */
const isRenaming = (units: readonly Unit[]): boolean => {
  const [base, head] = [codeOf(units, 'base'), codeOf(units, 'head')];
  const [old, now] = [tokensOf(base), tokensOf(head)];
  if (old.length === 0 || old.length !== now.length) return false;
  const [before, after] = [declaredIn(base), declaredIn(head)];
  const [forth, back] = [new Map<string, string>(), new Map<string, string>()];
  return old.every((was, index) => {
    const is = now[index] ?? '';
    if (was === is) return !forth.has(was) && !back.has(is);
    const isOwn = isName.test(was) && isName.test(is) && before.has(was) && after.has(is);
    if (!isOwn || (forth.get(was) ?? is) !== is || (back.get(is) ?? was) !== was) return false;
    forth.set(was, is);
    back.set(is, was);
    return true;
  });
};

const essence = (line: string): string => line.trim().replace(/^export\s+(?:default\s+)?/u, '');

/** Whether the head has the same lines as the base, in other places. */
const isMove = (units: readonly Unit[]): boolean => {
  const of = (side: Side): string =>
    codeOf(units, side)
      .map(essence)
      .filter((line) => !/^(?:import\b|export\s*\{)/u.test(line))
      .toSorted()
      .join('\n');
  const base = of('base');
  return base !== '' && base === of('head');
};

/** Why units that go back together can hardly change how the code runs; null where they may. */
export const onlyRearranges = (units: readonly Unit[]): string | null => {
  if (units.some(({ kind }) => kind !== 'hunk')) return null;
  if (isRenaming(units)) return 'It only renames.';
  return isMove(units) ? 'It only moves lines.' : null;
};

/** How many lines of code units change: of those that were written anew each counts once. */
export const sizeOf = (units: readonly Unit[]): number =>
  units.reduce((sum, { pieces }) => {
    const lines = pieces.map(({ base, head }) =>
      base.length > 0 && head.length > 0 && base.length + head.length < 400
        ? (lineRuns(base.join(''), head.join('')) ?? []).reduce(
            (all, run) => all + Math.max(run.base.length, run.head.length),
            0,
          )
        : Math.max(base.length, head.length),
    );
    return sum + lines.reduce((all, count) => all + count, 0);
  }, 0);
