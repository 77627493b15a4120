import { join } from 'node:path';
import { RepositoryError } from '../../core/errors.ts';
import { baseTip } from './base-tip.ts';
import { commitOf, remoteOf, unknownRef } from './find-commit.ts';
import type { Git } from './git.ts';
import { createGit } from './git.ts';
import { largeFileNotices } from './large-files.ts';
import { mergeBase } from './merge-base.ts';
import { treeOf } from './revision.ts';
import type { ResolvedSides, Revision } from './revision.ts';
import type { Environment } from './scrubbed-environment.ts';
import { takeSnapshot } from './snapshot.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';
import { submoduleNotices } from './submodules.ts';
import { openRepository } from './user-repository.ts';
import type { UserRepository } from './user-repository.ts';

export interface ResolveSidesOptions {
  /** Anywhere inside the user's working tree. */
  readonly cwd: string;
  /** The value of --base, or null for the default branch. */
  readonly base: string | null;
  /** The value of --head, or null for the working tree. */
  readonly head: string | null;
  /** Scratch directory that lives as long as the run. `store.git` is made in it. */
  readonly directory: string;
  /** Directories that results go to or come from, absolute: what Pacegate has written there is no part of a working tree. */
  readonly outputs?: readonly string[];
  /** For git. The process's own by default. */
  readonly environment?: Environment;
  readonly signal: AbortSignal;
}

interface HeadTip {
  readonly ref: string;
  readonly commit: string;
}

const branchOf = async (git: Git, { top }: UserRepository): Promise<string | null> => {
  const { code, stdout } = await git.run(['symbolic-ref', '--quiet', '--short', 'HEAD'], { directory: top });
  return code === 0 ? stdout.toString().trim() : null;
};

const headTip = async (
  git: Git,
  repository: UserRepository,
  given: string | null,
  branch: string | null,
): Promise<HeadTip> => {
  const commit = await commitOf(git, repository, given ?? 'HEAD');
  if (commit !== null) return { ref: given ?? branch ?? 'HEAD', commit };
  if (given === null || (await commitOf(git, repository, 'HEAD')) === null) {
    throw new RepositoryError(
      'This repository has no commit yet, so there is nothing to compare with.',
      'Commit what you have (`git add -A && git commit`), make your change, and run again.',
    );
  }
  throw await unknownRef(git, repository, given, '--head');
};

type Head = Revision & { readonly snapshot: boolean };

const revisionOf = async (store: Store, tip: HeadTip, { head: given, outputs = [] }: ResolveSidesOptions) => {
  if (given !== null) {
    const head: Head = { ...tip, tree: await treeOf(store, tip.commit), dirty: false, snapshot: false };
    return { head, notices: [] };
  }
  const { commit, tree, dirty, notices } = await takeSnapshot(store, tip.commit, outputs);
  const head: Head = { ref: tip.ref, commit, tree, dirty, snapshot: dirty };
  return { head, notices: [...notices, ...(await submoduleNotices(store, commit))] };
};

/**
 * Finds base and head of the change, and takes the working tree's snapshot when no head is given. The base is the merge
 * base of the head with `--base` or with the default branch. Nothing is written to the user's repository.
 * Throws a RepositoryError with a cure; the signal's reason on an abort.
 */
export const resolveSides = async (options: ResolveSidesOptions): Promise<ResolvedSides> => {
  const git = createGit(options.environment ?? process.env, options.signal);
  const repository = await openRepository(git, options.cwd);
  const branch = await branchOf(git, repository);
  const tip = await headTip(git, repository, options.head, branch);
  const store = await createStore(git, repository, join(options.directory, 'store.git'));
  const remote = remoteOf(repository, branch);
  const baseOf = await baseTip(store, options.base, remote);
  const commit = await mergeBase(store, baseOf, tip, remote);
  const base: Revision = { ref: baseOf.ref, commit, tree: await treeOf(store, commit), dirty: false };
  const { head, notices } = await revisionOf(store, tip, options);
  const compared = ['diff-tree', '-r', '-z', '--name-only', '--no-renames', base.tree, head.tree];
  const changedFiles = (await store.text(compared)).split('\0').filter((it) => it !== '');
  return {
    top: repository.top,
    prefix: repository.prefix,
    base,
    head,
    changedFiles,
    notices: [...notices, ...(await largeFileNotices(store, [base.tree, head.tree]))],
    remote,
    store,
  };
};
