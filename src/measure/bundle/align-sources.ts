import { inOnePlace } from './one-place.ts';
import { type Segment, segmentText } from './segment-text.ts';
import type { OwnedRange } from './source-map-ranges.ts';
import type { TextRange } from './text-range.ts';
import { bundlerWords, countWords, type PlacedWord, wordsIn } from './word-counts.ts';

/** A module and its source, as it was before the bundler. */
export interface AlignedSource {
  readonly module: number;
  /** Folder of its package; null for the project's own. */
  readonly instance: string | null;
  readonly source: string;
}

/** Roughly: comments of some packages are longer than their code, and bundlers drop them. */
const withoutComments = (source: string): string =>
  source.replace(/\/\*[^]*?\*\//g, ' ').replace(/(^|\s)\/\/.*$/gm, '$1');

/** The closing brace or semicolon nearest to the middle, behind it: a module most likely ends there. */
const boundary = (text: string, from: number, to: number): number => {
  const middle = Math.round((from + to) / 2);
  for (let away = 0; away <= to - middle; away += 1) {
    for (const at of [middle - away, middle + away]) {
      const character = text[at - 1];
      if (at > from && at <= to && (character === '}' || character === ';')) return at;
    }
  }
  return middle;
};

const rangesOf = (text: string, window: TextRange, words: readonly PlacedWord[], segments: readonly Segment[]) => {
  const ends = segments.map(({ last }) => {
    const from = words[last]?.end ?? window.end;
    const to = words[last + 1]?.start;
    return to === undefined ? window.end : boundary(text, from, to);
  });
  return segments.map(({ source }, index) => ({
    source,
    start: index === 0 ? window.start : (ends[index - 1] ?? window.end),
    end: ends[index] ?? window.end,
  }));
};

/** Aligns a window with groups of texts; the last group that can be found is the bundler's own and is left out. */
const align = (
  text: string,
  window: TextRange,
  groups: readonly (readonly string[])[],
  isScattered: (group: number) => boolean,
) => {
  const words = wordsIn(text, window.start, window.end);
  const segments = segmentText(words, [...groups.map((it) => countWords(it.map(withoutComments))), bundlerWords]);
  if (segments === null) return null;
  const ranges = inOnePlace(rangesOf(text, window, words, segments), (it) => it === groups.length || isScattered(it));
  return ranges.filter((it) => it.source < groups.length);
};

/**
 * Finds which part of `text` inside `window` comes from `lost` modules and which from others, without a source map: by
 * the words that sources and text have in common. First packages are told apart, then the modules of those that are lost
 * in part; a range of a package that is lost or kept as a whole has the number of one of its modules. Sorted and
 * disjoint; a boundary can be off by a few dozen characters. null where it would take too long.
 */
export const alignSources = (
  text: string,
  window: TextRange,
  sources: readonly AlignedSource[],
  lost: ReadonlySet<number>,
): OwnedRange[] | null => {
  const groups = [...Map.groupBy(sources, (it) => it.instance).values()];
  const found = align(
    text,
    window,
    groups.map((group) => group.map((it) => it.source)),
    // The project's own modules stand where they import something, packages between them.
    (group) => groups[group]?.[0]?.instance === null,
  );
  if (found === null) return null;
  const ranges: OwnedRange[] = [];
  for (const { source, start, end } of found) {
    const group = groups[source] ?? [];
    const [one] = group;
    if (one === undefined) continue;
    const some = group.filter((it) => lost.has(it.module)).length;
    if (some === 0 || some === group.length) {
      ranges.push({ module: one.module, start, end });
      continue;
    }
    const inner = align(
      text,
      { start, end },
      group.map((it) => [it.source]),
      () => false,
    );
    if (inner === null) return null;
    for (const it of inner)
      ranges.push({ module: group[it.source]?.module ?? one.module, start: it.start, end: it.end });
  }
  return ranges;
};
