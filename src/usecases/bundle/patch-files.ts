import { posix } from 'node:path';
import type { SourceText } from '../../advice/source/source-text.ts';
import type { Cause } from '../../core/bundle/bundle-growth.ts';
import type { Repository } from '../ports.ts';
import type { GatheredChange } from './gather-change.ts';
import { lockFileOf } from './lock-files.ts';

/** A change of more files is not mended by a patch that anybody reads. */
const mostFiles = 100;
/** UTF-16 units. */
const longest = 1_000_000;

const isText = (path: string): boolean =>
  /\.(?:[cm]?[jt]sx?|vue|svelte|css|scss|less|json|ya?ml|html?|md)$|(?:^|\/)\.[\w]+rc$/u.test(path);

/** Both sides of the files that a patch for a cause may have to change or to look at. */
export const patchFiles = async (
  cause: Pick<Cause, 'chain' | 'edge'>,
  { facts: { directory }, changed }: GatheredChange,
  repository: Pick<Repository, 'read'>,
): Promise<readonly SourceText[]> => {
  const modules = [...cause.chain, ...(cause.edge === null ? [] : [cause.edge.importer])];
  const own = modules
    .filter((name) => !name.includes('node_modules/'))
    .map((name) => posix.normalize(posix.join(directory, name)));
  const lock = await lockFileOf(repository, 'head', directory);
  const paths = new Set([
    ...own,
    posix.join(directory, 'package.json'),
    ...(lock === null ? [] : [lock.path]),
    ...changed.map(({ path }) => path).slice(0, mostFiles),
  ]);
  const files: SourceText[] = [];
  for (const path of paths) {
    if (path.startsWith('../') || path.startsWith('/') || (!isText(path) && path !== lock?.path)) continue;
    const before = changed.find((it) => it.path === path)?.previousPath ?? path;
    const [base, head] = [await repository.read('base', before), await repository.read('head', path)];
    if ((base?.length ?? 0) > longest || (head?.length ?? 0) > longest) continue;
    if (base !== null || head !== null) files.push({ path, base, head });
  }
  return files;
};
