import type { BudgetResult, Finding, MetricResult } from '../core/result.ts';
import { formatPercent } from '../core/format.ts';
import { isByDifference } from '../core/metrics.ts';
import { makeFinding } from './make-finding.ts';
import { metricTitle, valueText } from './phrase.ts';
import { severityOf } from './regressions.ts';
import type { Rule, RuleInput, SizedFinding } from './rule.ts';

const comparisonOf = (budget: BudgetResult, metrics: readonly MetricResult[]): MetricResult | undefined =>
  metrics.find(
    (it) =>
      it.suite === budget.suite &&
      it.metric === budget.metric &&
      it.route === (budget.route ?? null) &&
      (it.scenario === budget.scenario || it.scenario === null),
  );

/**
 * Whether the base is beyond the bound too. The budget's value is measured with the head alone, so the base's is derived
 * from it by the change between the two.
 */
const blameText = (budget: BudgetResult, bound: number, it: MetricResult | undefined): string[] => {
  if (it === undefined || isByDifference(it) || it.decision === 'inconclusive' || it.decision === 'invalid') return [];
  const base = budget.value / (1 + it.change.estimate);
  const beyond = it.better === 'lower' ? base > bound : base < bound;
  const change = formatPercent(it.change.estimate);
  return beyond
    ? [`The base is beyond it too: the change between base and head is ${change}.`]
    : [`The base is within it: the change between base and head is ${change}.`];
};

interface Breach {
  readonly kind: string;
  readonly severity: Finding['severity'];
  readonly bound: number;
  readonly says: string;
  readonly next: string;
}

const findingOf = (budget: BudgetResult, breach: Breach, { naming, metrics }: RuleInput): SizedFinding => {
  const { suite, scenario, metric, value, route = null } = budget;
  const compared = comparisonOf(budget, metrics);
  const text = (amount: number): string => valueText(amount, metric, compared?.unit ?? '');
  const finding = makeFinding({
    identity: { kind: breach.kind, suite, scenario, route, metric },
    severity: breach.severity,
    title: `${naming.subject({ suite, scenario, route })}: ${metricTitle(metric)} is ${text(value)}, ${breach.says} ${text(breach.bound)}`,
    metric,
    scenario,
    evidence: blameText(budget, breach.bound, compared),
    next: breach.next,
  });
  return { finding, size: breach.bound === 0 ? value : Math.abs(value / breach.bound - 1) };
};

/** A budget whose limit is exceeded: it blocks, unless the policy is the head's own. */
export const budgetExceeded: Rule = (input) =>
  input.budgets.flatMap((it) =>
    it.decision === 'exceeded' && it.limit !== null
      ? findingOf(
          it,
          {
            kind: 'budget-exceeded',
            severity: severityOf(input.policy),
            bound: it.limit,
            says: 'beyond its limit of',
            next: 'Bring it within the limit; or raise the limit in the configuration, in a pull request of its own.',
          },
          input,
        )
      : [],
  );

/** A budget whose target is missed: a warning. */
export const targetMissed: Rule = (input) =>
  input.budgets.flatMap((it) => {
    const bound = it.target ?? it.limit;
    if (it.decision !== 'missed-target' || bound === null) return [];
    const says = it.target === null ? 'not clearly within its limit of' : 'beyond its target of';
    const next = 'Nothing is blocked. Look at it before the limit is reached.';
    return findingOf(it, { kind: 'target-missed', severity: 'warning', bound, says, next }, input);
  });
