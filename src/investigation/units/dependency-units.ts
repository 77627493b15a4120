import { posix } from 'node:path';
import type { ChangedFile, Unit } from './change.ts';
import { type DependencyGroup, dependencyGroups } from './dependency-names.ts';
import { type EntryPiece, entryPieces } from './entry-pieces.ts';

/** Groups whose entries stand in the same lines can only be taken back together. */
const withTies = (groups: readonly DependencyGroup[], pieces: readonly EntryPiece[]): readonly DependencyGroup[] =>
  pieces.reduce((all, { packages }) => {
    const touched = all.filter((group) => packages.some((name) => group.packages.has(name)));
    if (touched.length < 2) return all;
    const one = {
      asked: touched.flatMap(({ asked }) => asked).toSorted(),
      packages: new Set(touched.flatMap((it) => Array.from(it.packages))),
    };
    return [...all.filter((it) => !touched.includes(it)), one];
  }, groups);

/** Dependencies of the change, each with its lines in package.json and the lock files. */
export const dependencyUnits = (files: readonly ChangedFile[]): readonly Unit[] => {
  const groups = dependencyGroups(files);
  const names = groups.flatMap(({ packages }) => Array.from(packages));
  const pieces = files
    .filter(({ role, base, head }) => (role === 'manifest' || role === 'lock') && base !== null && head !== null)
    .flatMap((file) => entryPieces(file, names));
  const tied = withTies(groups, pieces);
  const isOfLock = ({ piece }: EntryPiece): boolean => posix.basename(piece.path) !== 'package.json';
  return tied.flatMap(({ asked, packages }): readonly Unit[] => {
    const own = pieces.filter(
      (it) => it.packages.some((name) => packages.has(name)) || (tied.length === 1 && isOfLock(it)),
    );
    if (own.length === 0) return [];
    const named = asked.length > 0 ? asked : Array.from(packages).toSorted();
    return [
      {
        id: `${(own.find((it) => !isOfLock(it)) ?? own[0])?.piece.path ?? ''}#${named.slice(0, 5).join('+')}`,
        kind: 'dependency',
        pieces: own.map(({ piece }) => piece),
        innocent: null,
        packages: [...named, ...Array.from(packages).filter((name) => !named.includes(name))],
      },
    ];
  });
};
