import type { TextRange } from './text-range.ts';

interface Place<T> {
  readonly ranges: readonly T[];
  readonly length: number;
  readonly end: number;
}

/** Two ranges of one source are one place when what is between them is not much longer than the shorter of them. */
const isNear = (gap: number, a: number, b: number): boolean => gap < 3 * Math.min(a, b) + 300;

/**
 * Bundlers write a package in one place. What was taken for it elsewhere has some of its words by chance, so each source
 * keeps its largest place only, and its neighbours get the rest. Sources that `isScattered` says so of keep all.
 */
export const inOnePlace = <T extends TextRange & { readonly source: number }>(
  ranges: readonly T[],
  isScattered: (source: number) => boolean,
): T[] => {
  const places = new Map<number, Place<T>[]>();
  for (const range of ranges) {
    const length = range.end - range.start;
    const others = places.get(range.source) ?? [];
    const last = others.at(-1);
    if (last !== undefined && isNear(range.start - last.end, last.length, length)) {
      others[others.length - 1] = {
        ranges: [...last.ranges, range],
        length: last.length + length,
        end: range.end,
      };
    } else others.push({ ranges: [range], length, end: range.end });
    places.set(range.source, others);
  }
  const kept = new Set<T>();
  for (const [source, found] of places) {
    const largest = found.reduce((a, b) => (b.length > a.length ? b : a));
    for (const place of isScattered(source) ? found : [largest]) for (const it of place.ranges) kept.add(it);
  }
  const result: T[] = [];
  for (const range of ranges) {
    if (!kept.has(range)) continue;
    const last = result.at(-1);
    // Between two of one source it is that source's; else each gets half of it.
    const start =
      last === undefined
        ? (ranges[0]?.start ?? range.start)
        : last.source === range.source
          ? last.end
          : Math.round((last.end + range.start) / 2);
    if (last !== undefined) result[result.length - 1] = { ...last, end: start };
    result.push({ ...range, start });
  }
  const last = result.at(-1);
  if (last !== undefined) result[result.length - 1] = { ...last, end: ranges.at(-1)?.end ?? last.end };
  return result;
};
