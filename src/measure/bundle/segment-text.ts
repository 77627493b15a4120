import type { PlacedWord, WordCounts } from './word-counts.ts';

/** Words [first, last] of a text that most likely come from one source. */
export interface Segment {
  /** Index into the sources. */
  readonly source: number;
  readonly first: number;
  readonly last: number;
}

interface Way {
  readonly source: number;
  readonly first: number;
  readonly before: Way | null;
}

/** What going from one source to another costs, as a logarithm of odds: about as much as two words that only the other has. */
const switching = 12;
/** Logarithm of how likely a word is in a source that does not have it: the same for all, or small ones would win what nobody has. */
const missing = -13;
/** So short a source says little about how often it has which word. Words. */
const fewWords = 200;
/** Steps of the search, words times sources: a second or two. */
const mostSteps = 150_000_000;

/**
 * Finds which words of a text come from which source, by how often each has them, and by sources standing one after the
 * other: the most likely way through (Viterbi over a naive Bayes model). null where that would take too long.
 */
export const segmentText = (words: readonly PlacedWord[], sources: readonly WordCounts[]): Segment[] | null => {
  if (words.length * sources.length > mostSteps) return null;
  const known = new Set(sources.flatMap((it) => [...it.counts.keys()]));
  const odds = sources.map(({ total }) => Math.log(Math.max(total, fewWords)));
  const score = new Float64Array(sources.length);
  const first = new Int32Array(sources.length);
  const before: (Way | null)[] = sources.map(() => null);
  let best = 0;
  for (const [at, { word }] of words.entries()) {
    if (!known.has(word)) continue;
    const leaving = (score[best] ?? 0) - switching;
    let way: Way | null = null;
    let next = 0;
    for (let source = 0; source < sources.length; source += 1) {
      let own = score[source] ?? 0;
      if (own < leaving) {
        way ??= { source: best, first: first[best] ?? 0, before: before[best] ?? null };
        own = leaving;
        first[source] = at;
        before[source] = way;
      }
      const count = sources[source]?.counts.get(word);
      own += count === undefined ? missing : Math.log(count) - (odds[source] ?? 0);
      score[source] = own;
      if (own > (score[next] ?? 0)) next = source;
    }
    best = next;
  }
  const segments: Segment[] = [];
  let last = words.length - 1;
  let way: Way | null = { source: best, first: first[best] ?? 0, before: before[best] ?? null };
  while (way !== null && last >= 0) {
    segments.push({ source: way.source, first: way.first, last });
    last = way.first - 1;
    way = way.before;
  }
  return segments.toReversed().filter((it) => it.first <= it.last);
};
