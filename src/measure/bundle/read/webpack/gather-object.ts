import { isRaw, type Raw, rawsAt } from '../raw.ts';
import { createCompilation, type GatheredCompilation } from './gather-compilation.ts';
import { type GatheredModules, isModule } from './gather-modules.ts';

/**
 * The same as the visitor of a file, for statistics that are still in memory, as a plugin has them. Gives the compilations, the
 * outer ones first.
 */
export const gatherObject = (gathered: GatheredModules, statistics: Raw, prefix = ''): GatheredCompilation[] => {
  const compilation = createCompilation(gathered, prefix);
  for (const [key, value] of Object.entries(statistics)) {
    compilation.has.add(key);
    if (!Array.isArray(value) || key === 'errors') compilation.field(key, value);
  }
  for (const asset of rawsAt(statistics, 'assets')) compilation.asset(asset);
  for (const chunk of rawsAt(statistics, 'chunks')) compilation.chunk(chunk);
  for (const module of rawsAt(statistics, 'modules').filter(isModule))
    compilation.module(module, rawsAt(module, 'modules').filter(isModule).map(compilation.leaf));
  const children = rawsAt(statistics, 'children').filter(isRaw);
  return [compilation, ...children.flatMap((child, at) => gatherObject(gathered, child, `${prefix}${at}/`))];
};
