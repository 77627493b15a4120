import { formatValue } from '../../core/format.ts';
import type { Block } from '../../core/block.ts';
import { meanAndDeviation } from '../../statistics/mean-and-deviation.ts';
import { quantile } from '../../statistics/quantile.ts';
import { tInterval } from '../../statistics/t-interval.ts';
import { mergedDurations } from '../../gate/window-values.ts';
import type { DataPlace, DataShape, QuantileShift } from './data-view.ts';
import { pairsOf } from './paired-durations.ts';

/** Quantiles, and how many durations of a side one block must have for each. */
const quantiles = [
  { q: 0.1, fewest: 20 },
  { q: 0.25, fewest: 20 },
  { q: 0.5, fewest: 20 },
  { q: 0.75, fewest: 40 },
  { q: 0.9, fewest: 100 },
  { q: 0.95, fewest: 200 },
  { q: 0.99, fewest: 1000 },
] as const;

const names: Readonly<Record<number, string>> = { 0.1: 'the 10th percentile', 0.5: 'the median', 0.95: 'the 95th' };

const shiftOf = (
  blocks: readonly { readonly base: Float64Array; readonly head: Float64Array }[],
  { q, fewest }: (typeof quantiles)[number],
): QuantileShift[] => {
  const usable = blocks.filter(({ base, head }) => Math.min(base.length, head.length) >= fewest);
  if (usable.length === 0) return [];
  const pairs = usable.map(({ base, head }) => ({ base: quantile(base, q), head: quantile(head, q) }));
  const of = (values: readonly number[]): number => meanAndDeviation(values).mean;
  const summary = meanAndDeviation(pairs.map(({ base, head }) => head - base));
  const interval = usable.length < 2 ? null : tInterval(summary, 0.025);
  return [
    {
      q,
      base: of(pairs.map(({ base }) => base)),
      head: of(pairs.map(({ head }) => head)),
      difference: { estimate: summary.mean, low: interval?.low ?? null, high: interval?.high ?? null },
    },
  ];
};

/** A shift below this part of the largest one is none beside it. */
const small = 0.25;
/** A quantile that moved by this share of itself moved, even where the tail moved by far more ms. */
const noticeable = 0.05;

const moved = ({ base, difference: { estimate, low } }: QuantileShift, largest: number): boolean =>
  (low ?? 0) > 0 && (estimate >= small * largest || estimate >= noticeable * base);

/** Which requests got slower, read off the shifts of the quantiles. */
const kindOf = (shifts: readonly QuantileShift[]): DataShape['kind'] => {
  const [low, middle] = [shifts.find(({ q }) => q === 0.1), shifts.find(({ q }) => q === 0.5)];
  const largest = Math.max(0, ...shifts.map(({ difference }) => difference.estimate));
  if (low === undefined || middle === undefined || largest === 0) return 'unclear';
  if (shifts.some(({ difference }) => difference.low === null)) return 'unclear';
  if (moved(low, largest)) return 'all';
  if (moved(middle, largest)) return 'upper';
  return shifts.some((it) => it.q > 0.5 && moved(it, largest)) ? 'tail' : 'unclear';
};

const sign = (value: number): string => `${value < 0 ? '-' : '+'}${formatValue(Math.abs(value), 'ms')}`;

const listed = (shifts: readonly QuantileShift[]): string =>
  shifts
    .filter(({ q }) => Object.hasOwn(names, q))
    .map(({ q, difference }) => `${sign(difference.estimate)} at ${names[q]}`)
    .join(', ');

/** "the slowest 10 %": what lies above the last quantile that did not move. */
const tailText = (shifts: readonly QuantileShift[]): string => {
  const largest = Math.max(0, ...shifts.map(({ difference }) => difference.estimate));
  const still = shifts.findLast((it) => !moved(it, largest) && it.q < 0.99);
  return still === undefined ? 'slowest' : `slowest ${Math.round((1 - still.q) * 100)} %`;
};

const sentenceOf = (kind: DataShape['kind'], shifts: readonly QuantileShift[], subject: string): string => {
  const figures = listed(shifts);
  switch (kind) {
    case 'all':
      return `All requests of ${subject} got slower, the fast ones too: ${figures}.`;
    case 'upper':
      return `About the slower half of the requests of ${subject} got slower, the fast ones did not: ${figures}.`;
    case 'tail':
      return `Only the ${tailText(shifts)} of the requests of ${subject} got slower: ${figures}.`;
    case 'unclear':
      return shifts.length === 0
        ? `Too few requests of ${subject} were measured to tell which of them got slower.`
        : `Which requests of ${subject} got slower can't be told from what was measured: ${figures}.`;
  }
};

/** Compares the quantiles of both sides' latency at a place, block by block. `subject` names the place in the sentence. */
export const shapeOf = (blocks: readonly Block[], place: DataPlace, subject: string): DataShape => {
  const durations = blocks.map((block) => {
    const pairs = pairsOf(block, place);
    return {
      base: mergedDurations(pairs.map(({ base }) => base)),
      head: mergedDurations(pairs.map(({ head }) => head)),
    };
  });
  const shifts = quantiles.flatMap((it) => shiftOf(durations, it));
  const kind = kindOf(shifts);
  const { suite, scenario, route } = place;
  return { suite, scenario, route, kind, shifts, sentence: sentenceOf(kind, shifts, subject) };
};
