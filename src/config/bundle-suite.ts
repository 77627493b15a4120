/** What a build makes for browsers. Sizes are exact, so nothing of it is repeated or loaded. */
export interface BundleSuite {
  readonly name: string;
  readonly type: 'bundle';
  /** Relative to the root of the repository, inside it, with `/` between its parts; `.` is the root. */
  readonly directory: string;
  /** Globs from the root of the repository; the suite is measured only when one matches a changed file. null: everything under `directory`. */
  readonly paths: readonly string[] | null;
  readonly install: string | null;
  readonly build: string | null;
  readonly env: Readonly<Record<string, string>>;
  /** File that the build writes, from `directory`: statistics of webpack or Rspack, a metafile of esbuild, what Pacegate's plugins write. null: files only. */
  readonly stats: string | null;
  /** Directory with the emitted files, from `directory`; null: what the statistics say, or the directory that they lie in. */
  readonly output: string | null;
  /** Names of the entries that are gated; null for all. */
  readonly entries: readonly string[] | null;
  /** Globs of emitted files that do not count, from the output directory. */
  readonly ignore: readonly string[];
}
