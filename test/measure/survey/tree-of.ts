import type { SourceTree } from '../../../src/measure/survey/source-tree.ts';

/** A repository's files by path, those near the root first, as readTree gives them. */
export const treeOf = (files: Readonly<Record<string, string>>): SourceTree => ({
  paths: Object.keys(files).sort(
    (one, other) => one.split('/').length - other.split('/').length || (one < other ? -1 : 1),
  ),
  read: (path) => (Object.hasOwn(files, path) ? (files[path] ?? null) : null),
});

/** A package.json. */
export const manifest = (fields: object): string =>
  JSON.stringify({ version: '1.0.0', private: true, ...fields }, null, 2);

/** `{ express: '^1.0.0' }` */
export const depends = (...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, '^1.0.0']));
