import type { BundleEntry } from '../../core/bundle/bundle-graph.ts';
import type { Comparison } from './comparison.ts';

/** Entries of the head with what they are on the base: by name; a renamed one by the modules where it starts. null: it is new. */
export const pairEntries = ({
  base,
  head,
  former,
}: Comparison): { readonly head: BundleEntry; readonly base: BundleEntry | null }[] => {
  const names = new Set(head.graph.entries.map((it) => it.name));
  const gone = base.graph.entries.filter((it) => !names.has(it.name));
  const startOf = (modules: readonly number[]): string => modules.toSorted((a, b) => a - b).join();
  return head.graph.entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((entry) => {
      const named = base.graph.entries.find((it) => it.name === entry.name);
      const start = startOf(entry.modules.map(former));
      const renamed = gone.find((it) => it.modules.length > 0 && startOf(it.modules) === start);
      return { head: entry, base: named ?? renamed ?? null };
    });
};
