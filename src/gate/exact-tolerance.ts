import { metricOf } from '../core/metrics.ts';
import { type Policy, toleranceOf } from '../core/policy.ts';

/**
 * Bytes that no team looks at. Renaming files and a new number of a chunk move a first load by some tens of bytes, because the
 * runtime holds a table of names and hashes and compression depends on order.
 */
const floorBytes = 250;

/** By how much an exact figure may grow from `base`, in its own unit: what the policy accepts, and of bytes 250 at least. */
export const exactTolerance = (policy: Policy, metric: string, base: number): number =>
  Math.max(toleranceOf(policy, metric) * base, metricOf(metric).unit === 'bytes' ? floorBytes : 0);
