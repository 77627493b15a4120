import type { Block } from '../../../core/block.ts';
import type { MetricResult } from '../../../core/result.ts';
import type { SuiteShape } from '../../../gate/judge-input.ts';
import { observe } from '../../../gate/observe.ts';
import { placeKey } from '../../../gate/places.ts';

/** Values of one block in the metric's unit. */
export interface SeriesPoint {
  /** From 1, as the raw files count. */
  readonly block: number;
  readonly base: number;
  readonly head: number;
}

/** One comparison over the blocks of its suite. */
export interface BlockSeries {
  readonly metric: MetricResult;
  /** Of the blocks that count: exactly the values that the verdict rests on. */
  readonly counted: readonly SeriesPoint[];
  /** Of control blocks, where a second process of the base takes the head's place. */
  readonly control: readonly SeriesPoint[];
  /** Whether points stand at the number of their block; else a block gave no value, and they are only in order. */
  readonly placed: boolean;
}

const countedPoints = ({ base, head }: MetricResult, numbers: readonly number[]): SeriesPoint[] => {
  const placed = base.blocks.length === numbers.length;
  return base.blocks.flatMap((value, k) => {
    const other = head.blocks[k];
    return other === undefined ? [] : [{ block: placed ? (numbers[k] ?? k + 1) : k + 1, base: value, head: other }];
  });
};

/** `blocks`: all of the suite, in order. `shape` is null where control blocks can't be read. */
export const blockSeries = (
  metrics: readonly MetricResult[],
  blocks: readonly Block[],
  shape: SuiteShape | null,
): BlockSeries[] => {
  const counted = blocks.filter(({ kind, discarded }) => kind === 'comparison' && discarded === null);
  const numbers = counted.map(({ index }) => index + 1);
  const controls = blocks.filter(({ kind, discarded }) => kind === 'control' && discarded === null);
  const seen = shape === null ? [] : controls.map((block) => ({ block, observed: observe(block, shape) }));
  const controlOf = new Map<string, SeriesPoint[]>();
  for (const { block, observed } of seen) {
    for (const it of observed) {
      if (it.kind !== 'seen') continue;
      const key = placeKey(it);
      const points = controlOf.get(key) ?? [];
      controlOf.set(key, points);
      points.push({ block: block.index + 1, base: it.base, head: it.head });
    }
  }
  return metrics.map((metric) => {
    const placed = numbers.length > 0 && metric.base.blocks.length === numbers.length;
    return {
      metric,
      counted: countedPoints(metric, numbers),
      control: placed ? (controlOf.get(placeKey(metric)) ?? []) : [],
      placed,
    };
  });
};
