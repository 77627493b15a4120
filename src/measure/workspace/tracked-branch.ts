import { commitOf, remoteOf } from './find-commit.ts';
import { type Git, GitFailure, oneLine } from './git.ts';
import { createStore, type Store } from './store.ts';
import type { UserRepository } from './user-repository.ts';

/** A branch as git knows it here: its newest commit and its files, for reading. */
export interface TrackedBranch {
  readonly place: string;
  tip(): Promise<string | null>;
  list(commit: string): Promise<readonly string[]>;
  read(commit: string, path: string): Promise<string | null>;
}

export interface TrackedBranchOptions {
  readonly git: Git;
  readonly repository: UserRepository;
  readonly branch: string;
  /** Scratch directory that lives as long as the branch is read: what is fetched goes there. */
  readonly directory: string;
  /** Told in a sentence when the remote can't be asked. */
  readonly tell: (text: string) => void;
}

/** ms. */
const longestFetch = 60_000;
const fetched = 'refs/pacegate/tracked';

const isMissing = (stderr: string): boolean => /couldn't find remote ref|could not find remote branch/i.test(stderr);

/** Fetches the newest commit alone into the run's own repository. null: the remote has no such branch. */
const fetchTip = async (
  store: Store,
  remote: string,
  branch: string,
): Promise<{ readonly tip: string | null } | { readonly why: string }> => {
  const options = ['--quiet', '--depth=1', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'];
  const { code, stderr } = await store.run(['fetch', ...options, '--', remote, `+refs/heads/${branch}:${fetched}`], {
    timeout: longestFetch,
  });
  if (code === 0) return { tip: await store.text(['rev-parse', '--verify', `${fetched}^{commit}`]) };
  if (isMissing(stderr)) return { tip: null };
  return { why: oneLine(stderr) || `git fetch did not end within ${longestFetch / 1000} s` };
};

/**
 * Opens a branch of the repository's remote by git: fetched now, or as it was fetched last where the remote can't be
 * reached; of the repository itself where it has no remote. The user's repository is only read. Throws a RepositoryError
 * when git fails.
 */
export const openTrackedBranch = async (options: TrackedBranchOptions): Promise<TrackedBranch> => {
  const { git, repository, branch, directory, tell } = options;
  const store = await createStore(git, repository, directory);
  const remote = remoteOf(repository, null);
  const find = async (): Promise<string | null> => {
    if (remote === null) return commitOf(git, repository, `refs/heads/${branch}`);
    const outcome = await fetchTip(store, remote, branch);
    if ('tip' in outcome) return outcome.tip;
    const last = await commitOf(git, repository, `refs/remotes/${remote}/${branch}`);
    tell(
      `branch ${branch} can't be fetched from ${remote} (${outcome.why}): ${last === null ? 'nothing of it was fetched before' : 'it is shown as it was fetched last'}`,
    );
    return last;
  };
  const tip = await find();
  return {
    place: remote === null ? `branch ${branch}` : `branch ${branch} of ${remote}`,
    tip: async () => tip,
    list: async (commit) => {
      const listed = await store.text(['ls-tree', '-r', '-z', '--name-only', '--full-tree', commit]);
      return listed.split('\0').filter((it) => it !== '');
    },
    read: async (commit, path) => {
      // Asked for first: cat-file fails alike for a path that is not there and for a repository that is broken.
      const listed = await store.text(['ls-tree', '-z', '--full-tree', commit, '--', path]);
      const blob = /^\d+ blob ([0-9a-f]+)\t/.exec(listed)?.[1];
      if (blob === undefined) return null;
      const { code, stdout, stderr } = await store.run(['cat-file', 'blob', blob]);
      if (code !== 0) throw new GitFailure('cat-file', code, stderr);
      return stdout.toString();
    },
  };
};
