import type { LogCell, LogFigures, LogSegment } from '../../investigation/data/logs/log-view.ts';
import { bucketOf, bucketsOf, coarse, createHistogram, fine, type Histogram, quantileOf } from './histogram.ts';

/** In front of a cell's buckets stand its lines, its errors and its durations. */
const head = 3;

/** Lines of one segment, counted; memory is bounded by the number of cells. */
export interface Tally {
  /** `cell`: index of the stretch of time, null where the line has no time that can be trusted. */
  add(cell: number | null, duration: number | null, isError: boolean): void;
  /** Adds what it holds to another one. */
  pour(into: Tally): void;
  /** Adds counts of so many lines. */
  take(counts: Counts, lines: number): void;
  /** Makes cells wider: `factor` of them become one. */
  coarsen(factor: number): void;
  readonly count: number;
  /** `span`: ms that all lines cover; `width`: of a cell, ms. */
  segment(name: string, width: number, span: number | null): LogSegment;
}

const addTo = (target: Uint32Array, source: Uint32Array): void => {
  for (let k = 0; k < target.length; k++) {
    const more = source[k] ?? 0;
    if (more > 0) target[k] = (target[k] ?? 0) + more;
  }
};

const figuresOf = (histogram: Histogram | null): LogFigures['latency'] => {
  if (histogram === null || histogram.count === 0) return null;
  const at = (q: number): number => histogram.quantile(q) ?? 0;
  const { count, mean, max } = histogram;
  return { count, mean: mean ?? 0, p50: at(0.5), p95: at(0.95), p99: at(0.99), max };
};

const cellOf = (index: number, counts: Uint32Array, width: number): LogCell => {
  const [count = 0, errors = 0, timed = 0] = counts;
  const buckets = counts.subarray(head);
  return {
    at: index * width,
    count,
    errors,
    p50: quantileOf(buckets, timed, 0.5, coarse),
    p95: quantileOf(buckets, timed, 0.95, coarse),
  };
};

/** A line as it came. */
interface Line {
  readonly cell: number | null;
  readonly duration: number | null;
  readonly isError: boolean;
}

/** Lines that are kept as they are: most values of a field with many are seen no more often, and need no histogram. */
const mostKept = 16;

/** What many lines are counted into. */
const createCounts = () => {
  let errors = 0;
  let histogram: Histogram | null = null;
  let cells = new Map<number, Uint32Array>();

  const cellAt = (index: number): Uint32Array => {
    const known = cells.get(index);
    if (known !== undefined) return known;
    const made = new Uint32Array(head + bucketsOf(coarse));
    cells.set(index, made);
    return made;
  };

  return {
    add: ({ cell, duration, isError }: Line): void => {
      if (isError) errors++;
      if (duration !== null) {
        histogram ??= createHistogram(fine);
        histogram.add(duration);
      }
      if (cell === null) return;
      const counts = cellAt(cell);
      counts[0] = (counts[0] ?? 0) + 1;
      if (isError) counts[1] = (counts[1] ?? 0) + 1;
      if (duration === null) return;
      const bucket = head + bucketOf(duration, coarse);
      counts[2] = (counts[2] ?? 0) + 1;
      counts[bucket] = (counts[bucket] ?? 0) + 1;
    },
    merge: (other: Counts): void => {
      errors += other.errors();
      const more = other.histogram();
      if (more !== null) {
        histogram ??= createHistogram(fine);
        histogram.merge(more);
      }
      for (const [index, counts] of other.cells()) addTo(cellAt(index), counts);
    },
    coarsen: (factor: number): void => {
      const old = cells;
      cells = new Map();
      for (const [index, counts] of old) addTo(cellAt(Math.floor(index / factor)), counts);
    },
    errors: () => errors,
    histogram: () => histogram,
    cells: () => cells,
  };
};

interface Counts {
  readonly errors: () => number;
  readonly histogram: () => Histogram | null;
  readonly cells: () => ReadonlyMap<number, Uint32Array>;
}
export const createTally = (): Tally => {
  let count = 0;
  let kept: Line[] = [];
  let counts: ReturnType<typeof createCounts> | null = null;

  const counted = (): ReturnType<typeof createCounts> => {
    const into = (counts ??= createCounts());
    for (const line of kept) into.add(line);
    kept = [];
    return into;
  };

  return {
    add: (cell, duration, isError) => {
      count++;
      if (counts === null && kept.length < mostKept) kept.push({ cell, duration, isError });
      else counted().add({ cell, duration, isError });
    },
    pour: (into) => {
      for (const { cell, duration, isError } of kept) into.add(cell, duration, isError);
      if (counts !== null) into.take(counts, count);
    },
    take: (more, lines) => {
      count += lines;
      counted().merge(more);
    },
    coarsen: (factor) => {
      kept = kept.map((line) => ({ ...line, cell: line.cell === null ? null : Math.floor(line.cell / factor) }));
      counts?.coarsen(factor);
    },
    get count() {
      return count;
    },
    segment: (name, width, span) => {
      const all = counted();
      return {
        name,
        figures: {
          count,
          errors: all.errors(),
          rate: span === null || span <= 0 ? null : count / (span / 1000),
          latency: figuresOf(all.histogram()),
        },
        cells: [...all.cells()].toSorted(([a], [b]) => a - b).map(([index, it]) => cellOf(index, it, width)),
      };
    },
  };
};
