import { changeText, metricTitle, valueText } from '../../advice/phrase.ts';
import { createNaming } from '../../advice/naming.ts';
import { formatDifference } from '../../core/format.ts';
import type { Investigation, Regression } from '../../core/investigation.ts';
import type { MetricResult, Result } from '../../core/result.ts';
import { left, right, table } from '../markdown.ts';
import { moreText } from '../words.ts';
import type { InvestigationPage } from './room.ts';
import { outside } from './words.ts';

const comparisonOf = (it: Regression, { metrics }: Pick<Result, 'metrics'>): MetricResult | undefined =>
  metrics.find(
    ({ suite, scenario, route, metric }) =>
      suite === it.suite && scenario === it.scenario && route === it.route && metric === it.metric,
  );

/**
 * What regressed: with the figures of both sides where the result that it was seen in is at hand. Whether a change is relative depends on
 * these, so that without them only the names are told.
 */
export const regressionTable = (
  { regressions }: Pick<Investigation, 'regressions'>,
  result: Pick<Result, 'metrics'> | null,
  { room, whole }: InvestigationPage,
): string[] => {
  const naming = createNaming(result?.metrics ?? regressions);
  const shown = regressions.slice(0, room.rows);
  const more = regressions.length - shown.length;
  const compared = (it: Regression): string[] => {
    const found = result === null ? undefined : comparisonOf(it, result);
    if (found === undefined) return ['', ''];
    const [base, head] = [found.base.value, found.head.value].map((value) =>
      outside(valueText(value, found.metric, found.unit), 60),
    );
    return [`${base} → ${head}`, outside(changeText(found), 80)];
  };
  const lines = table(
    [left('Where'), left('Metric'), right('Base → head'), right('Change')],
    shown.map((it) => [outside(naming.row(it), 120), outside(metricTitle(it.metric), 80), ...compared(it)]),
  );
  return more > 0 ? [...lines, '', moreText(more, 'comparison', whole)] : lines;
};

/** Routes and price, in sentences. */
export const impactSentences = ({ impact, scope }: Pick<Investigation, 'impact' | 'scope'>): string[] => {
  const { routes, costPerMillion } = impact;
  const shown = routes.slice(0, 8).map((it) => outside(it, 100));
  const more = routes.length - shown.length;
  const suites = scope.suites.slice(0, 8).map((it) => outside(it, 100));
  return [
    shown.length === 0
      ? `Affected: ${suites.length === 0 ? 'nothing' : suites.join(', ')}.`
      : `Affected routes: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
    ...(costPerMillion === null
      ? []
      : [`Cost of a million requests at the configured prices: ${formatDifference(costPerMillion, 'currency')}.`]),
  ];
};
