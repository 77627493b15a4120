import type { Block } from '../../core/block.ts';
import { formatPercent } from '../../core/format.ts';
import { sliceMetrics } from '../../gate/window-values.ts';
import { mean, meanAndDeviation } from '../../statistics/mean-and-deviation.ts';
import { type Interval, tInterval } from '../../statistics/t-interval.ts';
import type { DataCourse, DataPlace } from './data-view.ts';
import { pairsOf } from './paired-durations.ts';

/** Slices of a place in one block that make a first and a last third. */
const fewestSlices = 3;
const fewestBlocks = 3;

interface Thirds {
  readonly first: number;
  readonly last: number;
}

/** The logarithm of head / base in the first and the last third of a block's slices. */
const thirdsOf = (block: Block, place: DataPlace, metric: string): Thirds[] => {
  const value = sliceMetrics[metric];
  if (value === undefined) return [];
  const effects = pairsOf(block, place).flatMap((pair) => {
    const [base, head] = [value(pair.base), value(pair.head)];
    return base === null || head === null || base <= 0 || head <= 0 ? [] : [Math.log(head / base)];
  });
  if (effects.length < fewestSlices) return [];
  const third = Math.max(1, Math.floor(effects.length / 3));
  return [{ first: mean(effects.slice(0, third)), last: mean(effects.slice(-third)) }];
};

/** Growth that is less than this share of the whole change says nothing. */
const least = 0.3;

const isSure = ({ low, high }: Interval): boolean => low > 0 || high < 0;

const kindOf = (thirds: readonly Thirds[]): DataCourse['kind'] => {
  if (thirds.length < fewestBlocks) return 'unclear';
  const first = meanAndDeviation(thirds.map((it) => it.first));
  const last = meanAndDeviation(thirds.map((it) => it.last));
  const larger = Math.abs(first.mean) > Math.abs(last.mean) ? first : last;
  // Of a change that may be none nothing can be said.
  if (!isSure(tInterval(larger, 0.005))) return 'unclear';
  const growth = meanAndDeviation(thirds.map((it) => it.last - it.first));
  const turned = larger.mean < 0 ? -1 : 1;
  const isLarge = Math.abs(growth.mean) >= least * Math.abs(larger.mean);
  if (isLarge && isSure(tInterval(growth, 0.025))) return turned * growth.mean > 0 ? 'growing' : 'fading';
  return isSure(tInterval(first, 0.025)) ? 'start' : 'unclear';
};

const sentenceOf = (kind: DataCourse['kind'], first: string, last: string, subject: string): string => {
  switch (kind) {
    case 'start':
      return `The change of ${subject} is there from the start of each block and stays: ${first} in the first third of its slices, ${last} in the last.`;
    case 'growing':
      return `The change of ${subject} grows within each block, as processes serve more requests: ${first} in the first third of its slices, ${last} in the last. Something piles up.`;
    case 'fading':
      return `The change of ${subject} fades within each block: ${first} in the first third of its slices, ${last} in the last. Something fills or warms up.`;
    case 'unclear':
      return `Whether the change of ${subject} grows within a block can't be told from what was measured.`;
  }
};

/** How the change of a metric went over the slices of each block; null for metrics that slices do not have. */
export const courseOf = (
  blocks: readonly Block[],
  place: DataPlace,
  metric: string,
  subject: string,
): DataCourse | null => {
  if (!Object.hasOwn(sliceMetrics, metric)) return null;
  const thirds = blocks.flatMap((block) => thirdsOf(block, place, metric));
  const kind = kindOf(thirds);
  const relative = (values: readonly number[]): number => (values.length === 0 ? 0 : Math.expm1(mean(values)));
  const [first, last] = [relative(thirds.map((it) => it.first)), relative(thirds.map((it) => it.last))];
  const { suite, scenario, route } = place;
  const sentence = sentenceOf(kind, formatPercent(first), formatPercent(last), subject);
  return { suite, scenario, route, metric, kind, first, last, sentence };
};
