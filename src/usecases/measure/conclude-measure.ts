import { formatValue } from '../../core/format.ts';
import type { MeasuredBudget, Measurement } from '../../core/measurement.ts';
import { metricOf } from '../../core/metrics.ts';
import type { Policy } from '../../core/policy.ts';
import type { Series } from '../../core/series.ts';
import { judgeMeasured } from '../../gate/measure/judge-measured.ts';
import { titleAtStart } from '../../gate/wording.ts';
import { concludePart, type ConcludedPart, type PlannedPart } from './conclude-part.ts';

/** What is known of a run before it measures: kept in raw/, so that a run that was killed can be reported. */
export interface MeasureRecord extends Pick<
  Measurement,
  'commit' | 'full' | 'environment' | 'seed' | 'startedAt' | 'notices'
> {
  readonly schema: 'pacegate/measure-plan@1';
  readonly policy: Policy;
  readonly parts: readonly PlannedPart[];
}

export interface MeasureEnding {
  /** Wall time, ms. */
  readonly duration: number;
  /** Why nothing or not all was measured, or null. */
  readonly reason: string | null;
}

const placeText = ({ suite, scenario }: { readonly suite: string; readonly scenario: string }): string =>
  `${suite}, scenario ${scenario}`;

const exceededText = (it: MeasuredBudget): string => {
  const { unit } = metricOf(it.metric);
  const limit = it.limit === null ? '' : `, beyond its limit of ${formatValue(it.limit, unit)}`;
  return `${titleAtStart(it.metric)} in ${placeText(it)} is ${formatValue(it.value, unit)}${limit}.`;
};

const passText = (budgets: readonly MeasuredBudget[], parts: readonly ConcludedPart[]): string => {
  const number = parts.length === 1 ? 'The scenario was' : `All ${parts.length} scenarios were`;
  if (budgets.length === 0) return `${number} measured to the end; the configuration has no budget to judge by.`;
  const missed = budgets.filter(({ decision }) => decision === 'missed-target').length;
  return missed === 0
    ? `${number} measured to the end, and every budget is met.`
    : `${number} measured to the end; ${missed} of ${budgets.length} budgets are not met, and none is shown to be beyond its limit.`;
};

/**
 * The verdict of a run from what is kept of it, whole or cut short. invalid: figures that can't be trusted, or none. fail: a
 * limit that is shown to be exceeded. inconclusive: cut short, or a limit that could not be judged.
 */
export const concludeMeasure = (
  record: MeasureRecord,
  kept: ReadonlyMap<string, Series>,
  { duration, reason }: MeasureEnding,
): Measurement => {
  const { schema: _, policy, parts, ...known } = record;
  const concluded = parts.flatMap((part) => {
    const series = kept.get(part.series);
    return series === undefined ? [] : [concludePart(part, series, policy)];
  });
  const { budgets, unchecked } = judgeMeasured(concluded, policy);
  const untrusted = concluded.flatMap((it) => it.untrusted.map((text) => `${placeText(it.scenario)}: ${text}`));
  const exceeded = budgets.filter(({ decision }) => decision === 'exceeded').map(exceededText);
  const cut = concluded
    .filter(({ scenario }) => !scenario.complete)
    .map(({ scenario }) => `${placeText(scenario)} was cut short: ${scenario.cutShort ?? ''}`);
  const missing = parts.length - concluded.length;
  const notRun = missing === 0 ? [] : [`${missing} of ${parts.length} scenarios were not measured.`];
  const open = unchecked
    .filter(({ blocks }) => blocks)
    .map((it) => `The budget of ${it.metric} in ${placeText(it)} could not be checked: ${it.reason}`);
  const partial = cut.length + notRun.length > 0;
  const why = reason === null ? [] : [reason];
  const verdictOf = (): Pick<Measurement, 'verdict' | 'reasons'> => {
    const measured = concluded.some(({ scenario }) => scenario.requests > 0);
    if (untrusted.length > 0 || !measured)
      return { verdict: 'invalid', reasons: [...untrusted, ...why, ...exceeded, ...notRun] };
    if (exceeded.length > 0) return { verdict: 'fail', reasons: [...exceeded, ...why, ...cut, ...notRun] };
    if (partial || open.length > 0) return { verdict: 'inconclusive', reasons: [...why, ...cut, ...notRun, ...open] };
    return { verdict: 'pass', reasons: [passText(budgets, concluded)] };
  };
  const conclusion = verdictOf();
  return {
    schema: 'pacegate/measure@1',
    ...conclusion,
    reasons: conclusion.reasons.length === 0 ? ['Nothing was measured.'] : conclusion.reasons,
    ...known,
    partial,
    duration,
    scenarios: concluded.map(({ scenario }) => scenario),
    budgets,
    unchecked,
  };
};
