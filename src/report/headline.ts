import type { Naming } from '../advice/naming.ts';
import { changePhrase, estimateText, metricTitle, phraseEnd, toleranceText, valueText } from '../advice/phrase.ts';
import { formatDuration } from '../core/format.ts';
import type { BudgetResult, MetricResult, Result } from '../core/result.ts';
import { acceptedBlockers } from '../gate/accepted-blockers.ts';
import { withoutAccepted } from './accepted-parts.ts';
import { leadingRegression, nearestToTolerance } from './select.ts';
import { count } from './words.ts';

const unitOf = (metrics: readonly MetricResult[], metric: string): string =>
  metrics.find((it) => it.metric === metric)?.unit ?? '';

const regressionText = (it: MetricResult, naming: Naming): string =>
  `${naming.subject(it)} ${changePhrase(it)}${phraseEnd(it)}, tolerance ${toleranceText(it)}`;

const budgetSentence = (it: BudgetResult, result: Result, naming: Naming): string => {
  const text = (value: number): string => valueText(value, it.metric, unitOf(result.metrics, it.metric));
  const limit = it.limit === null ? '' : `, limit ${text(it.limit)}`;
  const subject = naming.subject({ suite: it.suite, scenario: it.scenario, route: it.route ?? null });
  return `${subject}: ${metricTitle(it.metric)} is ${text(it.value)}${limit}`;
};

const failText = (result: Result, naming: Naming): string => {
  const regression = leadingRegression(result.metrics);
  const blocking = result.findings.filter((it) => it.severity === 'blocking').length;
  const more = blocking > 1 ? `; and ${blocking - 1} more` : '';
  if (regression !== undefined) return `${regressionText(regression, naming)}${more}`;
  const budget = result.budgets.find((it) => it.decision === 'exceeded');
  return budget === undefined ? firstReason(result) : `${budgetSentence(budget, result, naming)}${more}`;
};

const firstReason = (result: Result): string => result.reasons[0]?.split('\n')[0] ?? 'no reason was recorded';

const passText = (result: Result, naming: Naming): string => {
  const primaries = result.metrics.filter((it) => it.primary);
  const better = primaries.filter((it) => it.decision === 'improved').toSorted((a, b) => size(b) - size(a));
  const [best] = better;
  if (best !== undefined) {
    const more = better.length > 1 ? `; ${better.length - 1} more improved` : '';
    return `${naming.subject(best)} ${changePhrase(best)}${phraseEnd(best)}${more}; nothing is beyond its tolerance`;
  }
  const nearest = nearestToTolerance(result.metrics);
  if (nearest === undefined) return firstReason(result);
  const all = primaries.length === 1 ? 'its one comparison is' : `all ${count(primaries.length, 'comparison')} are`;
  const change = `${metricTitle(nearest.metric)} ${estimateText(nearest)}, tolerance ${toleranceText(nearest)}`;
  return `${all} within tolerance; nearest to it: ${naming.subject(nearest)}, ${change}`;
};

const size = (it: MetricResult): number => Math.abs(it.change.estimate);

const undecidedText = (open: number, { comparisons }: Result): string =>
  `${open.toLocaleString('en-US')} of ${comparisons.expected.toLocaleString('en-US')} comparisons ${open === 1 ? 'is' : 'are'} undecided`;

/** What was accepted, by the worst of it; null where nothing was. */
const acceptedText = (result: Result, naming: Naming): string | null => {
  const accepted = acceptedBlockers(result);
  if (accepted.length === 0) return null;
  const metrics = accepted.flatMap((blocker) => (blocker.kind === 'exceeded' ? [] : [blocker.it]));
  const [budget] = accepted.flatMap((blocker) => (blocker.kind === 'exceeded' ? [blocker.it] : []));
  const more = accepted.length > 1 ? `, and ${accepted.length - 1} more` : '';
  const regression = leadingRegression(metrics);
  if (regression !== undefined) return `${regressionText(regression, naming)}; accepted${more}`;
  return budget === undefined
    ? `${undecidedText(metrics.length, result)}; accepted`
    : `${budgetSentence(budget, result, naming)}; accepted${more}`;
};

const inconclusiveText = (result: Result, naming: Naming): string => {
  const { metrics, budgets, policy, duration } = result;
  const regressed = metrics.some((it) => it.primary && it.decision === 'regressed');
  if (policy.from === 'head' && (regressed || budgets.some((it) => it.decision === 'exceeded'))) {
    return `${failText(result, naming)}; not blocked, because the base has no configuration yet`;
  }
  const open = metrics.filter((it) => it.primary && it.decision === 'inconclusive').length;
  if (open === 0) return firstReason(result);
  return `${undecidedText(open, result)} after ${formatDuration(duration)}`;
};

/** The verdict's reason in one line with the number that matters. Plain text: the caller escapes it. */
export const headline = (result: Result, naming: Naming): string => {
  switch (result.verdict) {
    case 'fail':
      return failText(withoutAccepted(result), naming);
    case 'pass':
      return acceptedText(result, naming) ?? passText(result, naming);
    case 'inconclusive':
      return inconclusiveText(withoutAccepted(result), naming);
    case 'invalid':
      return firstReason(result);
  }
};
