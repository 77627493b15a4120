import type { Frame } from './probe-message.ts';
import { shareOut } from './share-out.ts';
import type { CountedRow, ThreadSignals } from './thread-signals.ts';

/** Calls of one kind, name, text, route and caller, of all threads. */
export interface MergedRow {
  readonly kind: CountedRow['kind'];
  readonly name: string;
  readonly text: string;
  readonly route: string;
  /** "" where nobody knows. */
  readonly caller: string;
  readonly count: number;
  /** ms. */
  readonly time: number;
  readonly rows: number | null;
}

export interface MergeNames {
  /** Of routes: number 1 first. */
  readonly routes: readonly string[];
  /** Name of the place that these frames lead to, the innermost first. */
  readonly callerOf: (frames: readonly Frame[]) => string;
}

/** Beyond the first calls only a share of them has its caller looked up: the others are taken to come from the same ones. */
const byCaller = (row: CountedRow, { places }: ThreadSignals, names: MergeNames): MergedRow[] => {
  const { kind, name, text, count, time, rows } = row;
  const common = { kind, name, text, route: names.routes[row.route - 1] ?? '' };
  const callers = row.callers.filter((it) => it.count > 0);
  if (callers.length === 0) return [{ ...common, caller: '', count, time, rows }];
  const weights = callers.map((it) => it.count);
  const seen = weights.reduce((sum, weight) => sum + weight, 0);
  const timed = callers.reduce((sum, it) => sum + it.time, 0);
  const counts = shareOut(count, weights);
  const returned = rows === null ? null : shareOut(rows, weights);
  return callers.map((it, index) => ({
    ...common,
    caller: names.callerOf(places.get(it.place) ?? []),
    count: counts[index] ?? 0,
    time: time * (timed > 0 ? it.time / timed : it.count / seen),
    rows: returned?.[index] ?? null,
  }));
};

const plus = (a: number | null, b: number | null): number | null =>
  a === null && b === null ? null : (a ?? 0) + (b ?? 0);

/** Puts rows that are about the same together, the most frequent first. */
export const mergeRows = (threads: readonly ThreadSignals[], names: MergeNames): MergedRow[] => {
  const merged = new Map<string, MergedRow>();
  for (const thread of threads)
    for (const row of thread.rows.flatMap((it) => byCaller(it, thread, names))) {
      if (row.count === 0) continue;
      const key = JSON.stringify([row.kind, row.name, row.text, row.route, row.caller]);
      const before = merged.get(key);
      merged.set(
        key,
        before === undefined
          ? row
          : {
              ...before,
              count: before.count + row.count,
              time: before.time + row.time,
              rows: plus(before.rows, row.rows),
            },
      );
    }
  return [...merged.values()].toSorted((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
};

/** Keeps the first `most` rows and puts the others together by name and route, so that no call is lost. */
export const foldTail = (rows: readonly MergedRow[], most: number): MergedRow[] => {
  if (rows.length <= most) return [...rows];
  const folded = new Map<string, MergedRow>();
  for (const row of rows.slice(most)) {
    const key = JSON.stringify([row.name, row.route]);
    const before = folded.get(key);
    folded.set(key, {
      ...row,
      text: row.text === '' ? '' : '(others)',
      caller: '',
      count: row.count + (before?.count ?? 0),
      time: row.time + (before?.time ?? 0),
      rows: plus(row.rows, before?.rows ?? null),
    });
  }
  return [...rows.slice(0, most), ...folded.values()];
};
