import { posix } from 'node:path';
import type { SourcePlace } from '../../advice/growth/growth-plan.ts';
import type { ChangedLines } from '../../advice/source/changed-lines.ts';
import { locateEdge } from '../../advice/source/locate-edge.ts';
import { locateSetting } from '../../advice/source/settings/locate-setting.ts';
import type { Cause } from '../../core/bundle/bundle-growth.ts';
import type { Repository } from '../ports.ts';
import type { GatheredChange } from './gather-change.ts';

type Location = Cause['location'];

/** Nothing outside of the repository is read: a module's name may lead there. */
const pathOf = (directory: string, module: string): string | null => {
  const path = posix.normalize(posix.join(directory, module));
  return path.startsWith('../') || path.startsWith('/') ? null : path;
};

/** The first line that the change adds to a file, or where it takes lines away. */
const changedPlace = ({ path, added, removed }: ChangedLines): Location => {
  const [first] = added;
  if (first !== undefined) return { path, ...first };
  const [gone] = removed;
  return gone === undefined ? null : { path, startLine: Math.max(1, gone.line), endLine: Math.max(1, gone.line) };
};

/**
 * The line of the change that a cause comes from, of all places where it may be the first that is found; null where the change has no
 * such line.
 */
export const locateCause = async (
  cause: Pick<Cause, 'kind' | 'package' | 'edge'>,
  places: readonly SourcePlace[],
  { facts: { directory }, changed }: GatheredChange,
  { read }: Pick<Repository, 'read'>,
): Promise<Location> => {
  const changesOf = (path: string): ChangedLines | undefined => changed.find((it) => it.path === path);

  const ofImport = async (importer: string, request: string): Promise<Location> => {
    const path = pathOf(directory, importer);
    const text = path === null ? null : await read('head', path);
    if (path === null || text === null) return null;
    const changedLines = changesOf(path)?.added ?? [];
    for (const kind of ['static', 'dynamic', 'require', 'context', 'url', 'other'] as const) {
      const found = locateEdge({ text, path, request, kind, changedLines });
      if (found !== null) return found;
    }
    return null;
  };

  const ofSettings = async (only: readonly string[] | null): Promise<Location> => {
    const files = [];
    for (const { path, added, removed } of changed) {
      if (only !== null && !only.includes(path)) continue;
      const text = await read('head', path);
      if (text !== null) files.push({ path, text, changedLines: added, removed });
    }
    return locateSetting({ files, cause: cause.kind, package: cause.package });
  };

  for (const place of places) {
    let found: Location = null;
    if (place.kind === 'import') found = await ofImport(place.importer, place.request);
    else if (place.kind === 'module') {
      const path = pathOf(directory, place.module);
      const file = path === null ? undefined : changesOf(path);
      found = file === undefined ? null : changedPlace(file);
    } else if (place.kind === 'configuration') found = await ofSettings(place.files);
    else found = await ofSettings([place.file]);
    if (found !== null) return found;
  }
  return cause.edge === null ? ofSettings(null) : ofImport(cause.edge.importer, cause.edge.request);
};
