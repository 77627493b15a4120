import type { BundleMeasurement } from '../core/bundle/bundle-measurement.ts';
import type { BundleSizes } from '../core/bundle/bundle-sizes.ts';
import type { BundleInput } from './judge-input.ts';
import { reasonWords } from './lasting-reasons.ts';

export type EntrySizes = BundleSizes['entries'][number];

/** An entry of a bundle suite, with what either side has of it. */
export interface EntryView {
  readonly name: string;
  /** Whether its comparison decides. */
  readonly gated: boolean;
  readonly base: EntrySizes | null;
  readonly head: EntrySizes | null;
}

/** What is known of the entries of a suite. */
export interface EntriesView {
  /** Those that either side has, by name. */
  readonly entries: readonly EntryView[];
  /** Gated entries that should have been compared and could not be: complete sentences. */
  readonly failures: readonly string[];
  readonly notices: readonly string[];
}

const byName = (a: EntryView, b: EntryView): number => (a.name < b.name ? -1 : Number(a.name > b.name));

/** Whether the head's own configuration says which entries it gates, and this is none of them. */
const isDropped = ({ headEntries }: BundleInput, name: string): boolean =>
  headEntries !== null && !headEntries.includes(name);

const goneText = (input: BundleInput, name: string): string =>
  `${input.name}: the first load of entry ${name} ${reasonWords.unmeasured}: the head has no entry of that name. ` +
  `If that is meant, name the entries that are left under "entries" of ${input.name} in the same change.`;

/**
 * Sets the entries of both sides beside each other, by their names: files and chunks are renamed by every other change.
 *
 * A gated entry that the head lacks is a failure, so that a change can't get rid of a comparison; unless the head's own configuration
 * leaves it out, where everybody can see it. One that only the head has is compared after the merge. Both sides must be there for a
 * statement about what one of them lacks.
 */
export const viewEntries = (input: BundleInput, measurement: BundleMeasurement): EntriesView => {
  const [base, head] = [measurement.base?.sizes.entries ?? null, measurement.head?.sizes.entries ?? null];
  const names = new Set([...(base ?? []), ...(head ?? [])].map(({ name }) => name));
  const gates = (name: string): boolean => input.entries === null || input.entries.includes(name);
  const entries = [...names]
    .map((name): EntryView => ({
      name,
      gated: gates(name),
      base: base?.find((it) => it.name === name) ?? null,
      head: head?.find((it) => it.name === name) ?? null,
    }))
    .toSorted(byName);
  if (base === null || head === null) return { entries, failures: [], notices: [] };

  const failures: string[] = [];
  const notices: string[] = [];
  const missing = (input.entries ?? []).filter((name) => !names.has(name));
  const gone = entries.filter((it) => it.gated && it.head === null).map(({ name }) => name);
  for (const name of [...gone, ...missing]) {
    if (isDropped(input, name)) notices.push(`${input.name}: this change takes entry ${name} out of the gate.`);
    else failures.push(goneText(input, name));
  }
  for (const it of entries) {
    if (!it.gated) continue;
    if (it.base === null) notices.push(`${input.name}: entry ${it.name} is new; it is compared after the merge.`);
    else if (it.head !== null && it.base.initial.gzip === 0)
      failures.push(
        `${input.name}: the first load of entry ${it.name} ${reasonWords.unmeasured}: on the base it has no bytes at all.`,
      );
  }
  if (entries.every(({ gated }) => !gated))
    failures.push(`${input.name} ${reasonWords.unmeasured}: its build has none of the entries that are gated.`);
  return { entries, failures: [...new Set(failures)], notices };
};
