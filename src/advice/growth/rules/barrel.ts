import { posix } from 'node:path';
import type { Case } from '../case.ts';
import { isLoaded } from '../import-pairs.ts';

/** Fewer could be what the importer needs. */
const fewest = 3;

const indexFile = /^(?:index|mod|main)\.[cm]?[jt]sx?$/u;

export const isIndexFile = (name: string): boolean => indexFile.test(posix.basename(name));

/** Whether a module is an index file through which most of `modules` come in: it loads at least three of its own kind directly. */
export const isBarrel = ({ comparison: { head } }: Case, index: number, modules: readonly number[]): boolean => {
  const { name, package: packageName } = head.module(index);
  if (!isIndexFile(name)) return false;
  const others = new Set(modules);
  const { from, to, mask } = head.pairs;
  let direct = 0;
  for (let pair = 0; pair < mask.length; pair += 1) {
    const target = to[pair] ?? 0;
    if (from[pair] !== index || !others.has(target) || !isLoaded(mask[pair] ?? 0)) continue;
    if (head.module(target).package === packageName) direct += 1;
  }
  return direct >= fewest;
};

/** The index file on the way from a module to one of `targets`, or null: `from` counts, the targets don't. */
export const barrelBetween = (
  { comparison: { head } }: Case,
  from: number,
  targets: ReadonlySet<number>,
): number | null => {
  const before = new Map<number, number>([[from, -1]]);
  const { offsets, targets: imported } = head.loads;
  for (const at of before.keys()) {
    if (targets.has(at)) {
      let found: number | null = null;
      for (let step = before.get(at) ?? -1; step !== -1; step = before.get(step) ?? -1) {
        if (isIndexFile(head.module(step).name)) found = step;
      }
      if (found !== null) return found;
      continue;
    }
    for (const next of imported.subarray(offsets[at] ?? 0, offsets[at + 1] ?? 0)) {
      if (!before.has(next)) before.set(next, at);
    }
  }
  return null;
};
