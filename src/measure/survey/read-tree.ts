import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { SourceTree } from './source-tree.ts';

/** Made by tools, or somebody else's: they say nothing about the repository's own code and may be huge. */
const skipped = new Set(
  (
    'node_modules bower_components jspm_packages vendor dist build out target coverage obj deps _build ' +
    'venv env __pycache__ site-packages Pods tmp temp logs log'
  ).split(' '),
);

const mostFiles = 20_000;
const deepest = 8;
/** Bytes. A manifest or a file of source code that people write is smaller. */
const largestFile = 512_000;

const isSkipped = (name: string): boolean => skipped.has(name) || (name.startsWith('.') && name !== '.github');

const listed = (directory: string) => {
  try {
    return readdirSync(directory, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch {
    // Not for us to read: as if it were empty.
    return [];
  }
};

/**
 * Looks through `directory`, level by level, so that what matters is found before any limit. Links are not followed, and
 * neither directories of tools nor hidden ones (but `.github`) are entered.
 */
export const readTree = (directory: string): SourceTree => {
  const paths: string[] = [];
  let level = ['.'];
  for (let depth = 0; depth < deepest && level.length > 0; depth++) {
    const next: string[] = [];
    for (const at of level)
      for (const entry of listed(join(directory, at))) {
        if (paths.length >= mostFiles) return treeOf(directory, paths);
        if (entry.isFile()) paths.push(posix.join(at, entry.name));
        else if (entry.isDirectory() && !isSkipped(entry.name)) next.push(posix.join(at, entry.name));
      }
    level = next;
  }
  return treeOf(directory, paths);
};

const treeOf = (directory: string, paths: readonly string[]): SourceTree => {
  const known = new Set(paths);
  const texts = new Map<string, string | null>();
  const load = (path: string): string | null => {
    try {
      const file = join(directory, path);
      if (!known.has(path) || statSync(file).size > largestFile) return null;
      const text = readFileSync(file, 'utf8');
      return text.includes('\0') ? null : text.replace(/^\uFEFF/u, '');
    } catch {
      return null;
    }
  };
  return {
    paths,
    read: (path) => {
      const text = texts.get(path) ?? load(path);
      texts.set(path, text);
      return text;
    },
  };
};
