import { metricOf } from '../core/metrics.ts';
import type { Budget, Policy } from '../core/policy.ts';
import type { BudgetResult } from '../core/result.ts';
import { binomialTail } from '../statistics/binomial.ts';
import { mean } from '../statistics/mean-and-deviation.ts';
import { headFailures, headValue } from './head-values.ts';
import { isShownBeyond } from './shown-beyond.ts';
import type { SuiteView } from './suite-view.ts';

interface Reading {
  readonly value: number;
  /** Whether the value is shown to be beyond `limit`, with a chance of error of at most `rate`. */
  readonly isBeyond: (limit: number, rate: number) => boolean;
}

/**
 * Error shares: all requests of the run together, by the exact binomial test. Failures come in bursts, which the binomial
 * does not know, so they must come from at least two blocks.
 */
const readErrors = (view: SuiteView, scenario: string): Reading | null => {
  const blocks = view.counted.map((block) => headFailures(block, scenario));
  const failed = blocks.reduce((sum, it) => sum + it.failed, 0);
  const total = blocks.reduce((sum, it) => sum + it.total, 0);
  if (total === 0) return null;
  const recurring = blocks.filter((it) => it.failed > 0).length >= 2;
  return { value: failed / total, isBeyond: (limit, rate) => recurring && binomialTail(failed, total, limit) < rate };
};

/** Other metrics: block by block. */
const readValues = (
  view: SuiteView,
  metric: string,
  scenario: string | null,
  { prices = null }: Policy,
): Reading | null => {
  const options = { routes: view.suite.routes, sight: view.sight, prices };
  const values = view.counted.flatMap((block) => headValue(block, metric, scenario, options) ?? []);
  if (values.length === 0) return null;
  const value = mean(values);
  const { better } = metricOf(metric);
  return { value, isBeyond: (limit, rate) => isShownBeyond(values, { limit, better, rate }) };
};

const isWorse = (metric: string, value: number, bound: number | null): boolean =>
  bound !== null && (metricOf(metric).better === 'lower' ? value > bound : value < bound);

const decideBudget = ({ metric, limit, target }: Budget, reading: Reading, rate: number): BudgetResult['decision'] => {
  const { value, isBeyond } = reading;
  if (limit !== null && isWorse(metric, value, limit) && isBeyond(limit, rate)) return 'exceeded';
  return isWorse(metric, value, limit) || isWorse(metric, value, target) ? 'missed-target' : 'met';
};

/** A budget that this suite should have been held to, but without a value to hold it against. */
export interface UncheckedBudget {
  readonly suite: string;
  readonly scenario: string | null;
  readonly metric: string;
  /** Whether it has a limit: then the run can't pass. */
  readonly blocks: boolean;
}

export interface BudgetJudgement {
  readonly results: BudgetResult[];
  readonly unchecked: UncheckedBudget[];
  /** Metrics with a budget that none of the measured suites can give. */
  readonly elsewhere: string[];
}

/**
 * Holds the head's own values, scenario by scenario for the whole suite, against the budgets.
 *
 * exceeded: shown to be beyond the limit with the policy's false-alarm rate. missed-target: beyond the target, or beyond the
 * limit without being shown. met: within both.
 */
export const judgeBudgets = (views: readonly SuiteView[], policy: Policy): BudgetJudgement => {
  const results: BudgetResult[] = [];
  const unchecked: UncheckedBudget[] = [];
  const elsewhere: string[] = [];
  const measured = views.filter(({ suite }) => suite.skipped === null);
  for (const budget of policy.budgets) {
    const { metric, limit, target } = budget;
    const places = measured.flatMap((view) => {
      const ofWhole = view.candidates.filter(({ place }) => place.metric === metric && place.route === null);
      return ofWhole.map(({ place }) => ({ view, scenario: place.scenario }));
    });
    if (places.length === 0) elsewhere.push(metric);
    for (const { view, scenario } of places) {
      const errors = metric === 'errors.rate' && scenario !== null;
      const reading = errors ? readErrors(view, scenario) : readValues(view, metric, scenario, policy);
      const place = { suite: view.suite.name, scenario, metric };
      if (reading === null) unchecked.push({ ...place, blocks: limit !== null });
      else {
        const decision = decideBudget(budget, reading, policy.falseAlarmRate);
        results.push({ ...place, value: reading.value, limit, target, decision });
      }
    }
  }
  return { results, unchecked, elsewhere };
};
