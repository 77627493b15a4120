import type { Store } from './store.ts';

/** A commit of one side. */
export interface Revision {
  /** As given, or the name of the branch that was found. */
  readonly ref: string;
  /** Of the snapshot, when the working tree differs from its commit. Snapshots are known to the run's store only. */
  readonly commit: string;
  readonly tree: string;
  /** Whether the tree holds uncommitted work. */
  readonly dirty: boolean;
}

/** What base and head were found to be. Valid as long as the directory given to `resolveSides` exists. */
export interface ResolvedSides {
  /** Absolute top of the user's working tree. */
  readonly top: string;
  /** Directory that Pacegate was run in, relative to `top`, without `/` at the end; "" for the top itself. */
  readonly prefix: string;
  /** `ref` as given or found, `commit` the merge base of it and the head. */
  readonly base: Revision;
  readonly head: Revision & { readonly snapshot: boolean };
  /** Paths that differ between the trees, relative to `top`, with `/`; both names of a renamed file. */
  readonly changedFiles: readonly string[];
  /** Sentences for the report: what the sides do not hold. */
  readonly notices: readonly string[];
  /** Name of the remote that the change is meant for, usually "origin". */
  readonly remote: string | null;
  readonly store: Store;
}

/** The tree of a commit, read through the store. */
export const treeOf = (store: Store, commit: string): Promise<string> =>
  store.text(['rev-parse', '--verify', '--end-of-options', `${commit}^{tree}`]);
