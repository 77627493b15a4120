import { concernedFunctions } from '../../../advice/profile/concerned-functions.ts';
import type { Finding } from '../../../core/result.ts';
import type { Unit } from '../../units/change.ts';
import { linesOf, type Sources } from '../sources.ts';

/** How surely a line that was measured belongs to changed lines, 0 to 1. */
export type Link = (location: Finding['location'], units: readonly Unit[]) => number;

const links = {
  /** It is one of the changed lines. */
  same: 1,
  /** The changed lines call the function that it is in. */
  called: 0.92,
  /** It is in the function that was changed. */
  around: 0.85,
  /** It is in the same file. */
  file: 0.3,
} as const;

/** Ties callers that the probe saw to units of the change. */
export const createLink =
  (sources: Sources): Link =>
  (location, units) => {
    if (location === null) return 0;
    const functions = sources(location.path, 'head')?.functions() ?? null;
    const holding = (functions?.functions ?? []).filter(
      (it) => it.startLine <= location.startLine && location.startLine <= it.endLine,
    );
    const called = new Set(holding.slice(-2).map(({ name }) => name.replace(/^#/u, '')));
    const named = Array.from(called).filter((name) => /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name));
    const strengths = units.flatMap((unit) =>
      linesOf(unit, 'head').map((lines): number => {
        const head = unit.pieces.filter(({ path }) => path === lines.path).flatMap((piece) => piece.head);
        const calls = named.some((name) =>
          head.some((line) => new RegExp(`(?<![\\p{L}\\p{N}_$])${RegExp.escape(name)}\\s*\\(`, 'u').test(line)),
        );
        if (lines.path !== location.path) return calls && named.length > 0 ? links.called : 0;
        if (lines.startLine <= location.startLine && location.startLine <= lines.endLine) return links.same;
        if (calls) return links.called;
        const range = { startLine: lines.startLine, endLine: Math.max(lines.startLine, lines.endLine) };
        const concerned = functions === null ? [] : concernedFunctions(functions, range);
        const isAround = concerned.some((it) => it.startLine <= location.startLine && location.startLine <= it.endLine);
        return isAround ? links.around : links.file;
      }),
    );
    return Math.max(0, ...strengths);
  };
