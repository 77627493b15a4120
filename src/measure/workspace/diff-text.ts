import type { ResolvedSides } from './revision.ts';

/** Bytes. */
const largest = 5_000_000;

/** Settings that git's plumbing heeds, and for which it has no option. */
const settings = ['-c', 'core.quotePath=true', '-c', 'diff.suppressBlankEmpty=false'];

const options = [
  '-M',
  '-l1000',
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--src-prefix=a/',
  '--dst-prefix=b/',
  '--unified=3',
  '--indent-heuristic',
];

/**
 * The difference of the two trees as a unified diff with three lines of context, renames found, binary files left out. The user's
 * drivers for diffs are left out too: what a program reads must always look the same. null where it is too large, or git fails.
 */
export const diffText = async ({
  store,
  base,
  head,
}: Pick<ResolvedSides, 'store' | 'base' | 'head'>): Promise<string | null> => {
  const { code, stdout } = await store.run([...settings, 'diff-tree', '-p', '-r', ...options, base.tree, head.tree], {
    most: largest,
  });
  return code !== 0 ? null : stdout.toString();
};

/**
 * Names as they are but for quotes and control characters: one file with a letter beyond ASCII anywhere in the change must not make
 * all of a commit impossible to apply, as whoever checks where a patch leads refuses quoted names.
 */
const plainNames = ['-c', 'core.quotePath=false'];

/** What `git apply` makes a commit's content of that of the head with, binary files included. null as above. */
export const patchTo = async (
  { store, head }: Pick<ResolvedSides, 'store' | 'head'>,
  commit: string,
): Promise<string | null> => {
  const { code, stdout } = await store.run(
    [
      ...settings,
      ...plainNames,
      'diff-tree',
      '-p',
      '-r',
      '--binary',
      '--full-index',
      '--no-renames',
      ...options.filter((it) => !/^-[Ml]/.test(it)),
      head.tree,
      `${commit}^{tree}`,
    ],
    { most: largest },
  );
  return code !== 0 ? null : stdout.toString();
};
