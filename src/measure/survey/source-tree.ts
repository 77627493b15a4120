import { posix } from 'node:path';

/** The files of a repository, to be looked at: nothing of it is run. */
export interface SourceTree {
  /** Regular files from the root, with `/`, those near the root first. */
  readonly paths: readonly string[];
  /** The text of a file; null where there is none, or where it is too large or no text. */
  read(path: string): string | null;
}

/** `name` in `directory`, where "." is the root. */
export const pathIn = (directory: string, name: string): string => posix.join(directory, name);

/** Whether `path` is in `directory` or below it. */
export const isBelow = (directory: string, path: string): boolean =>
  directory === '.' || path.startsWith(`${directory}/`);

/** Directories that hold a file called `name`, those near the root first. */
export const directoriesWith = (tree: SourceTree, name: string): string[] =>
  tree.paths.filter((it) => posix.basename(it) === name).map((it) => posix.dirname(it));

/** `directory` and those around it, up to the root. */
export const upwards = (directory: string): string[] =>
  directory === '.' ? ['.'] : [directory, ...upwards(posix.dirname(directory))];
