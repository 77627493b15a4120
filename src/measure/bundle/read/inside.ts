import { isAbsolute, relative, sep } from 'node:path';

/** The way from a directory to a path in it, with "/"; "" for the directory itself, null for what is outside. */
export const inside = (directory: string, path: string): string | null => {
  const way = relative(directory, path);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way) ? null : way.split(sep).join('/');
};
