import type { MetricResult } from '../core/result.ts';
import { lookAfter } from '../statistics/looks.ts';
import { upperQuantile } from '../statistics/student-t.ts';
import { type Estimate, intervalTail } from './compare.ts';
import { effectOfWorsening, worseningOf } from './scale.ts';
import type { Candidate } from './suite-view.ts';

type Needed = MetricResult['needed'];

interface Question {
  readonly candidate: Candidate;
  readonly estimate: Estimate;
  /** Share of the last look that was made. */
  readonly share: number;
  /** Error that one test of the family may make over all looks, Holm's first step: rate / family size. */
  readonly level: number;
  /** Expected wall time of one block, ms. */
  readonly blockTime: number;
}

/** A change of this size would have been called `regressed` in at least this share of such runs. */
const power = 0.95;

/**
 * The smallest effect that was likely to be shown: the mean must pass the test, and the estimate must reach the tolerance.
 * Usual sample size reckoning with the deviation taken as known, t quantiles in place of normal ones.
 */
const smallestEffect = ({ candidate, estimate, share, level }: Question): number => {
  const df = estimate.n - 1;
  const error = estimate.deviation / Math.sqrt(estimate.n);
  const margin = upperQuantile(1 - power, df) * error;
  const tolerated = effectOfWorsening(candidate.scale, candidate.tolerance);
  return Math.max(upperQuantile(level * share, df) * error, tolerated) + margin;
};

/** Whether `n` blocks with the same mean and deviation would have decided at a look with this share. */
const wouldDecide = ({ candidate, estimate, level }: Question, share: number, n: number): boolean => {
  const error = estimate.deviation / Math.sqrt(n);
  const tolerated = effectOfWorsening(candidate.scale, candidate.tolerance);
  if (estimate.mean >= tolerated) return estimate.mean > upperQuantile(level * share, n - 1) * error;
  return estimate.mean + upperQuantile(intervalTail * share, n - 1) * error < tolerated;
};

/** Beyond this many times the planned blocks a number would be a guess. */
const farthest = 4;

/**
 * What an undecided comparison would have needed: the smallest change that this run was likely (95 %) to have shown, and the
 * comparison blocks, with their time in ms, after which the same mean and spread would decide; null beyond four times the
 * planned blocks. The change is a size, without sign; the blocks are those of the whole run, not only the missing ones.
 */
export const neededFor = (question: Question): Needed => {
  const { candidate, estimate } = question;
  const plan = candidate.suite.looks;
  const last = plan.looks.at(-1);
  const smallestChange = Math.abs(worseningOf(candidate.scale, smallestEffect(question)));
  if (last === undefined) return { smallestChange, blocks: null, time: null };
  for (let n = estimate.n + 1; n <= farthest * last.blocks; n++) {
    const share = (lookAfter(plan, n - 1) ?? last).share;
    if (wouldDecide(question, share, n)) return { smallestChange, blocks: n, time: n * question.blockTime };
  }
  return { smallestChange, blocks: null, time: null };
};
