import type { Found } from './found.ts';
import type { SourceTree } from './source-tree.ts';

/** How the code comes by the port it listens on. */
export type PortUse =
  /** From the environment variable PORT, or from the start line. */
  | { readonly kind: 'given'; readonly from: string }
  | { readonly kind: 'fixed'; readonly port: number; readonly from: string }
  | { readonly kind: 'unknown' };

/** A GET route that the code seems to have. Places are written `{name}`. */
export interface FoundRoute {
  readonly path: string;
  readonly from: string;
  /** Names of parameters in the query without which it may not answer. */
  readonly query: readonly string[];
  /** Whether it seems to ask who calls. */
  readonly secured: boolean;
}

/** A route of which nothing more is known. */
export const plainRoute = (path: string, from: string): FoundRoute => ({ path, from, query: [], secured: false });

/** What a machine needs before `install` can run. */
export interface Toolchain {
  readonly tool: 'node' | 'bun' | 'go' | 'python' | 'ruby' | 'java' | 'php' | 'rust' | 'elixir' | 'dotnet';
  /** A file that names the version, or the version. */
  readonly version: { readonly file: string } | { readonly exact: string } | null;
  /** The package manager, where there are several: "pnpm", "poetry", "maven". */
  readonly manager: string | null;
  /** Whether the manifest itself pins the package manager's version (`packageManager`). */
  readonly pinned: boolean;
}

/** A directory that seems to hold an HTTP service. */
export interface ServiceCandidate {
  /** "." for the root. */
  readonly directory: string;
  readonly name: string | null;
  /** For people: "Express", "Flask". */
  readonly title: string;
  readonly install: Found<string> | null;
  readonly build: Found<string> | null;
  /** null where nothing says how it starts. */
  readonly start: Found<string> | null;
  readonly port: PortUse;
  readonly ready: FoundRoute | null;
  readonly routes: readonly FoundRoute[];
  /** Whether it answers GraphQL at /graphql. */
  readonly graphql: boolean;
  /** Globs of what it is made of outside its directory. */
  readonly alsoMadeOf: readonly string[];
  /** What a person should know, in sentences. */
  readonly notes: readonly string[];
  readonly toolchain: Toolchain;
  /** Higher is likelier to be what the team wants to measure. */
  readonly score: number;
}

/** Finds the services written in one language. */
export type Ecosystem = (tree: SourceTree) => readonly ServiceCandidate[];
