import type { Git } from './git.ts';
import type { GitSetting } from './git-configuration.ts';
import type { Store } from './store.ts';

const hasGitLfs = async (git: Git, top: string): Promise<boolean> =>
  (await git.run(['lfs', 'version'], { directory: top })).code === 0;

/**
 * Where git-lfs is configured but not installed, every checkout with its filter would fail: these settings leave
 * pointer files instead. Empty otherwise.
 */
export const pointerSettings = async (git: Git, top: string): Promise<GitSetting[]> => {
  const { code } = await git.run(['config', '--get-regexp', '^filter\\.lfs\\.'], { directory: top });
  if (code !== 0 || (await hasGitLfs(git, top))) return [];
  const empty = ['process', 'smudge', 'clean'].map((it) => ({ key: `filter.lfs.${it}`, value: '' }));
  return [...empty, { key: 'filter.lfs.required', value: 'false' }];
};

/** A notice when a tree has files in Git LFS and git-lfs is not there to fetch them. */
export const largeFileNotices = async (store: Store, trees: readonly string[]): Promise<string[]> => {
  const pattern = ['-F', '-e', 'filter=lfs'];
  for (const tree of new Set(trees)) {
    const { code } = await store.run(['grep', '-q', ...pattern, tree, '--', ':(glob)**/.gitattributes']);
    if (code !== 0) continue;
    const top = store.repository.top;
    const configured = await store.git.run(['config', '--get-regexp', '^filter\\.lfs\\.'], { directory: top });
    if (configured.code === 0 && (await hasGitLfs(store.git, top))) return [];
    return [
      'Files in Git LFS are measured as small pointer files, because git-lfs is not set up. Install it and run `git lfs install`.',
    ];
  }
  return [];
};
