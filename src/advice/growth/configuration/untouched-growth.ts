import type { Comparison } from '../comparison.ts';
import { isOwn } from '../side-index.ts';

/** Modules of both sides whose text nobody changed, and how many of them have become bigger all the same. */
export interface UntouchedGrowth {
  readonly modules: number;
  readonly grown: number;
}

const scripts: ReadonlySet<string> = new Set(['esm', 'commonjs', 'unknown-script']);

/**
 * `stat`: the project's own scripts as they come out of loaders and compilers. `parsed`: all scripts as delivered, those of packages
 * included.
 */
export const untouchedGrowth = (
  { base, head, change, former }: Comparison,
  measure: 'stat' | 'parsed',
): UntouchedGrowth => {
  const found = { modules: 0, grown: 0 };
  for (const [index, module] of head.graph.modules.entries()) {
    const at = former(index);
    if (at === -1 || head.shipped[index] === 0 || base.shipped[at] === 0 || !scripts.has(module.type)) continue;
    const before = base.module(at)[measure];
    const after = module[measure];
    if (before === null || after === null) continue;
    if (measure === 'stat' && (!isOwn(module) || change.touches(module.name))) continue;
    found.modules += 1;
    if (after > before * 1.01) found.grown += 1;
  }
  return found;
};
