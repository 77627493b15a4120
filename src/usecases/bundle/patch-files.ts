import { posix } from 'node:path';
import { findImports } from '../../advice/source/find-imports.ts';
import type { SourceText } from '../../advice/source/source-text.ts';
import type { Cause } from '../../core/bundle/bundle-growth.ts';
import type { Repository } from '../ports.ts';
import type { GatheredChange } from './gather-change.ts';
import { lockFileOf } from './lock-files.ts';

/** A change of more files is not mended by a patch that anybody reads. */
const mostFiles = 100;
/** Of a file that passes others on. */
const mostPassedOn = 50;
/** UTF-16 units. */
const longest = 1_000_000;

const isText = (path: string): boolean =>
  /\.(?:[cm]?[jt]sx?|vue|svelte|css|scss|less|json|ya?ml|html?|md)$|(?:^|\/)\.[\w]+rc$/u.test(path);

const endings = ['', '.js', '.jsx', '.mjs', '.ts', '.tsx', '/index.js', '/index.ts', '/index.tsx'] as const;

/** Where what a file passes on may stand: which ending it has, only reading tells. */
const passedOn = async (path: string, { read }: Pick<Repository, 'read'>): Promise<readonly string[]> => {
  const text = await read('head', path);
  if (text === null || text.length > longest) return [];
  return findImports(text, path)
    .filter(({ kind, specifier }) => kind === 'export' && specifier.startsWith('.'))
    .slice(0, mostPassedOn)
    .flatMap(({ specifier }) =>
      endings.map((ending) => posix.join(posix.dirname(path), `${specifier}${ending}`)).filter((it) => isText(it)),
    );
};

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
  const others: string[] = [];
  for (const path of own) others.push(...(await passedOn(path, repository)));
  const paths = new Set([
    ...own,
    ...others,
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
