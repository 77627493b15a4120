import type { Comparison } from './comparison.ts';
import type { EntryPlan } from './growth-plan.ts';
import type { Scope } from './scope.ts';
import { bytesOf } from './side-index.ts';

/** More would be a list of the whole bundle. */
const most = 20;

/** Packages, and files of the project's own, that grew or shrank most: a growth that a saving hides is among them. Biggest change first. */
export const partsOf = ({ base, head, match }: Comparison, scope: Scope): EntryPlan['parts'] => {
  const parts = new Map<string, { base: number; head: number }>();
  const partOf = (name: string): { base: number; head: number } => {
    const part = parts.get(name) ?? { base: 0, head: 0 };
    parts.set(name, part);
    return part;
  };
  for (const [index, it] of head.graph.modules.entries()) {
    if (scope.inHead[index] === 1) partOf(it.package ?? it.name).head += bytesOf(it);
  }
  for (const [index, it] of base.graph.modules.entries()) {
    if (scope.inBase[index] !== 1) continue;
    // A file that moved is one part, under its new name.
    const now = match.toHead[index] ?? -1;
    const moved = now === -1 ? it : head.module(now);
    partOf(moved.package ?? moved.name).base += bytesOf(it);
  }
  return [...parts]
    .map(([name, sizes]) => ({ name, ...sizes }))
    .filter((it) => Math.abs(it.head - it.base) >= scope.floor)
    .toSorted((a, b) => Math.abs(b.head - b.base) - Math.abs(a.head - a.base) || (a.name < b.name ? -1 : 1))
    .slice(0, most);
};
