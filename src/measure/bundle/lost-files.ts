import { posix } from 'node:path';
import type { EmittedBundle } from './emitted-bundle.ts';

/** Of `files`: those that a build without the `lost` modules does not emit at all. */
export const lostFiles = (
  { graph, members }: Pick<EmittedBundle, 'graph' | 'members'>,
  files: Iterable<number>,
  lost: ReadonlySet<number>,
): Set<number> => {
  const gone = new Set<number>();
  /** Its own script or style has nothing left, not even the bundler's own text. */
  const isEmptied = (file: number): boolean => {
    const modules = members.modulesOf(file);
    return modules.length > 0 && modules.every((it) => lost.has(it));
  };
  const assets = [...lost].flatMap((it) => {
    const asset = graph.modules[it];
    return asset?.type === 'asset-file' ? [asset] : [];
  });
  /** A file of its own for a module keeps the ending and the size of its source; names are often hashes. */
  const isAsset = (file: number): boolean => {
    const { name = '', parsed = 0 } = graph.files[file] ?? {};
    return assets.some(
      (it) => posix.extname(it.name) === posix.extname(name.replace(/\?.*$/, '')) && it.stat === parsed,
    );
  };
  for (const file of files) {
    const kind = graph.files[file]?.kind;
    if (kind === 'script' || kind === 'style' ? isEmptied(file) : kind === 'media' && isAsset(file)) gone.add(file);
  }
  return gone;
};
