import type { Block } from '../core/block.ts';
import { isPageMetric } from '../core/metrics.ts';
import { mean } from '../statistics/mean-and-deviation.ts';
import { pageValue } from './page-values.ts';
import { headWindows } from './windows.ts';
import {
  durationQuantile,
  failuresOf,
  gcPausePerRequest,
  mergedDurations,
  quantileMetrics,
  sliceMetrics,
} from './window-values.ts';

/**
 * A budget asks less of a quantile than a comparison does: one answer beyond it. The spread between blocks then tells how
 * good it is.
 */
const fewestBeyond = (q: number): number => Math.max(5, Math.ceil(1 / (1 - q)));

/**
 * The head's own value of a whole-suite metric in one block, in the metric's unit, measured alone where it was loaded alone
 * and else beside the base; null where it can't be had. `scenario` null: a metric of the process, or of a page.
 */
export const headValue = (block: Block, metric: string, scenario: string | null): number | null => {
  if (scenario === null) {
    if (isPageMetric(metric)) return pageValue(block, 'head', metric);
    return metric === 'memory.rss.peak' ? (block.sides.head?.memoryPeak ?? null) : null;
  }
  const windows = headWindows(block, { scenario, sliceRoute: null, route: null });
  const ofSlice = sliceMetrics[metric];
  if (ofSlice !== undefined) {
    const values = windows.map(ofSlice).filter((value) => value !== null);
    return values.length === 0 ? null : mean(values);
  }
  const ofBlock = quantileMetrics[metric];
  if (ofBlock !== undefined) return durationQuantile(mergedDurations(windows), ofBlock.q, fewestBeyond(ofBlock.q));
  return metric === 'gc.pause' ? gcPausePerRequest(windows) : null;
};

/** The head's requests of one scenario in one block, sent and failed, chosen as in `headValue`. */
export const headFailures = (block: Block, scenario: string): { failed: number; total: number } =>
  failuresOf(headWindows(block, { scenario, sliceRoute: null, route: null }));
