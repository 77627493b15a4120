import type { Clock } from '../../core/clock.ts';
import type { Report, Repository } from '../ports.ts';
import type { BundleBench } from './bundle-bench.ts';

/** What a bundle suite is measured and explained with. */
export interface BundleTools {
  readonly bundles: BundleBench;
  readonly repository: Repository;
  readonly clock: Clock;
  readonly report: Report;
  readonly signal: AbortSignal;
}
