import { formatShare } from '../core/format.ts';
import type { MetricResult } from '../core/result.ts';
import { median } from '../statistics/quantile.ts';
import type { BudgetJudgement } from './judge-budgets.ts';
import type { JudgeInput } from './judge-input.ts';
import { lonelyProbes } from './lonely-probes.ts';
import type { SuiteView } from './suite-view.ts';
import { unseenNotices } from './unseen-notices.ts';
import { count, placeText } from './wording.ts';

/** Median over slices and sides of the share of time that the services' main threads waited for a core, 0 to 1. */
export const waitOf = ({ counted, control }: SuiteView): number | null => {
  const slices = [...counted, ...control].flatMap(({ slices }) => slices);
  return median(
    slices.flatMap(({ base, head }) => [base?.wait ?? null, head?.wait ?? null]).filter((it) => it !== null),
  );
};

const ofSuite = (view: SuiteView): string[] => {
  const { suite, counted, discarded, control } = view;
  if (suite.skipped !== null) return [];
  // A page has no warm-up: every visit is by a browser that has never seen it.
  const isService = suite.type !== 'page';
  const cold = isService ? counted.filter(({ warmUp }) => !warmUp.flat).length : 0;
  const lost = discarded.filter(({ discarded: it }) => it?.side === 'base').length;
  return [
    ...(2 * cold > counted.length
      ? [`${suite.name}: CPU time per request was still falling when warm-up ended in ${count(cold, 'block')}.`]
      : []),
    ...(lost > 0
      ? [`${suite.name}: ${count(lost, 'block')} discarded because of the base; the change is not to blame.`]
      : []),
    ...(isService && counted.length > 0 && control.length === 0
      ? [`${suite.name}: no control block was measured.`]
      : []),
    ...lonelyProbes(view),
    ...unseenNotices(view),
  ];
};

/** What the blocks showed. */
interface Seen {
  readonly views: readonly SuiteView[];
  readonly metrics: readonly MetricResult[];
  readonly budgets: BudgetJudgement;
}

/** What a reader should know beside the verdict: complete sentences, none of which changes the verdict. */
export const noticesOf = (
  input: JudgeInput,
  suites: readonly { readonly skipped: string | null }[],
  { views, metrics, budgets }: Seen,
): string[] => {
  const own =
    input.policyFrom === 'head'
      ? ["The base has no configuration: this run was judged by the policy of the change itself and can't fail."]
      : [];
  const failing = metrics
    .filter((it) => it.metric === 'errors.rate' && it.route === null && it.decision === 'regressed')
    .map(
      (it) =>
        `The head fails more requests than the base in ${placeText(it)}: ${formatShare(it.head.value)} against ${formatShare(it.base.value)}.`,
    );
  const unchecked = budgets.unchecked
    .filter(({ blocks }) => !blocks)
    .map((it) => `The target of ${it.metric} in ${placeText(it)} could not be checked: there were too few values.`);
  const measured = suites.some(({ skipped }) => skipped === null);
  const elsewhere = measured
    ? budgets.elsewhere.map((metric) => `The budget of ${metric} was not checked: no measured suite gives this metric.`)
    : [];
  return [...own, ...views.flatMap(ofSuite), ...failing, ...unchecked, ...elsewhere];
};
