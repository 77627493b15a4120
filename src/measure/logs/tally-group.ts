import type { LogGroup } from '../../investigation/data/logs/log-view.ts';
import { createTally, type Tally } from './tally.ts';

/** Values that are counted at a time; when there are more, the rarer half is put together. */
const mostHeld = 128;
/** Values that are shown. */
const mostShown = 20;

/** Lines by the values of one field. Whatever the values, memory is bounded. */
export interface TallyGroup {
  /** The tally of a value. It may be dissolved when another value comes: ask for each line. */
  of(name: string): Tally;
  coarsen(factor: number): void;
  group(field: string, options: GroupOptions): LogGroup;
}

interface GroupOptions {
  readonly width: number;
  readonly span: number | null;
  /** The name under which a segment is shown: those of the same one are put together. */
  readonly settled?: (name: string) => string;
}

const byCount = ([one, a]: readonly [string, Tally], [other, b]: readonly [string, Tally]): number =>
  b.count - a.count || (one < other ? -1 : 1);

/**
 * Values that come in more than a 64th of all lines are surely held, if they come all the time: the rarer half makes room when a new one
 * comes (Misra and Gries, 1982, with what was taken out kept in `others`).
 */
export const createTallyGroup = (): TallyGroup => {
  let tallies = new Map<string, Tally>();
  let others: Tally | null = null;

  const dissolve = (): void => {
    const sorted = [...tallies].toSorted(byCount);
    const rest = (others ??= createTally());
    for (const [, tally] of sorted.slice(mostHeld / 2)) tally.pour(rest);
    tallies = new Map(sorted.slice(0, mostHeld / 2));
  };

  return {
    of: (name) => {
      const known = tallies.get(name);
      if (known !== undefined) return known;
      if (tallies.size >= mostHeld) dissolve();
      const made = createTally();
      tallies.set(name, made);
      return made;
    },
    coarsen: (factor) => {
      for (const tally of tallies.values()) tally.coarsen(factor);
      others?.coarsen(factor);
    },
    group: (field, { width, span, settled = (name) => name }) => {
      const named = Map.groupBy(tallies, ([name]) => settled(name));
      const joined = [...named].map(([name, parts]): readonly [string, Tally] => {
        const [first, ...further] = parts.map(([, tally]) => tally);
        if (first !== undefined && further.length === 0) return [name, first];
        const sum = createTally();
        for (const [, tally] of parts) tally.pour(sum);
        return [name, sum];
      });
      const sorted = joined.toSorted(byCount);
      const rest = createTally();
      others?.pour(rest);
      for (const [, tally] of sorted.slice(mostShown)) tally.pour(rest);
      return {
        field,
        segments: sorted.slice(0, mostShown).map(([name, tally]) => tally.segment(name, width, span)),
        others: rest.count === 0 ? null : rest.segment('others', width, span),
        partial: others !== null,
      };
    },
  };
};
