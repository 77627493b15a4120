import { compareStatements, compareSyncCalls } from '../../../advice/statements.ts';
import { compareTables, type TableReads } from '../../../advice/table-reads.ts';
import { countedBlocks, type WorkChange } from '../../../advice/work.ts';
import type { Block } from '../../../core/block.ts';
import type { MetricResult, SuiteResult } from '../../../core/result.ts';
import type { Signals } from '../../../core/signals.ts';
import { byImportance } from '../../select.ts';
import { type BlockSeries, blockSeries } from './block-series.ts';
import { type HeapGrowth, heapGrowth } from './heap-growth.ts';
import { type LatencyCurves, latencyCurves } from './latency-curves.ts';
import { type NoisePoint, noiseSeries } from './noise-series.ts';
import { type PlanShapes, planShapes } from './plan-shapes.ts';
import { type RouteRow, routeRows } from './route-rows.ts';
import { shapeOf } from './suite-shape.ts';

/** Everything that the page draws of one suite that was measured in blocks. */
export interface SuiteView {
  readonly suite: string;
  /** All of them, in order. */
  readonly blocks: readonly Pick<Block, 'suite' | 'index' | 'kind' | 'discarded'>[];
  readonly latency: readonly LatencyCurves[];
  readonly series: readonly BlockSeries[];
  readonly routes: readonly RouteRow[];
  readonly statements: readonly WorkChange[];
  readonly cache: readonly WorkChange[];
  readonly plans: readonly PlanShapes[];
  readonly tables: readonly TableReads[];
  readonly sync: readonly WorkChange[];
  readonly heap: HeapGrowth | null;
  readonly noise: readonly NoisePoint[];
  /** What could not be observed and why, each once. */
  readonly missing: readonly { readonly what: string; readonly reason: string }[];
}

const mostStatements = 60;
const mostSeries = 16;

/** The largest, and what changed: the rest is in the raw files. */
const largest = (changes: readonly WorkChange[]): WorkChange[] => {
  const size = ({ base, head }: WorkChange): number =>
    Math.abs(head.count - base.count) * 1e3 + Math.max(base.count, head.count);
  return changes.toSorted((a, b) => size(b) - size(a)).slice(0, mostStatements);
};

const missingOf = (blocks: readonly Block[]): Signals['missing'] => {
  const all = blocks.flatMap(({ sides }) =>
    [sides.base, sides.head].flatMap((it) => [...(it?.signals?.missing ?? []), ...(it?.database?.missing ?? [])]),
  );
  return [...new Map(all.map((it) => [JSON.stringify(it), it])).values()].slice(0, 30);
};

/** Whole-suite comparisons, and those of routes that are not simply unchanged. */
const drawn = (metrics: readonly MetricResult[], suite: string): MetricResult[] =>
  metrics
    .filter((it) => it.suite === suite && it.base.blocks.length > 0 && it.change.confidence < 1)
    .filter((it) => it.primary && (it.route === null || it.decision !== 'unchanged'))
    .toSorted(byImportance)
    .slice(0, mostSeries);

/** `blocks`: of all suites, in any order. */
export const suiteView = (
  { name: suite }: SuiteResult,
  metrics: readonly MetricResult[],
  blocks: readonly Block[],
): SuiteView => {
  const own = blocks.filter((it) => it.suite === suite).toSorted((a, b) => a.index - b.index);
  const counted = countedBlocks(own, suite);
  const shape = shapeOf(suite, own);
  const latency = shape === null ? [] : latencyCurves(counted, shape);
  const open = new Set(shape?.scenarios.flatMap(({ name, model }) => (model === 'open' ? [name] : [])) ?? []);
  const { statements, cache } = compareStatements(counted, suite);
  return {
    suite,
    blocks: own.map(({ index, kind, discarded }) => ({ suite, index, kind, discarded })),
    latency,
    series: blockSeries(drawn(metrics, suite), own, shape),
    routes: routeRows({ suite, metrics, counted, latency, open }),
    statements: largest(statements),
    cache: largest(cache),
    plans: planShapes(counted),
    tables: compareTables(counted).slice(0, mostStatements),
    sync: largest(compareSyncCalls(counted, suite)),
    heap: heapGrowth(counted),
    noise: noiseSeries(own),
    missing: missingOf(own),
  };
};
