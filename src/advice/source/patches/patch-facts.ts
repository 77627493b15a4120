import type { Cause } from '../../../core/bundle/bundle-growth.ts';
import type { SourceText } from '../source-text.ts';
import type { NewText } from './restore-version.ts';

export interface PatchFacts {
  readonly cause: Pick<Cause, 'kind' | 'package' | 'chain' | 'edge' | 'location'>;
  /** Of the suite, from the root of the repository ("" or "web"): names of modules count from there. */
  readonly directory: string;
  /** Text files that the change touches, and those of the project on the cause's chain, package.json and lock file, changed or not. */
  readonly files: readonly SourceText[];
}

/** What an attempt at a fix comes to, before anybody has read it again. */
export interface Fix {
  readonly summary: string;
  readonly texts: readonly NewText[];
}

export type Attempt = (facts: PatchFacts) => Fix | null;
