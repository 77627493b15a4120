import { metricOf, type Unit } from '../core/metrics.ts';
import type { Change, MetricResult } from '../core/result.ts';
import { type Look, lookAfter } from '../statistics/looks.ts';
import { mean } from '../statistics/mean-and-deviation.ts';
import { median } from '../statistics/quantile.ts';
import { type Estimate, estimateEffect, intervalTail } from './compare.ts';
import { type Course, effectsUpTo } from './enact-looks.ts';
import { neededFor } from './needed.ts';
import { type Scale, changeOf } from './scale.ts';
import type { Candidate } from './suite-view.ts';

/** An interval of effects as people read it: in the metric's own orientation, low end first. */
export const changeOfEffects = (
  scale: Scale,
  effects: { mean: number; low: number; high: number },
  confidence: number,
): Change => {
  const ends = [changeOf(scale, effects.low), changeOf(scale, effects.high)];
  return { estimate: changeOf(scale, effects.mean), low: Math.min(...ends), high: Math.max(...ends), confidence };
};

/** Failures come in few blocks, and growth is decided by the mean: what is shown must add up. */
const byMean: ReadonlySet<Unit> = new Set(['share', 'bytes/request']);

/** One value for people: the middle block's, so that a disturbed block does not make two sides look apart that are not. */
const levelOf = (unit: Unit, values: readonly number[]): number =>
  byMean.has(unit) ? mean(values) : (median(values) ?? mean(values));

/**
 * The estimate from all blocks so far. Between looks it is for show: it is given the width of the next look, and nothing
 * is decided by it.
 */
const currentEstimate = ({ suite, effects, looks, exact }: Candidate): { estimate: Estimate; look: Look } | null => {
  const atLook = looks.at(-1);
  const look = atLook?.blocks === effects.length ? atLook : (lookAfter(suite.looks, effects.length) ?? atLook);
  if (look === undefined) return null;
  const estimate = estimateEffect(effectsUpTo(effects, effects.length), intervalTail * look.share, exact);
  return estimate === null ? null : { estimate, look };
};

/**
 * The result of one comparison, or null while it has no interval.
 *
 * The interval is what all looks leave together (highest lower, lowest upper end), which holds with the same confidence
 * as each look's share of it: so what was `unchanged` once never shows an upper end beyond the tolerance later. It is
 * widened to hold the estimate. `level` is rate / family size, `off` says that the control failed here.
 */
export const metricResult = (
  candidate: Candidate,
  course: Course,
  options: { level: number; blockTime: number; off: boolean },
): MetricResult | null => {
  const current = currentEstimate(candidate);
  if (current === null) return null;
  const { estimate, look } = current;
  const { place, scale, tolerance, suite } = candidate;
  const low = Math.min(estimate.mean, Math.max(estimate.low, course.low));
  const high = Math.max(estimate.mean, Math.min(estimate.high, course.high));
  const seen = candidate.observations.filter((it) => it.kind === 'seen');
  const bases = seen.map(({ base }) => base);
  const heads = seen.map(({ head }) => head);
  const { unit, better } = metricOf(place.metric);
  const decision = options.off ? 'invalid' : course.decision;
  const { level, blockTime } = options;
  return {
    suite: suite.name,
    scenario: place.scenario,
    route: place.route,
    metric: place.metric,
    unit,
    better,
    primary: place.primary,
    base: { value: levelOf(unit, bases), blocks: bases },
    head: { value: levelOf(unit, heads), blocks: heads },
    change: changeOfEffects(scale, { mean: estimate.mean, low, high }, candidate.exact ? 1 : 1 - 2 * intervalTail),
    tolerance,
    decision,
    needed:
      decision === 'inconclusive' ? neededFor({ candidate, estimate, share: look.share, level, blockTime }) : null,
  };
};
