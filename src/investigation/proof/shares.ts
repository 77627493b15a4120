import { changeOf, effectOfWorsening } from '../../gate/scale.ts';
import { ratioOfMeans, type Ratio } from '../../statistics/fieller.ts';
import { meanAndDeviation, type Summary } from '../../statistics/mean-and-deviation.ts';
import { standardError, tInterval } from '../../statistics/t-interval.ts';
import { upperQuantile } from '../../statistics/student-t.ts';
import { effectFloor, fewestBlocks, type Lead } from './lead.ts';
import { limits } from './limits.ts';

/** A share of the regression with its interval of 95 %. */
export type Share = Ratio;

/** What an exact figure may be off, as a share of the regression: nobody counts less. */
const leastShare = 0.01;
/** Fewer equal blocks of what varies may be equal by luck, or by a coarse clock. */
const enoughEqual = 4;

/** null where there are too few blocks, or equal ones that can't be trusted to be. */
const summaryOf = (effects: readonly number[], lead: Lead): Summary | null => {
  if (effects.length < fewestBlocks(lead, limits.fewestToClear)) return null;
  const summary = meanAndDeviation(effects);
  return summary.deviation === 0 && !lead.exact && summary.n < enoughEqual ? null : summary;
};

/** What an arm adds to the base, as a share of the base or in the metric's unit: costs of several causes add up, their logarithms don't. */
const added = ({ scale }: Lead, effect: number): number => changeOf({ kind: scale.kind, better: 'lower' }, effect);

/**
 * What an arm adds to the base / what the head adds to it, both as means over blocks: what is left of the regression, or, of an arm of
 * the base with one change, what that change shows of it. Not a ratio of logarithms: of two causes that each add as much again, either
 * would seem to win back a third.
 *
 * null where nothing can be said: too few blocks, or what the head adds is not told from 0. Counts that do not vary are what they are,
 * give or take what is cut off at the ends of a block.
 *
 * `beside`: those of the head's blocks that count, where the machine may have been another in the rest; how far blocks vary is told by
 * all of them.
 */
export const shareOf = (
  effects: readonly number[],
  ofHead: readonly number[],
  lead: Lead,
  beside: readonly number[] = ofHead,
): Share | null => {
  const amounts = (values: readonly number[]): Summary | null =>
    summaryOf(
      values.map((effect) => added(lead, effect)),
      lead,
    );
  const [own, all, near] = [amounts(effects), amounts(ofHead), amounts(beside)];
  if (own === null || all === null || near === null || near.mean <= 0) return null;
  const head = { n: near.n, mean: near.mean, deviation: all.deviation };
  const ratio = ratioOfMeans(own, head, limits.tail);
  if (ratio === null || !Number.isFinite(ratio.low) || !Number.isFinite(ratio.high)) return null;
  if (!lead.exact && effectFloor(lead) === 0) return ratio;
  const least = Math.max(leastShare, effectFloor(lead) / head.mean);
  return {
    estimate: ratio.estimate,
    low: Math.min(ratio.low, ratio.estimate - least),
    high: Math.max(ratio.high, ratio.estimate + least),
  };
};

/** What an arm wins back, of what it leaves. */
export const recoveryOf = (left: Share | null): Share | null =>
  left === null ? null : { estimate: 1 - left.estimate, low: 1 - left.high, high: 1 - left.low };

/** Whether an arm is within the tolerance of the base: `open` where its bound is on neither side. */
export const withinTolerance = (effects: readonly number[], lead: Lead): 'yes' | 'no' | 'open' => {
  const summary = summaryOf(effects, lead);
  if (summary === null) return 'open';
  const allowed = effectOfWorsening(lead.scale, lead.tolerance) + effectFloor(lead);
  if (summary.deviation === 0) return summary.mean <= allowed ? 'yes' : 'no';
  const half = upperQuantile(limits.withinTail, summary.n - 1) * standardError(summary);
  if (summary.mean + half <= allowed) return 'yes';
  return summary.mean - half > allowed ? 'no' : 'open';
};

/**
 * Whether the head shows the regression in the experiment's own blocks: `gone`: it is shown to be within the tolerance; `unclear`: not
 * told from no change; `open`: too few blocks to say. `tried`: all its blocks, also those that say nothing of the lead.
 */
export const shownByHead = (
  ofHead: readonly number[],
  lead: Lead,
  tried = ofHead.length,
): 'yes' | 'gone' | 'unclear' | 'open' => {
  const enough = fewestBlocks(lead, limits.fewest);
  const summary = summaryOf(ofHead, lead);
  if (summary === null || ofHead.length < enough) return tried >= limits.most ? 'unclear' : 'open';
  const low = summary.n < 2 || summary.deviation === 0 ? summary.mean : tInterval(summary, limits.tail).low;
  if (withinTolerance(ofHead, lead) === 'yes') return 'gone';
  if (low > 0) return 'yes';
  return tried >= limits.most ? 'unclear' : 'open';
};
