import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff';

/** Characters that git writes in quotes, and names that would lead out of the repository. */
const unusual = /[\p{Cc}"\\]|(?:^|\/)\.\.(?:\/|$)|^\/|^$/u;

/** Texts that differ in more lines are no fix that anybody reads. */
const mostDifferent = 4_000;

/**
 * A patch for `git apply` that makes `after` of `before`, both texts of the file at `path` from the root of the repository. Null where
 * they are the same, differ too much, or the name can't be written in a patch as it is.
 */
export const unifiedDiff = (path: string, before: string, after: string): string | null => {
  if (before === after || unusual.test(path)) return null;
  const options = { context: 3, maxEditLength: mostDifferent };
  const patch = structuredPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, options);
  return patch === undefined ? null : `diff --git a/${path} b/${path}\n${formatPatch(patch, FILE_HEADERS_ONLY)}`;
};
