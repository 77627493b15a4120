import type { Comparison } from './comparison.ts';

const byNumber = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

const versionsOf = ({ base, head }: Comparison, side: 'base' | 'head', name: string): string[] => {
  const compared = side === 'base' ? base : head;
  const modules = compared.packages.get(name) ?? [];
  return [...new Set(modules.flatMap((it) => compared.module(it).version ?? []))].toSorted(byNumber);
};

/** Other versions of a package than before, by the lock file or by what is in the bundles; null where they are the same or not known. */
export const versionChange = (
  comparison: Comparison,
  name: string,
): { readonly from: readonly string[]; readonly to: readonly string[] } | null => {
  const from = versionsOf(comparison, 'base', name);
  const to = versionsOf(comparison, 'head', name);
  if (from.length > 0 && to.length > 0) return from.join() === to.join() ? null : { from, to };
  const lock = comparison.change.lockOf(name);
  return lock === null || lock.from === null || lock.to === null ? null : { from: lock.from, to: lock.to };
};

/** Packages that ask for one on the head, where the lock file changed; the project itself, ".", goes without saying. */
export const askersOf = ({ change }: Comparison, name: string): readonly string[] =>
  (change.lockOf(name)?.askedBy ?? []).filter((it) => it !== '.');

export const versionsOnHead = (comparison: Comparison, name: string): readonly string[] =>
  versionsOf(comparison, 'head', name);
