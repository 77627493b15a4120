import { isResultIn } from './own-results.ts';

/** Runs git on the index that a snapshot is made of. */
export type IndexText = (args: readonly string[], input?: string) => Promise<string>;

/** Lines of `ls-files --stage` or `ls-tree`, by path: mode and object. */
const entriesOf = (lines: string): Map<string, string> =>
  new Map(
    lines.split('\0').flatMap((line): [string, string][] => {
      const [, mode, object, path] = /^(\d+) (?:\w+ )?([\da-f]{40,64})(?: \d)?\t(.+)$/su.exec(line) ?? [];
      return mode === undefined || object === undefined || path === undefined ? [] : [[path, `${mode} ${object}`]];
    }),
  );

/**
 * Puts results that are committed or staged back to what they are in the commit `parent`, whatever a run has made of them since.
 * `directories` count from the root. Gives those of them that something was taken back in.
 */
export const takeBackResults = async (
  text: IndexText,
  parent: string,
  directories: readonly string[],
): Promise<string[]> => {
  if (directories.length === 0) return [];
  const now = entriesOf(await text(['ls-files', '--stage', '-z']));
  const before = entriesOf(await text(['ls-tree', '-r', '-z', '--full-tree', parent]));
  const changed = [...new Set([...now.keys(), ...before.keys()])].filter(
    (path) => now.get(path) !== before.get(path) && directories.some((it) => isResultIn(it, path)),
  );
  if (changed.length === 0) return [];
  // Mode 0 takes an entry out of the index.
  const gone = `0 ${'0'.repeat(parent.length)}`;
  const lines = changed.map((path) => `${before.get(path) ?? gone}\t${path}\0`);
  await text(['update-index', '-z', '--index-info'], lines.join(''));
  return directories.filter((it) => changed.some((path) => isResultIn(it, path)));
};
