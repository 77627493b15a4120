import { leastCount, metricOf } from '../core/metrics.ts';
import { type Policy, toleranceOf } from '../core/policy.ts';
import { meanAndDeviation } from '../statistics/mean-and-deviation.ts';
import { median } from '../statistics/quantile.ts';
import { changeOf, type Scale } from './scale.ts';

/** What is known of a comparison when the change that it may make is settled. */
export interface SignalFigures {
  readonly metric: string;
  readonly scale: Scale;
  readonly exact: boolean;
  /** Every value of code of the base, those of control blocks included. */
  readonly bases: readonly number[];
  readonly effects: readonly number[];
  /** How far the mixes of requests of the sides differ, where the figure depends on them: see `mixShift`. */
  readonly mixShift: number;
}

/** Of what varies, changes within twice its deviation are tolerated: a run of usual length can't tell smaller ones. */
const deviations = 2;
/** Fewer values do not tell how much they vary. */
const fewest = 3;

const spread = (values: readonly number[]): number => (values.length < fewest ? 0 : meanAndDeviation(values).deviation);

/**
 * How much a figure varies by itself from block to block, as a change. What the base varies is no doing of the change; where both sides
 * vary together, as they do when they are asked the same, their effects vary less, and less is tolerated. So a head that varies more
 * than its base gains nothing by it.
 */
const noiseOf = ({ scale, bases, effects }: SignalFigures): number => {
  const ofBase = scale.kind === 'ratio' ? bases.filter((it) => it > 0).map(Math.log) : bases;
  return Math.abs(changeOf(scale, deviations * Math.min(spread(ofBase), spread(effects))));
};

const isCount = (metric: string): boolean => metricOf(metric).unit === 'count/request';

/** Rows differ by one or two with every new record, so a share of them is tolerated even where they are the same in all blocks. */
const isCountedExactly = ({ metric, exact }: SignalFigures): boolean => exact && metric !== 'db.rows';

const usualTolerance = (figures: SignalFigures, policy: Policy): number => {
  const { metric, scale, bases } = figures;
  if (!isCount(metric)) return toleranceOf(policy, metric);
  if (isCountedExactly(figures)) return 0;
  if (scale.kind === 'difference') return leastCount;
  // Of a small count a few per cent would be less than anybody counts.
  return Math.max(toleranceOf(policy, metric), leastCount / Math.max(leastCount, median(bases) ?? 0));
};

/**
 * The worsening of a metric of signals that is accepted: what the team set for it; else nothing for counts that are the same in all
 * blocks, and for the rest what `toleranceOf` says or twice what the metric varies by itself, whichever is more. The latter is what keeps
 * a leak of some bytes in a service of few requests, and rows of pages that differ, from leaving every run undecided.
 */
export const toleratedSignal = (figures: SignalFigures, policy: Policy): number => {
  const { metric, scale, exact, mixShift } = figures;
  const shift = scale.kind === 'ratio' ? mixShift : 0;
  const set = policy.tolerance.metrics[metric];
  // A relative tolerance says nothing of what had to be compared by difference.
  const isMeant = metricOf(metric).byDifference || scale.kind === 'ratio';
  if (set !== undefined && isMeant) return Math.max(set, shift);
  const noise = !exact && (isCount(metric) || metric === 'memory.growth') ? noiseOf(figures) : 0;
  return Math.max(usualTolerance(figures, policy), noise, shift);
};
