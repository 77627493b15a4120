import { posix } from 'node:path';
import { findImports } from '../../advice/source/find-imports.ts';
import { touchesAny } from '../../advice/source/line-range.ts';
import { locateEdge } from '../../advice/source/locate-edge.ts';
import type { Cause } from '../../core/bundle/bundle-growth.ts';
import type { Repository } from '../ports.ts';
import type { GatheredChange } from './gather-change.ts';

export interface ChangedImport {
  readonly edge: NonNullable<Cause['edge']>;
  readonly location: NonNullable<Cause['location']>;
}

/**
 * The import that the change adds on the way to what grew, the one nearest to it; null where the way is as it was. The edge that is new
 * in the bundle may be an old line: a file that passes others on comes into the bundle with the first import of it.
 */
export const changedImport = async (
  { chain }: Pick<Cause, 'chain'>,
  { facts: { directory }, changed }: GatheredChange,
  { read }: Pick<Repository, 'read'>,
): Promise<ChangedImport | null> => {
  const pathOf = (module: string): string => posix.normalize(posix.join(directory, module));
  for (let at = chain.length - 2; at >= 0; at -= 1) {
    const [importer = '', imported = ''] = chain.slice(at, at + 2);
    const path = pathOf(importer);
    const changedLines = changed.find((file) => file.path === path)?.added ?? [];
    const text = changedLines.length === 0 ? null : await read('head', path);
    if (text === null) continue;
    const request = imported.includes('node_modules/') ? imported : pathOf(imported);
    const location = locateEdge({ text, path, request, kind: 'static', changedLines });
    if (location === null || !touchesAny(location, changedLines)) continue;
    const written = findImports(text, path).find(
      (it) => it.startLine === location.startLine && it.endLine === location.endLine,
    );
    if (written !== undefined) return { edge: { importer, request: written.specifier }, location };
  }
  return null;
};
