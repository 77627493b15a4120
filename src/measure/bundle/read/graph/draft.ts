import type { BundleEdge, BundleGraph, BundleModule } from '../../../../core/bundle/bundle-graph.ts';

export type EdgeKind = BundleEdge[2];

/** A module as the bundler has it. Several may come from one file: the parts of a Vue component, a style and its stub. */
export interface DraftModule {
  /** From the suite's directory, without loaders and queries. */
  readonly name: string;
  readonly type: BundleModule['type'];
  readonly stat: number;
  readonly parsed: number | null;
  /** Keys of `chunks`; none for a module that was left out. */
  readonly chunks: readonly string[];
  /** Key of the module that it was concatenated with; null for one of its own. */
  readonly root: string | null;
  readonly used: BundleModule['used'];
  readonly bailouts: readonly string[];
  /** Which it has in the emitted files at run time; null where there is none. */
  readonly id: string | null;
}

export interface DraftEdge {
  /** Keys of modules. */
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  readonly request: string;
  readonly active: boolean;
}

export interface DraftChunk {
  readonly names: readonly string[];
  /** Names of files. */
  readonly files: readonly string[];
  readonly origins: readonly string[];
}

export interface DraftEntry {
  readonly name: string;
  /** Names of files; which of them are code is told by their names. */
  readonly files: readonly string[];
  /** Keys of chunks. */
  readonly initial: readonly string[];
  readonly async: readonly string[];
  /** Keys of modules; none where it is not known. */
  readonly modules: readonly string[];
}

/** What is gathered of a build, by the bundler's own keys. `finishGraph` gives it an order that does not depend on them. */
export interface Draft {
  readonly bundler: BundleGraph['bundler'];
  readonly mode: string | null;
  readonly modules: ReadonlyMap<string, DraftModule>;
  readonly edges: Iterable<DraftEdge>;
  /** Names of emitted files, from the output directory. */
  readonly files: ReadonlySet<string>;
  readonly chunks: ReadonlyMap<string, DraftChunk>;
  readonly entries: readonly DraftEntry[];
  readonly notices: readonly string[];
}

/** A graph, and what else it takes to find its modules in the emitted files. */
export interface FinishedGraph {
  readonly graph: BundleGraph;
  /** For each of the graph's modules, its identifiers at run time: webpack's "123" or "./src/a.js", those of its root for a concatenated one. */
  readonly ids: readonly (readonly string[])[];
}
