import { isBundleMetric } from '../core/metrics.ts';
import type { Budget, Policy } from '../core/policy.ts';
import type { BudgetResult } from '../core/result.ts';
import type { BundleSideMeasurement } from '../core/bundle/bundle-measurement.ts';
import type { Sizes } from '../core/bundle/bundle-sizes.ts';
import type { EntryView } from './bundle-entries.ts';

const isForm = (form: string): form is keyof Sizes => ['stat', 'parsed', 'gzip', 'brotli'].includes(form);

/** "bundle.initial.gzip" as part and form. */
const partsOf = (metric: string): { readonly part: string; readonly form: keyof Sizes | null } => {
  const [, part = '', form = ''] = metric.split('.');
  return { part, form: isForm(form) ? form : null };
};

/** The head's value for the whole suite, or null where the metric is one of entries. */
const wholeValue = ({ sizes }: BundleSideMeasurement, metric: string): number | null => {
  const { part, form } = partsOf(metric);
  if (part === 'modules') return sizes.modules;
  if (part === 'duplicates') return sizes.duplicates;
  if (form === null) return null;
  return part === 'async' ? sizes.async[form] : part === 'total' ? sizes.total[form] : null;
};

const decideBudget = ({ limit, target }: Budget, value: number): BudgetResult['decision'] => {
  if (limit !== null && value > limit) return 'exceeded';
  return target !== null && value > target ? 'missed-target' : 'met';
};

/**
 * Holds the sizes of a head against the budgets of bundles: those of first loads for each gated entry, those of chunks for each that is
 * asked for later, the others for the suite.
 * They are exact, so a limit is exceeded by a single byte. No base is needed.
 */
export const bundleBudgets = (
  suite: string,
  head: BundleSideMeasurement,
  entries: readonly EntryView[],
  policy: Policy,
): BudgetResult[] =>
  policy.budgets
    .filter(({ metric }) => isBundleMetric(metric))
    .flatMap((budget) => {
      const { metric, limit, target } = budget;
      const resultOf = (value: number, route: string | null): BudgetResult => ({
        suite,
        scenario: null,
        route,
        metric,
        value,
        limit,
        target,
        decision: decideBudget(budget, value),
      });
      const { part, form } = partsOf(metric);
      if (part === 'initial' && form !== null) {
        return entries.flatMap((it) =>
          it.gated && it.head !== null ? [resultOf(it.head.initial[form], it.name)] : [],
        );
      }
      if (part === 'chunk' && form !== null) {
        return head.sizes.chunks.flatMap((it) => (it.kind === 'later' ? [resultOf(it.sizes[form], it.name)] : []));
      }
      const value = wholeValue(head, metric);
      return value === null ? [] : [resultOf(value, null)];
    });
