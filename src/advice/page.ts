import { isPageMetric, metricOf } from '../core/metrics.ts';
import type { MetricResult } from '../core/result.ts';
import { makeFinding } from './make-finding.ts';
import { changePhrase, evidenceText, worsening } from './phrase.ts';
import { severityOf } from './regressions.ts';
import type { Rule, RuleInput, SizedFinding } from './rule.ts';

const weights = new Set(['page.transfer', 'page.requests', 'page.script-bytes']);

const isWeight = ({ metric }: MetricResult): boolean => weights.has(metric);

/** In tolerances: a fourth request is less than its share says, because one or two more are tolerated. */
const weightOf = (it: MetricResult): number => worsening(it) / Math.max(it.tolerance, 0.01);

/** What a page got worse in, those that decide first, the largest first. */
const worseOf = ({ metrics }: RuleInput, suite: string): MetricResult[] =>
  metrics
    .filter((it) => it.suite === suite && isPageMetric(it.metric) && it.decision === 'regressed')
    .toSorted((a, b) => Number(b.primary) - Number(a.primary) || weightOf(b) - weightOf(a));

const suitesOf = ({ metrics }: RuleInput): string[] => [
  ...new Set(metrics.filter(({ metric }) => isPageMetric(metric)).map(({ suite }) => suite)),
];

interface Sort {
  readonly kind: string;
  readonly next: string;
  readonly meanings: readonly string[];
}

/** Timings of a page vary by more than most changes make: where no tolerance is set for one it warns. */
const findingOf = (
  input: RuleInput,
  members: readonly MetricResult[],
  { kind, next, meanings }: Sort,
): SizedFinding[] => {
  const [lead] = members;
  if (lead === undefined) return [];
  const { suite, metric } = lead;
  const finding = makeFinding({
    identity: { kind, suite, scenario: null, route: null, metric: null },
    severity: lead.primary ? severityOf(input.policy) : 'warning',
    title: `${input.naming.subject(lead)} ${changePhrase(lead)}`,
    metric,
    scenario: null,
    evidence: [...members.map((it) => evidenceText(it)), ...meanings],
    next,
  });
  return [{ finding, size: worsening(lead) }];
};

/** A page that transfers or asks for more. */
export const pageHeavier: Rule = (input) =>
  suitesOf(input).flatMap((suite) =>
    findingOf(input, worseOf(input, suite).filter(isWeight), {
      kind: 'page-heavier',
      next: 'Compare the waterfalls of both sides in report.html: requests that only the head makes, and files that grew.',
      meanings: [],
    }),
  );

/** A page that is shown later, blocks longer or shifts more. */
export const pageSlower: Rule = (input) =>
  suitesOf(input).flatMap((suite) => {
    const worse = worseOf(input, suite);
    const slower = worse.filter((it) => !isWeight(it));
    const heavier = worse.find(isWeight);
    const shifts = slower[0] !== undefined && metricOf(slower[0].metric).unit === 'score';
    return findingOf(input, slower, {
      kind: 'page-slower',
      next: shifts
        ? 'Look for images and slots without a size, and for what is put above what is already shown.'
        : 'Compare the waterfalls of both sides in report.html: what the page waits for before it is shown.',
      meanings: heavier === undefined ? [] : [`It also ${changePhrase(heavier)}.`],
    });
  });
