import { isBundleMetric, isPageMetric } from '../core/metrics.ts';
import type { Suite } from './configuration.ts';

/** The type of suite that gives `metric`. */
export const suiteTypeOf = (metric: string): Suite['type'] => {
  if (isBundleMetric(metric)) return 'bundle';
  return isPageMetric(metric) ? 'page' : 'service';
};
