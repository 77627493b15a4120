import type { BundleSuite } from '../../config/bundle-suite.ts';
import type { BundleMeasurement } from '../../core/bundle/bundle-measurement.ts';
import type { Side } from '../../core/side.ts';
import type { SuiteHashes } from '../baseline/suite-hashes.ts';

/** A bundle suite of a run. */
export interface BundlePlan {
  /** As the ruling configuration has it. */
  readonly suite: BundleSuite;
  /** How each side is installed and built: each by its own configuration. */
  readonly own: Readonly<Record<Side, BundleSuite>>;
  /** Why the suite is not measured, or null. */
  readonly skipped: string | null;
  /** Whether the head stands on both sides: there is no base to set it beside. */
  readonly alone: boolean;
  /** Of what is measured, for the stored record. */
  readonly hashes: SuiteHashes;
  /** Whether its environment has values from outside: no record can tell whether another build was made with the same. */
  readonly hasVariables: boolean;
  /** What was measured; null before, and where it could not be. */
  readonly measurement: BundleMeasurement | null;
}
