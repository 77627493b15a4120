import type { BundleSuite } from '../../config/bundle-suite.ts';
import type { BundleSizes } from '../../core/bundle/bundle-sizes.ts';
import type { Side } from '../../core/side.ts';
import type { MeasuredBundle } from '../../measure/bundle/measure-side.ts';

/** A page of the output directory. */
export interface BundlePage {
  /** From the output directory. */
  readonly path: string;
  readonly title: string;
}

/** What the builds of bundle suites are looked at with. */
export interface BundleBench {
  /** Reads what a side's build wrote. Throws a BundleError where that can't be trusted. */
  measure(side: Side, suite: BundleSuite): Promise<MeasuredBundle>;
  /**
   * Builds a copy of the head's checkout once more, with a patch (unified diff, from the root of the repository) or without one,
   * and gives its sizes; or why there are none, in one sentence. Nothing of it stays.
   */
  rebuild(
    suite: BundleSuite,
    patch: string | null,
    timeLeft: number,
  ): Promise<BundleSizes | { readonly failure: string }>;
  /** Writes the treemaps of what was built here. Gives none where that fails: they only illustrate. */
  treemaps(suite: string, sides: Readonly<Partial<Record<Side, MeasuredBundle>>>): Promise<readonly BundlePage[]>;
}
