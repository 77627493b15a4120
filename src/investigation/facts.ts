import type { Block } from '../core/block.ts';
import type { BundleMeasurement } from '../core/bundle/bundle-measurement.ts';
import type { ProfileDifference } from '../core/profile.ts';
import type { Result } from '../core/result.ts';

/** Texts of one changed file; null on a side that does not have it, or where it is binary or too large to be read. */
export interface FileTexts {
  readonly base: string | null;
  readonly head: string | null;
}

/** All that the experts look at. Gathered once, before any of them starts. */
export interface Facts {
  /** Git's unified diff of base and head, with renames, without binary files. */
  readonly diff: string;
  /**
   * By path from the root of the repository: every changed file, by its name at head (by that of the base where it was deleted).
   * A renamed file's `base` is the text that it had under its old name. Lock files and package.json are among them.
   */
  readonly files: Readonly<Record<string, FileTexts>>;
  /** Directory of each suite from the root of the repository, "" for the root itself. */
  readonly directories: Readonly<Record<string, string>>;
  /** The comparison of base and head that showed the regression. */
  readonly result: Result;
  /** Measured blocks of all suites. */
  readonly blocks: readonly Block[];
  readonly profiles: readonly ProfileDifference[];
  /** Of bundle suites: sizes of both sides and why they grew. */
  readonly bundles?: readonly BundleMeasurement[];
}
