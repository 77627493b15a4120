import type { Goal } from '../../config/configuration.ts';
import type { BaselineRecord } from '../../core/baseline-record.ts';
import { isByDifference, metricOf } from '../../core/metrics.ts';
import { type GoalResult, isExact, type MetricResult } from '../../core/result.ts';
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

/** `sum` is a relative change. */
const linearImprovementOf = ({ better }: Pick<MetricResult, 'better'>, { mean, low, high }: Sum) =>
  better === 'lower' ? { estimate: -mean, low: -high, high: -low } : { estimate: mean, low, high };

/** Fewer differences between days don't tell how far days differ. */
const fewestDays = 5;

/** `sum` is a sum of logarithms. */
const improvementOf = ({ better }: Pick<MetricResult, 'better'>, { mean, low, high }: Sum): NonNullable<Progress> =>
  better === 'lower'
    ? { estimate: -relative(mean), low: -relative(high), high: -relative(low) }
    : { estimate: relative(mean), low: relative(low), high: relative(high) };

/**
 * Standard deviation of a value that is measured again another day, from the differences of neighbours: their middle size, so
 * that steps of the level itself hardly count (median absolute deviation, Rousseeuw and Croux 1993; a difference has twice the
 * variance).
 */
const dayDeviation = (values: readonly number[]): { deviation: number; freedom: number } | null => {
  const steps = values.slice(1).map((value, k) => Math.abs(value - (values[k] ?? value)));
  const middle = median(steps);
  if (middle === null || steps.length < fewestDays) return null;
  return { deviation: (1.4826 * middle) / Math.SQRT2, freedom: steps.length };
};

type Compared = { readonly progress: NonNullable<Progress> } | { readonly problem: string };

/**
 * Where there is no chain: the stored value of `since` against this run's, with what differs between days in its interval. By logarithms,
 * as the chain is; of what is compared by difference, which may be 0 by now, or below, by what is left of the value. Exact figures are
 * the same on any day.
 */
const byValues = (records: readonly BaselineRecord[], metric: MetricResult, since: string): Compared => {
  const isLinear = isByDifference(metric);
  const isUsable = (value: number): boolean => isLinear || value > 0;
  const values = records.flatMap((record) => {
    const value = metricAt(record, metric)?.value;
    return value !== undefined && isUsable(value) ? [{ commit: record.commit, value }] : [];
  });
  const from = values.findLast(({ commit }) => commit === since)?.value;
  const now = metric.head.value;
  if (from === undefined || !isUsable(now))
    return { problem: 'no value of it is stored that was measured alike, on this class of machine' };
  if (from <= 0) return { problem: 'its value there was not above 0, so that nothing is a share of it' };
  const scaled = values.map(({ value }) => (isLinear ? value : Math.log(value)));
  const days = isExact(metric) ? { deviation: 0, freedom: Infinity } : dayDeviation(scaled);
  if (days === null) return { problem: 'too few values are stored to tell how far days differ' };
  const mean = isLinear ? now / from - 1 : Math.log(now / from);
  const error = (days.deviation * Math.SQRT2) / (isLinear ? from : 1);
  const sum = sumOf([{ mean, error, freedom: days.freedom }], intervalTail);
  return { progress: isLinear ? linearImprovementOf(metric, sum) : improvementOf(metric, sum) };
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
    progress: values.progress,
    reason: isExact(metric)
      ? `${broken}; this is by stored values, which are exact.`
      : `${broken}; this is by stored values of the same class of machine, which also differ from day to day.`,
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
