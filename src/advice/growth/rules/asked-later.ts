import type { Case } from '../case.ts';
import { isDynamic, isLoaded } from '../import-pairs.ts';

/** Of some modules those that the base only asked for by import(): another chunk had them, and that import() is all that led there. */
export const onlyAskedLater = ({ comparison, scope }: Case, modules: readonly number[]): number[] => {
  const { base, former } = comparison;
  if (scope.entry === null) return [];
  const wanted = new Map(modules.map((it) => [former(it), it]));
  wanted.delete(-1);
  const asked = new Set<number>();
  for (let pair = 0; pair < base.pairs.to.length; pair += 1) {
    const to = base.pairs.to[pair] ?? -1;
    if (!wanted.has(to) || scope.inBase[to] === 1 || base.shipped[to] === 0) continue;
    const mask = base.pairs.mask[pair] ?? 0;
    if (isDynamic(mask) && !isLoaded(mask)) asked.add(to);
  }
  return modules.filter((it) => asked.has(former(it)));
};
