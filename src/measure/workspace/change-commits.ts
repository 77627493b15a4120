import type { ResolvedSides } from './revision.ts';

/** A change of more commits is bisected among the newest. */
const most = 200;

/**
 * The commits of the change, the oldest first; of branches that were merged into it only the merge. A working tree's uncommitted work
 * is the last one. None where git can't tell.
 */
export const changeCommits = async ({
  store,
  base,
  head,
}: Pick<ResolvedSides, 'store' | 'base' | 'head'>): Promise<string[]> => {
  const { code, stdout } = await store.run([
    'rev-list',
    '--first-parent',
    `--max-count=${most}`,
    `${base.commit}..${head.commit}`,
  ]);
  const listed = code === 0 ? stdout.toString().split('\n') : [];
  return listed.filter((it) => it !== '').toReversed();
};
