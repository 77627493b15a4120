import type { Found } from '../found.ts';
import type { Toolchain } from '../service-candidate.ts';
import type { Bundler } from './bundlers.ts';
import type { SetUp } from './set-up.ts';

/** A package that builds something for browsers. */
export interface FrontEnd {
  /** "." for the root. */
  readonly directory: string;
  readonly name: string | null;
  readonly bundler: Bundler['title'];
  /** The file that shows it. */
  readonly from: string;
  readonly install: Found<string> | null;
  readonly build: Found<string> | null;
  /** Directory of the emitted files, from `directory`. */
  readonly output: Found<string>;
  /** Whether the emitted files can be measured without statistics. */
  readonly filesAlone: boolean;
  /** File of statistics, from `directory`. */
  readonly stats: string;
  readonly setUp: SetUp;
  /** A page that its emitted files make alone; null where a server is needed. `fallback`: whether it has routes of its own. */
  readonly page: { readonly fallback: boolean } | null;
  /** Globs of what it is made of outside its directory. */
  readonly alsoMadeOf: readonly string[];
  /** What a person should know, in sentences. */
  readonly notes: readonly string[];
  readonly toolchain: Toolchain;
  /** Higher is likelier to be what the team wants to measure. */
  readonly score: number;
}
