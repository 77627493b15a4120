import type { MeasuredBudget, MeasuredValue, Measurement, ScenarioMeasurement } from '../../core/measurement.ts';
import { isBundleMetric, isPageMetric, metricOf } from '../../core/metrics.ts';
import type { Budget, Policy } from '../../core/policy.ts';
import { pointsOf, type Series } from '../../core/series.ts';
import { binomialTail } from '../../statistics/binomial.ts';
import { isShownBeyond } from '../shown-beyond.ts';
import { inParts } from './measured-values.ts';
import { mergePoints } from './merged.ts';
import { unseenReason } from './unseen-reason.ts';

type Unchecked = Measurement['unchecked'][number];

/** A scenario with what it was reckoned from. */
export interface Judged {
  readonly scenario: ScenarioMeasurement;
  readonly series: Series;
}

const isWorse = (metric: string, value: number, bound: number | null): boolean =>
  bound !== null && (metricOf(metric).better === 'lower' ? value > bound : value < bound);

/** As in a check: the exact binomial test, and failures in at least two parts, because they come in bursts. */
const errorsBeyond = (series: Series, limit: number, rate: number): boolean => {
  const parts = inParts(pointsOf(series).filter(({ phase }) => phase === 'load')).map(mergePoints);
  const failed = parts.reduce((sum, { errors }) => sum + errors, 0);
  const all = parts.reduce((sum, { ok, errors }) => sum + ok + errors, 0);
  const recurring = parts.filter(({ errors }) => errors > 0).length >= 2;
  return recurring && binomialTail(failed, all, limit) < rate;
};

/** What a process needs but once and late is no leak, bytes: in a short load it would look like one. */
const neededOnce = 2 ** 20;

const growsBeyond = ({ lines }: Series, limit: number): boolean => {
  const heap = lines.find((it) => it.kind === 'heap');
  return heap !== undefined && heap.after - heap.before - neededOnce > limit * heap.requests;
};

/**
 * What one reading settles, because it is of the whole load and of nothing else: a maximum, what is left at the end, and what a database
 * counted. None of it scatters in a way that could have put it on the other side of a limit.
 */
const isSettled = ({ metric, parts }: MeasuredValue): boolean =>
  metric === 'memory.rss.peak' || (parts.length === 0 && (metric === 'memory.heap' || metric.startsWith('db.')));

/** As in a check, with parts of the load in place of blocks. */
const isBeyond = (found: MeasuredValue, series: Series, limit: number, rate: number): boolean => {
  const { metric, parts } = found;
  if (metric === 'errors.rate') return errorsBeyond(series, limit, rate);
  if (metric === 'memory.growth') return growsBeyond(series, limit);
  return isSettled(found) || isShownBeyond(parts, { limit, better: metricOf(metric).better, rate });
};

const decide = (
  { metric, limit, target }: Budget,
  value: number,
  shows: (limit: number) => boolean,
): MeasuredBudget['decision'] => {
  if (limit !== null && isWorse(metric, value, limit) && shows(limit)) return 'exceeded';
  return isWorse(metric, value, limit) || isWorse(metric, value, target) ? 'missed-target' : 'met';
};

type Outcome = { readonly budget: MeasuredBudget } | { readonly unchecked: Unchecked } | null;

const judgeCapacity = (budget: Budget, { scenario }: Judged): Outcome => {
  const { capacity, suite, scenario: name } = scenario;
  const place = { suite, scenario: name, metric: budget.metric };
  const bounds = { limit: budget.limit, target: budget.target };
  const rate = capacity?.rate ?? null;
  const atLeast = capacity?.atLeast ?? null;
  if (rate !== null)
    return {
      budget: {
        ...place,
        ...bounds,
        value: rate.estimate,
        decision: decide(budget, rate.estimate, (limit) => rate.high < limit),
      },
    };
  // More was not tried, or could not be: enough is enough.
  if (atLeast !== null && !isWorse(budget.metric, atLeast, budget.limit))
    return { budget: { ...place, ...bounds, value: atLeast, decision: decide(budget, atLeast, () => false) } };
  return {
    unchecked: { ...place, reason: capacity?.brakeText ?? 'stress was not measured', blocks: budget.limit !== null },
  };
};

const judgeOne = (budget: Budget, judged: Judged, rate: number): Outcome => {
  const { metric, limit, target } = budget;
  const { scenario, series } = judged;
  const isStress = scenario.capacity !== null;
  if ((metric === 'capacity') !== isStress) return null;
  if (isStress) return judgeCapacity(budget, judged);
  const place = { suite: scenario.suite, scenario: scenario.scenario, metric };
  const found = scenario.values.find((it) => it.metric === metric);
  if (found === undefined)
    return { unchecked: { ...place, reason: unseenReason(metric, series), blocks: limit !== null } };
  const beyond = (bound: number): boolean => isBeyond(found, series, bound, rate);
  return { budget: { ...place, value: found.value, limit, target, decision: decide(budget, found.value, beyond) } };
};

/** Holds what each scenario measured against the budgets of the policy. `capacity` is stress's alone, and stress has no other. */
export const judgeMeasured = (
  all: readonly Judged[],
  { budgets, falseAlarmRate }: Policy,
): Pick<Measurement, 'budgets' | 'unchecked'> => {
  const outcomes = budgets
    .filter(({ metric }) => !isBundleMetric(metric) && !isPageMetric(metric))
    .flatMap((budget) => all.flatMap((judged) => judgeOne(budget, judged, falseAlarmRate) ?? []));
  return {
    budgets: outcomes.flatMap((it) => ('budget' in it ? [it.budget] : [])),
    unchecked: outcomes.flatMap((it) => ('unchecked' in it ? [it.unchecked] : [])),
  };
};
