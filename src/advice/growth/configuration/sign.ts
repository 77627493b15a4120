import type { CauseKind } from '../../../core/bundle/cause-kinds.ts';
import type { Comparison } from '../comparison.ts';

/** Evidence that the bundle was made under another configuration. */
export interface Sign {
  readonly kind: CauseKind;
  /** Complete sentences. */
  readonly evidence: readonly string[];
  readonly fix: string;
  /** Words by which the line of the configuration is found. */
  readonly words: readonly string[];
  /** Whether it makes modules bigger that nobody touched, so that their growth says nothing else. */
  readonly everywhere: boolean;
}

/** Looks for one cause. Silent where the base shows the same. */
export type Detect = (comparison: Comparison) => Sign | null;
