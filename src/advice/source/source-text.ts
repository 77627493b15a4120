/** A file of the repository on both sides. */
export interface SourceText {
  /** At head, from the root of the repository. */
  readonly path: string;
  /** null where that side does not have it. For a renamed file the base's text is the one under its old name. */
  readonly base: string | null;
  readonly head: string | null;
}
