import type { ControlResult } from '../core/result.ts';
import { meanAndDeviation, squaredDeviations } from '../statistics/mean-and-deviation.ts';
import { upperQuantile } from '../statistics/student-t.ts';
import { changeOfEffects } from './metric-result.ts';
import { worseningOf } from './scale.ts';
import type { Candidate } from './suite-view.ts';

/** Chance that the control of a run without bias is called off, over all its comparisons and both directions. */
const falseOffRate = 0.001;

interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The mean of the control's effects with an interval. One or two control blocks can't tell their own spread, so it is pooled
 * from the deviations of control and comparison blocks within their group: the change moves the mean, not the spread.
 */
const controlInterval = (control: readonly number[], comparison: readonly number[], tail: number): Interval | null => {
  if (control.length === 0) return null;
  const { mean } = meanAndDeviation(control);
  const df = control.length - 1 + Math.max(0, comparison.length - 1);
  if (df < 1) return null;
  const squares = squaredDeviations(control) + (comparison.length === 0 ? 0 : squaredDeviations(comparison));
  if (squares === 0) return { mean, low: mean, high: mean };
  const half = upperQuantile(tail, df) * Math.sqrt(squares / df / control.length);
  return { mean, low: mean - half, high: mean + half };
};

/**
 * Whether two or more control blocks agree on a difference that could pass for a change. One block alone may have drawn a process
 * in another mode (compiler, memory layout), which is noise of the kind that blocks average over; a bias shows in all of them.
 */
const matters = ({ control, scale, tolerance }: Candidate): boolean => {
  const worsenings = control.map((effect) => worseningOf(scale, effect));
  return (
    control.length >= 2 &&
    (worsenings.every((it) => it > tolerance / 2) || worsenings.every((it) => it < -tolerance / 2))
  );
};

/** Per candidate whether its control is off; beside the control's part of the result. */
export interface ControlJudgement {
  readonly result: ControlResult;
  readonly off: ReadonlySet<Candidate>;
}

/**
 * Judges the A/A comparison of a run: in control blocks a second process of the base stands in for the head.
 *
 * off: an interval excludes zero, at 0.1 % over all primary comparisons together (Bonferroni), and every one of at
 * least two control blocks is off by more than half the tolerance in the same direction. none: no control block was counted. `blocks` counts them over all suites.
 */
export const judgeControl = (primaries: readonly Candidate[], blocks: number): ControlJudgement => {
  const tail = falseOffRate / 2 / Math.max(1, primaries.length);
  const made = primaries.flatMap((candidate) => {
    const comparison = candidate.effects.filter((effect) => effect !== null);
    const interval = controlInterval(candidate.control, comparison, tail);
    return interval === null ? [] : [{ candidate, interval }];
  });
  const off = made.filter(({ candidate, interval }) => {
    const excludesZero = interval.low > 0 || interval.high < 0;
    return excludesZero && matters(candidate);
  });
  return {
    off: new Set(off.map(({ candidate }) => candidate)),
    result: {
      decision: blocks === 0 ? 'none' : off.length > 0 ? 'off' : 'clean',
      blocks,
      comparisons: made.map(({ candidate: { suite, place, scale }, interval }) => ({
        suite: suite.name,
        scenario: place.scenario,
        route: place.route,
        metric: place.metric,
        change: changeOfEffects(scale, interval, 1 - falseOffRate),
      })),
    },
  };
};
