import type { CauseKind } from '../../core/bundle/cause-kinds.ts';
import type { Side } from '../../core/side.ts';

/** What to cut out of the emitted files: what would the first load of `entry` (null: all files) lose without these modules? */
export interface CutOrder {
  readonly entry: string | null;
  /** Of that side's graph, ascending. */
  readonly modules: readonly number[];
}

/** A cut that `explainGrowth` wants to know the bytes of, by `key`. Those of the base may be left out where its files are not at hand. */
export interface PlannedCut {
  readonly key: string;
  readonly side: Side;
  readonly order: CutOrder;
}

/**
 * Where in the change the line is that causes it.
 * import: an import of the file `importer` with that request; module: whatever the change touches in that file;
 * manifest: in a package.json the line of `field`, or of the dependency `package`; lock: the package's version in a lock file;
 * configuration: a line of one of these files with one of these words. Modules are named as in graphs, files from the repository's root.
 */
export type SourcePlace =
  | { readonly kind: 'import'; readonly importer: string; readonly request: string }
  | { readonly kind: 'module'; readonly module: string }
  | { readonly kind: 'manifest'; readonly file: string; readonly field: string | null; readonly package: string | null }
  | { readonly kind: 'lock'; readonly file: string; readonly package: string }
  | { readonly kind: 'configuration'; readonly files: readonly string[]; readonly words: readonly string[] };

/** Modules that a cause puts into a bundle, and those of the base that they stand in for. Its cost is the one less the other. */
export interface Exchange {
  /** Of the head's graph, ascending. No module is in two causes of one entry. */
  readonly added: readonly number[];
  /** Of the base's graph, ascending. */
  readonly replaced: readonly number[];
  /** The same by the sizes of modules, for shares. Bytes; negative where it became smaller. */
  readonly stat: number;
  readonly parsed: number;
  /** Of these, bytes of modules that are delivered in more copies than before: no cut shows them. */
  readonly copies: number;
}

export interface PlannedCause {
  /** Unique in the plan, and the same for the same cause in every run. */
  readonly key: string;
  readonly kind: CauseKind;
  /** null: only what is asked for later. */
  readonly entry: string | null;
  readonly subject: string;
  readonly package: string | null;
  /** Complete sentences, the headline first. */
  readonly evidence: readonly string[];
  readonly chain: readonly string[];
  readonly edge: { readonly importer: string; readonly request: string } | null;
  /** Where to look for the line: the first that is found. */
  readonly places: readonly SourcePlace[];
  /** What to do about it. */
  readonly fix: string;
  /** null: it costs what the other causes leave of the entry's growth, a difference of whole files. */
  readonly exchange: Exchange | null;
}

/** An entry of the head, or with `entry` null what is only asked for later. */
export interface EntryPlan {
  readonly entry: string | null;
  /** Its name on the base; null where it is new. */
  readonly formerEntry: string | null;
  /** What is smaller than this is not worth a word, gzip bytes. */
  readonly floor: number;
  /** All causes of it together, and everything that left: what `explained` is made of. */
  readonly together: Exchange;
  /** Whether a cause of the configuration accounts for what is left. */
  readonly configured: boolean;
  /** Packages and modules that grew or shrank most, as delivered but not compressed. */
  readonly parts: readonly { readonly name: string; readonly base: number; readonly head: number }[];
}

export interface GrowthPlan {
  readonly entries: readonly EntryPlan[];
  /** In the order of the rules. */
  readonly causes: readonly PlannedCause[];
  readonly cuts: readonly PlannedCut[];
}

/** Key of the cut of one side of a cause, or of all causes of an entry together. */
export const cutKey = (of: { readonly cause: string } | { readonly entry: string | null }, side: Side): string =>
  JSON.stringify([of, side]);
