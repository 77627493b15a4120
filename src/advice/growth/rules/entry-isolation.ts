import type { Case } from '../case.ts';
import { sumOf } from '../scope.ts';

/** An entry is small beside what it becomes: it grows five-fold. */
const times = 5;
const least = 10_000;

/** Whether an entry that was small on its own gets modules that other entries have. */
export const isIsolated = (
  { comparison: { base, head, former }, scope }: Case,
  modules: readonly number[],
): boolean => {
  if (scope.entry === null || scope.formerEntry === null) return false;
  if (sumOf(head, modules) < least || scope.bytes.head < times * scope.bytes.base) return false;
  const elsewhere = base.graph.entries.filter((it) => it.name !== scope.formerEntry).map((it) => base.firstLoad(it));
  const shared = modules.filter((it) => elsewhere.some((has) => has[former(it)] === 1));
  return sumOf(head, shared) >= 0.5 * sumOf(head, modules);
};
