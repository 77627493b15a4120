import type { BundleInput } from '../../gate/judge-input.ts';
import type { BundlePlan } from './bundle-plan.ts';

/** What the judge is given of a bundle suite. */
export const bundleInput = ({ suite, own, skipped, measurement }: BundlePlan): BundleInput => ({
  name: suite.name,
  entries: suite.entries,
  headEntries: own.head.entries,
  skipped,
  measurement,
  failure: null,
});
