import type { Cause, EntryGrowth } from '../core/bundle/bundle-growth.ts';
import type { BundleSummary } from '../core/bundle-summary.ts';
import type { MetricResult } from '../core/result.ts';
import type { RuleInput } from './rule.ts';

/** Parts of a bundle that metrics are about: "bundle.initial.gzip" is of `initial`. */
const partOf = (metric: string): string => metric.split('.')[1] ?? '';

/** What the judgement says about one part of a bundle suite: an entry's first load, or (null) what is loaded later and the total. */
export interface PartState {
  /** Comparisons that decide and regressed, the largest first. */
  readonly regressed: readonly MetricResult[];
  /** The comparison that stands for it; absent for an entry that one side lacks. */
  readonly lead: MetricResult | undefined;
  /** Whether the merge is blocked because of it. */
  readonly blocks: boolean;
}

/** The state of an entry, or of the rest of a suite. */
export const stateOf = ({ metrics, budgets }: RuleInput, suite: string, entry: string | null): PartState => {
  const parts = entry === null ? ['async', 'total'] : ['initial'];
  const own = metrics.filter(
    (it) => it.suite === suite && it.route === entry && it.primary && parts.includes(partOf(it.metric)),
  );
  const regressed = own
    .filter(({ decision }) => decision === 'regressed')
    .toSorted((a, b) => b.change.estimate - a.change.estimate);
  const exceeded = budgets.some(
    (it) =>
      it.suite === suite &&
      (it.route ?? null) === entry &&
      it.decision === 'exceeded' &&
      it.metric.startsWith('bundle.') &&
      parts.includes(partOf(it.metric)),
  );
  return { regressed, lead: regressed[0] ?? own[0], blocks: regressed.length > 0 || exceeded };
};

/** Growth that a team tolerates of it, gzip bytes. */
export const allowedBytes = ({ lead }: PartState): number =>
  lead === undefined ? 0 : lead.tolerance * lead.base.value;

/** Why an entry has its size; undefined where that is not known. */
export const growthOf = ({ growth }: BundleSummary, entry: string | null): EntryGrowth | undefined =>
  growth?.entries.find((it) => it.entry === entry);

/** Causes of an entry's growth, the dearest first. */
export const causesOf = ({ growth }: BundleSummary, entry: string | null): Cause[] =>
  (growth?.causes ?? []).filter((it) => it.entry === entry).toSorted((a, b) => b.cost.gzip - a.cost.gzip);

/** The metric that a finding about this part names: the one that regressed, else the one that stands for it. */
export const metricOfPart = ({ lead }: PartState, entry: string | null): string =>
  lead?.metric ?? (entry === null ? 'bundle.total.gzip' : 'bundle.initial.gzip');

/** Bytes (gzip) below which nothing is told, and below which nobody is warned. */
export const tellingBytes = 250;
export const warningBytes = 1000;
