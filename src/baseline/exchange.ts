import type { BaselineRecord } from '../core/baseline-record.ts';
import type { Series, SeriesKey } from './baseline-store.ts';

/** Formats that stored measurements go out in and come in from. */
export const exchangeFormats = ['pacegate', 'bmf', 'github-action-benchmark'] as const;
export type ExchangeFormat = (typeof exchangeFormats)[number];

/** Something that a format has no place for, or that Pacegate has none for. */
export interface Skipped {
  /** What it is, in the words of the file. From outside. */
  readonly what: string;
  readonly why: string;
  /** How often. */
  readonly count: number;
}

export interface Exported {
  readonly text: string;
  readonly skipped: readonly Skipped[];
}

export interface Imported {
  readonly records: readonly BaselineRecord[];
  readonly skipped: readonly Skipped[];
}

/** A series with its key, as it is exported. */
export interface KeyedSeries extends Series {
  readonly key: SeriesKey;
}

/** Class of all figures that other tools measured: nothing that Pacegate measured is ever set beside them. */
export const importedClass = 'imported';

/** Characters of a name from outside that are kept. */
export const longestName = 200;

export interface SkippedList {
  add(what: string, why: string): void;
  readonly all: () => Skipped[];
}

/** Counts what is skipped, so that a file of a million such figures gives a list that can be read. */
export const createSkippedList = (): SkippedList => {
  const known = new Map<string, { what: string; why: string; count: number }>();
  return {
    add: (what, why) => {
      const shown = what.slice(0, longestName);
      const identity = JSON.stringify([shown, why]);
      const it = known.get(identity);
      if (it === undefined) known.set(identity, { what: shown, why, count: 1 });
      else it.count += 1;
    },
    all: () => [...known.values()],
  };
};
