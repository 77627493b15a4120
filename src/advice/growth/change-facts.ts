/** A package whose version in a lock file differs between base and head. */
export interface LockChange {
  /** The lock file, from the root of the repository. */
  readonly file: string;
  readonly package: string;
  /** Versions on the base, sorted; null where it had none. */
  readonly from: readonly string[] | null;
  /** Versions on the head, sorted; null where it has none. */
  readonly to: readonly string[] | null;
  /** What asks for it on the head: names of packages; of the project's own, the name in its package.json. */
  readonly askedBy: readonly string[];
}

export type ManifestField = 'sideEffects' | 'browserslist' | 'type' | 'scripts';

/** A package.json of the repository that differs between base and head. */
export interface ManifestChange {
  /** From the root of the repository, at head. */
  readonly file: string;
  /** Names of dependencies, of all kinds. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Those with another range. */
  readonly changed: readonly string[];
  /** Fields that were added, removed or changed. */
  readonly fields: readonly ManifestField[];
}

/** What is known of a change apart from its bundles. Paths are from the root of the repository, with "/" between their parts. */
export interface ChangeFacts {
  /** The suite's directory, where the names of modules start; "." for the root. */
  readonly directory: string;
  readonly renames: readonly { readonly from: string; readonly to: string }[];
  /** Files that differ, by their names at head; of deleted ones at base. Empty where that is not known. */
  readonly changedFiles: readonly string[];
  readonly lock: readonly LockChange[];
  readonly manifests: readonly ManifestChange[];
}
