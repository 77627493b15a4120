import type { Block } from '../core/block.ts';
import { isMetric, isPageMetric, metricOf } from '../core/metrics.ts';
import type { Prices } from '../core/policy.ts';
import { mean } from '../statistics/mean-and-deviation.ts';
import { costPerMillion } from './cost.ts';
import type { SuiteShape } from './judge-input.ts';
import { pageValue } from './page-values.ts';
import { readSignal } from './signal-values.ts';
import { type Sight, sightOf } from './sight.ts';
import { wholeCount } from './whole-counts.ts';
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

/** What of a suite and its policy some values need. */
export interface HeadOptions {
  readonly routes?: SuiteShape['routes'];
  /** Of all blocks of the suite; absent: of this block alone. */
  readonly sight?: Sight;
  readonly prices?: Prices | null;
}

const signalOf = (
  block: Block,
  metric: string,
  { routes = [], sight = sightOf([block]) }: HeadOptions,
): number | null => {
  if (!isMetric(metric)) return null;
  const reading = readSignal(block, 'head', { metric, route: null, routes, sight });
  if (reading.kind === 'none') return null;
  const isCount = metricOf(metric).unit === 'count/request';
  return (isCount ? wholeCount(reading.value) : null) ?? reading.value;
};

const signals = new Set([
  'eventloop.delay.p99',
  'memory.heap',
  'memory.growth',
  'io.sync-calls',
  'db.queries',
  'db.time',
  'db.rows',
  'db.connections',
]);

const costOf = (block: Block, scenario: string, { prices = null }: HeadOptions): number | null => {
  const [cpu, memory] = [headValue(block, 'cpu.per-request', scenario), headValue(block, 'memory.rss.peak', null)];
  return prices === null || cpu === null || memory === null ? null : costPerMillion(cpu, memory, prices);
};

/**
 * The head's own value of a whole-suite metric in one block, in the metric's unit, measured alone where it was loaded alone
 * and else beside the base; null where it can't be had. `scenario` null: a metric of the process or of its signals, or of a page.
 */
export const headValue = (
  block: Block,
  metric: string,
  scenario: string | null,
  options: HeadOptions = {},
): number | null => {
  if (scenario === null) {
    if (isPageMetric(metric)) return pageValue(block, 'head', metric);
    if (metric === 'memory.rss.peak') return block.sides.head?.memoryPeak ?? null;
    return signals.has(metric) ? signalOf(block, metric, options) : null;
  }
  if (metric === 'cost.per-million') return costOf(block, scenario, options);
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
