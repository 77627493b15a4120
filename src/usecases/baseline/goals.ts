import type { Goal } from '../../config/configuration.ts';
import type { BaselineRecord } from '../../core/baseline-record.ts';
import { metricOf } from '../../core/metrics.ts';
import type { GoalResult, MetricResult } from '../../core/result.ts';
import { intervalTail } from '../../gate/compare.ts';
import { median } from '../../statistics/quantile.ts';
import { type Sum, sumOf } from '../../statistics/summed-change.ts';
import { chainBetween, linksOf, ownLink } from './chain.ts';
import { metricAt } from './metric-at.ts';
import type { Stored, StoredSuite } from './read-stored.ts';
import { comparable, relative, type TrendRun } from './trends.ts';

/** A goal with the commit that its `since` names; null where git knows none. */
export interface ResolvedGoal extends Goal {
  readonly commit: string | null;
}

type Progress = GoalResult['progress'];

/** Fewer differences between days don't tell how far days differ. */
const fewestDays = 5;

const improvementOf = ({ better }: Pick<MetricResult, 'better'>, { mean, low, high }: Sum): NonNullable<Progress> =>
  better === 'lower'
    ? { estimate: -relative(mean), low: -relative(high), high: -relative(low) }
    : { estimate: relative(mean), low: relative(low), high: relative(high) };

/**
 * Standard deviation of the log of a value that is measured again another day, from the differences of neighbours: their middle
 * size, so that steps of the level itself hardly count (median absolute deviation, Rousseeuw and Croux 1993; a difference has
 * twice the variance).
 */
const dayDeviation = (values: readonly number[]): { deviation: number; freedom: number } | null => {
  const logs = values.map(Math.log);
  const steps = logs.slice(1).map((value, k) => Math.abs(value - (logs[k] ?? value)));
  const middle = median(steps);
  if (middle === null || steps.length < fewestDays) return null;
  return { deviation: (1.4826 * middle) / Math.SQRT2, freedom: steps.length };
};

/** Where the chain is broken: the stored value of `since` against this run's, with what differs between days in its interval. */
const byValues = (
  records: readonly BaselineRecord[],
  metric: MetricResult,
  since: string,
): { readonly sum: Sum } | { readonly problem: string } => {
  const values = records.flatMap((record) => {
    const value = metricAt(record, metric)?.value;
    return value !== undefined && value > 0 ? [{ commit: record.commit, value }] : [];
  });
  const from = values.findLast(({ commit }) => commit === since)?.value;
  if (from === undefined || metric.head.value <= 0)
    return { problem: 'no value of it is stored that was measured alike, on this class of machine' };
  const days = dayDeviation(values.map(({ value }) => value));
  if (days === null) return { problem: 'too few values are stored to tell how far days differ' };
  const mean = Math.log(metric.head.value / from);
  return { sum: sumOf([{ mean, error: days.deviation * Math.SQRT2, freedom: days.freedom }], intervalTail) };
};

const progressOf = (
  goal: ResolvedGoal & { readonly commit: string },
  metric: MetricResult,
  stored: StoredSuite,
  run: TrendRun,
): { readonly progress: Progress; readonly reason: string | null } => {
  const own = ownLink(metric, run);
  const links = [...linksOf([...stored.records, ...stored.others], metric), ...(own === null ? [] : [own])];
  const chain = chainBetween(links, goal.commit, run.head);
  if (chain !== null) return { progress: improvementOf(metric, sumOf(chain, intervalTail)), reason: null };
  const name = `${goal.since} (${goal.commit.slice(0, 10)})`;
  const broken = `The chain of paired measurements does not reach from ${name} to ${run.head.slice(0, 10)}`;
  const values = byValues(comparable(stored.records, run.hashes.get(goal.suite)), metric, goal.commit);
  if ('problem' in values) return { progress: null, reason: `${broken}, and ${values.problem}.` };
  return {
    progress: improvementOf(metric, values.sum),
    reason: `${broken}; this is by stored values of the same class of machine, which also differ from day to day.`,
  };
};

/** A goal is reached when the estimate reaches it and the improvement is more than noise. */
const decide = (progress: Progress, improve: number): GoalResult['decision'] => {
  if (progress === null) return 'unknown';
  return progress.estimate >= improve && progress.low > 0 ? 'reached' : 'open';
};

/**
 * How far each goal is reached: by the chain of paired measurements from its commit to this run's head, the run's own included.
 * `unknown` with a reason where that can't be told. Goals never block.
 */
export const goalsOf = (
  goals: readonly ResolvedGoal[],
  stored: Stored,
  metrics: readonly MetricResult[],
  run: TrendRun,
): GoalResult[] =>
  goals.map((goal): GoalResult => {
    const { suite, metric: name, since, improve, commit } = goal;
    const result = (progress: Progress, reason: string | null): GoalResult => ({
      suite,
      metric: name,
      since,
      improve,
      progress,
      decision: decide(progress, improve),
      reason,
    });
    if (commit === null) return result(null, `git knows no tag, branch or commit ${since}.`);
    if (commit === run.head) return result(null, `${since} is the commit that is measured.`);
    const measured = metrics.find((it) => it.suite === suite && it.metric === name && it.route === null);
    if (measured === undefined)
      return result(null, `${metricOf(name).title} of ${suite} was not measured in this run.`);
    const ofSuite = stored.suites.find((it) => it.suite === suite) ?? { suite, records: [], others: [] };
    const { progress, reason } = progressOf({ ...goal, commit }, measured, ofSuite, run);
    return result(progress, reason);
  });
