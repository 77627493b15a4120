import type { LineRun } from '../../advice/source/line-runs.ts';
import { sqlStatements } from './sql-statements.ts';

const openings = '([{';
const closings = ')]}';

/** Whether a line is closed in itself: its brackets match, and it ends as a statement or an entry of a list does. */
const isWhole = (line: string): boolean => {
  const text = line.trim();
  if (text === '' || text.startsWith('//')) return true;
  let depth = 0;
  for (const character of text) {
    if (openings.includes(character)) depth += 1;
    if (closings.includes(character)) depth -= 1;
    if (depth < 0) return false;
  }
  // A single back quote opens a text that goes on.
  return depth === 0 && /[;,]$/u.test(text) && text.split('`').length % 2 === 1;
};

const wordsOf = (line: string): ReadonlySet<string> => new Set(line.match(/[\p{L}\p{N}_$]+/gu) ?? []);

/** Whether one line looks written anew from the other: they share at least half of their words. */
const areAlike = (a: string, b: string): boolean => {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  return left.intersection(right).size * 2 >= Math.max(1, left.union(right).size);
};

/** Parts of a run, given where each begins: [offset in the base's lines, offset in the head's]. */
const cutAt = (run: LineRun, starts: readonly (readonly [number, number])[]): readonly LineRun[] =>
  starts.map(([inBase, inHead], index) => {
    const [baseEnd, headEnd] = starts[index + 1] ?? [run.base.length, run.head.length];
    return {
      at: run.at + inHead,
      baseAt: run.baseAt + inBase,
      base: run.base.slice(inBase, baseEnd),
      head: run.head.slice(inHead, headEnd),
    };
  });

/** Lines that stand next to each other and were each changed for themselves are runs of their own. */
export const splitPairs = (run: LineRun): readonly LineRun[] => {
  const { base, head } = run;
  const splits =
    base.length > 1 &&
    base.length === head.length &&
    base.every((line, index) => {
      const other = head[index] ?? '';
      return isWhole(line) && isWhole(other) && line !== other && areAlike(line, other);
    });
  return splits
    ? cutAt(
        run,
        base.map((_, index) => [index, index] as const),
      )
    : [run];
};

/** Statements of SQL that were added or taken away together are runs of their own. */
export const splitStatements = (run: LineRun): readonly LineRun[] => {
  if (run.base.length > 0 && run.head.length > 0) return splitPairs(run);
  const isAdded = run.base.length === 0;
  return cutAt(
    run,
    sqlStatements(isAdded ? run.head : run.base).map(({ start }) => (isAdded ? [0, start] : [start, 0])),
  );
};
