/** A branch that holds files, as a store of baselines needs it. `commit`s are full hashes. */
export interface Branch {
  /** For people: "branch pacegate-baselines of acme/shop". */
  readonly place: string;
  /** The newest commit, or null where there is no such branch. */
  tip(): Promise<string | null>;
  /** Paths of all files of a commit. */
  list(commit: string): Promise<readonly string[]>;
  /** The text of a file of a commit, or null. */
  read(commit: string, path: string): Promise<string | null>;
  /**
   * Makes one commit upon `parent` (null: the first of an orphan branch) with these files set, and moves the branch to
   * it. Resolves to false, with nothing changed, when the branch is no longer at `parent`: read anew and build again.
   */
  advance(change: {
    readonly parent: string | null;
    readonly files: readonly { readonly path: string; readonly text: string }[];
    readonly message: string;
  }): Promise<boolean>;
}
