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

/** A commit and when it was made. */
export interface MadeCommit {
  readonly commit: string;
  /** ms since 1970, as its committer's clock said. */
  readonly at: number;
  /** Its first line. */
  readonly title: string;
}

/**
 * The newest commits on the way to the head, those of the base too: what a service was deployed with. Of branches that were merged only
 * the merge. None where git can't tell.
 */
export const headHistory = async ({ store, head }: Pick<ResolvedSides, 'store' | 'head'>): Promise<MadeCommit[]> => {
  const { code, stdout } = await store.run([
    'log',
    '--first-parent',
    '--no-show-signature',
    '--no-color',
    `--max-count=${most}`,
    '--format=%H %ct %s',
    head.commit,
  ]);
  const lines = code === 0 ? stdout.toString().split('\n') : [];
  return lines.flatMap((line): MadeCommit[] => {
    const [, commit, seconds, title = ''] = /^([0-9a-f]{40,64}) (\d+) (.*)$/u.exec(line) ?? [];
    const isUncommitted = head.dirty && commit === head.commit;
    return commit === undefined || isUncommitted ? [] : [{ commit, at: 1000 * Number(seconds), title }];
  });
};
