import type { BaselineMetric } from '../../core/baseline-record.ts';
import { isByDifference } from '../../core/metrics.ts';
import { median } from '../../statistics/quantile.ts';

type Stored = Pick<BaselineMetric, 'metric' | 'unit' | 'value' | 'change' | 'base' | 'head'>;

/**
 * Whether the change in a record is a difference in the metric's unit rather than relative: see `isByDifference`. A record that was
 * condensed has no values of the base; then a count that could have come from next to none counts as a difference, because a sum
 * of relative changes must not hold one that is none.
 */
export const isStoredByDifference = ({ metric, unit, value, change, base, head }: Stored): boolean =>
  isByDifference({
    metric,
    unit,
    base: { value: median(base) ?? value - (change?.estimate ?? 0), blocks: base },
    head: { value, blocks: head },
  });
