import type { PlaybookEntry } from '../../../core/playbook.ts';
import type { NamedSuspect } from '../../proof/open-proof.ts';
import { classOf } from '../../classes.ts';
import { plainShare } from '../share-words.ts';
import type { Symptoms } from './fingerprint.ts';

export interface PlaybookMatch {
  readonly entry: PlaybookEntry;
  /** 0 to 1. */
  readonly score: number;
  /** The hypothesis of the same class: "H1"; null where only the symptoms are the same. */
  readonly suspect: string | null;
  /** "Seen before in #123: …" A stranger's text: teams write entries by hand. */
  readonly text: string;
}

const weights = { class: 0.5, counters: 0.25, shape: 0.25 };
const enough = 0.75;
/** What is suspected only behind so many others is no sign of the same cause. */
const likely = 3;
const most = 5;

/** Shared of all; null where there is nothing to compare. */
const overlap = (a: readonly string[], b: readonly string[]): number | null => {
  const all = new Set([...a, ...b]);
  if (all.size === 0) return null;
  const inB = new Set(b);
  return new Set(a.filter((it) => inB.has(it))).size / all.size;
};

/** A class that says no more than that something was changed is no sign of anything. */
const isTelling = (id: string): boolean => id !== 'change' && classOf(id).id === id;

const textOf = ({ reference, title, recovery, fix, confirmed }: PlaybookEntry, suspect: string | null): string => {
  const won = recovery === null ? '' : `; undoing it won back ${plainShare(recovery)} there`;
  const about = suspect === null ? 'the same symptoms' : `as ${suspect} is`;
  const helped = confirmed ? 'What helped there' : 'What was advised there';
  return `Seen before in ${reference}: ${title}, ${about}${won}. ${helped}: ${fix}`;
};

const matchOf = (
  entry: PlaybookEntry,
  symptoms: Symptoms,
  suspects: readonly NamedSuspect[] | null,
): PlaybookMatch | null => {
  const { fingerprint } = entry;
  const index = suspects?.findIndex(({ suspect }) => suspect.class === fingerprint.class) ?? -1;
  const isCompared = suspects !== null && isTelling(fingerprint.class);
  const parts: readonly (readonly [number, number | null])[] = [
    [weights.class, isCompared ? (index < 0 ? 0 : index < likely ? 1 : 0.5) : null],
    [weights.counters, overlap(fingerprint.counters, symptoms.counters)],
    [weights.shape, overlap(fingerprint.shape, symptoms.shape)],
  ];
  const known = parts.flatMap(([weight, value]) => (value === null ? [] : [{ weight, value }]));
  const total = known.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return null;
  const score = known.reduce((sum, { weight, value }) => sum + weight * value, 0) / total;
  const suspect = isCompared && index >= 0 ? (suspects[index]?.id ?? null) : null;
  return score < enough ? null : { entry, score, suspect, text: textOf(entry, suspect) };
};

/**
 * Earlier investigations that look the same, the most alike first: a suspect of the same class among the likely ones, the same counted
 * work got worse, in the same form. `suspects`: the most suspected first; null where only the symptoms are known. A match is a
 * hint: it decides nothing, the experiment does.
 */
export const matchPlaybook = (
  entries: readonly PlaybookEntry[],
  { symptoms, suspects }: { readonly symptoms: Symptoms; readonly suspects: readonly NamedSuspect[] | null },
): PlaybookMatch[] =>
  entries
    .flatMap((entry) => matchOf(entry, symptoms, suspects) ?? [])
    .toSorted((a, b) => b.score - a.score || (a.entry.at < b.entry.at ? 1 : -1))
    .slice(0, most);
