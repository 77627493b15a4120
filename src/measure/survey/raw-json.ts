import { isMapping, type RawMapping, valueAt } from '../../config/problem.ts';
import type { SourceTree } from './source-tree.ts';

/** A JSON file of the repository as a mapping; null where it is missing or something else. */
export const readJson = (tree: SourceTree, path: string): RawMapping | null => {
  const text = tree.read(path);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isMapping(value) ? value : null;
  } catch {
    return null;
  }
};

/** The text at `key`, or null. */
export const textAt = (value: unknown, key: string): string | null => {
  const text = valueAt(value, key);
  return typeof text === 'string' ? text : null;
};

/** The texts of a list or of the values of a mapping at `key`; none for anything else. */
export const textsAt = (value: unknown, key: string): string[] => {
  const list = valueAt(value, key);
  return Array.isArray(list) ? list.filter((it) => typeof it === 'string') : [];
};

/** The entries of the mapping at `key` whose values are text. */
export const textEntriesAt = (value: unknown, key: string): [string, string][] => {
  const mapping = valueAt(value, key);
  return isMapping(mapping)
    ? Object.entries(mapping).flatMap(([name, text]): [string, string][] =>
        typeof text === 'string' ? [[name, text]] : [],
      )
    : [];
};
