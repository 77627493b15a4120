import { isBundleMetric } from '../core/metrics.ts';
import type { BudgetResult, ControlResult, MetricResult, Verdict } from '../core/result.ts';
import { bySize } from './by-size.ts';
import type { JudgeInput } from './judge-input.ts';
import type { UncheckedBudget } from './judge-budgets.ts';
import { reasonWords } from './lasting-reasons.ts';
import type { SuiteView } from './suite-view.ts';
import { count, exceededText, placeText, regressedText, undecidedText } from './wording.ts';

/** Everything that a verdict follows from. */
export interface Grounds {
  readonly policyFrom: JudgeInput['policyFrom'];
  readonly views: readonly SuiteView[];
  /** Every suite, those without blocks included. */
  readonly suites: readonly { readonly skipped: string | null }[];
  /** Why a bundle could not be measured: complete sentences. */
  readonly unmeasured: readonly string[];
  /** Whether all of `unmeasured` is the base's. */
  readonly isHeadMeasured: boolean;
  readonly comparisons: { readonly expected: number; readonly made: number };
  /** Primary comparisons that have an interval. */
  readonly primaries: readonly MetricResult[];
  /** Places of expected primary comparisons that have none. */
  readonly missing: readonly { suite: string; scenario: string | null; route: string | null; metric: string }[];
  readonly budgets: readonly BudgetResult[];
  readonly unchecked: readonly UncheckedBudget[];
  readonly control: ControlResult;
}

interface Conclusion {
  readonly verdict: Verdict;
  readonly reasons: string[];
}

/** More than one block in five that had to be thrown away is no longer bad luck. */
const mostDiscarded = 0.2;

/** Why a suite's blocks can't be trusted, or null. One bad block is forgiven whatever its share. */
const discardReason = ({ suite, counted, discarded }: SuiteView): string | null => {
  const lost = discarded.filter(({ kind }) => kind === 'comparison');
  const attempted = counted.length + lost.length;
  if (lost.length < 2 || lost.length <= mostDiscarded * attempted) return null;
  const causes = [...new Set(lost.flatMap((block) => (block.discarded === null ? [] : [block.discarded.reason])))];
  const sides = new Set(lost.map((block) => block.discarded?.side ?? null));
  const blame =
    sides.size > 1 || sides.has(null)
      ? ''
      : sides.has('base')
        ? ' The base is to blame, not the change.'
        : ' The head is to blame.';
  return `${suite.name}: ${lost.length} of ${count(attempted, 'block')} ${reasonWords.discarded}: ${causes.join('; ')}.${blame}`;
};

const nothingReason = ({ suites, unmeasured, comparisons }: Grounds): string | null => {
  if (suites.length === 0) return 'No suite was chosen, so nothing was compared.';
  if (comparisons.made > 0 || unmeasured.length > 0 || suites.every(({ skipped }) => skipped !== null)) return null;
  return comparisons.expected === 0
    ? 'Nothing was compared: no comparison that decides can be observed here.'
    : `Nothing was compared: none of the ${count(comparisons.expected, 'comparison')} that decide has an interval.`;
};

const controlReason = ({ control, primaries }: Grounds): string | null => {
  if (control.decision !== 'off') return null;
  const off = primaries
    .filter(({ decision }) => decision === 'invalid')
    .map((it) => `${it.metric} in ${placeText(it)}`);
  const where = off.length === 0 ? '' : ` (${off.join('; ')})`;
  return `Two processes of the base differ from each other${where}: something other than the change shifts the measurement.`;
};

const uncheckedReasons = (unchecked: Grounds['unchecked']): string[] =>
  unchecked
    .filter(({ blocks }) => blocks)
    .map((it) => `The budget of ${it.metric} in ${placeText(it)} ${reasonWords.unchecked}: there were too few values.`);

/** What keeps the run from a pass although nothing is shown against the change. */
const openReasons = ({ primaries, missing, unchecked, comparisons }: Grounds): string[] => {
  const undecided = primaries.filter(({ decision }) => decision === 'inconclusive').toSorted(bySize);
  const total = `${undecided.length} of ${count(comparisons.expected, 'comparison')} that decide`;
  const summary = undecided.length > 1 ? [`${total} could not be decided.`] : [];
  const gone = missing.map((it) => `${it.metric} in ${placeText(it)} ${reasonWords.missing}.`);
  return [...summary, ...undecided.map(undecidedText), ...gone, ...uncheckedReasons(unchecked)];
};

const passReason = ({ suites, comparisons }: Grounds): string => {
  if (suites.every(({ skipped }) => skipped !== null)) {
    return 'The change touches nothing that a suite measures, so nothing had to be measured.';
  }
  return comparisons.made === 1
    ? 'The comparison that decides is shown to be within its tolerance.'
    : `All ${comparisons.made} comparisons that decide are shown to be within their tolerances.`;
};

const adopting =
  'The base has no configuration, so the change was judged by its own policy and can not fail. This is what would have failed:';

/** Statistics come with the configuration that asks for them: who adopts Pacegate can't have them on the base. */
const unprepared =
  'The base has no configuration, and its build leaves nothing to compare with: the first comparison is that of the next change after the merge.';

/**
 * The verdict with its reasons, the decisive one first.
 *
 * In this order: a control that is off makes everything `invalid`. An exceeded budget is `fail`: it needs counted blocks, but
 * no base. Too many discarded blocks, or nothing compared, is `invalid`; so relative statements are only read after that, and
 * a shown regression is `fail`. The sizes of a bundle come from no block, so their regressions are read in any case; a bundle that
 * could not be measured is `invalid` unless something else fails. Then open questions are `inconclusive`, else `pass`.
 *
 * With the head's own policy (`policyFrom: 'head'`) what would have failed is `inconclusive` and says so: the change has not
 * been shown to be good, and a policy that judges itself must not be red.
 */
export const conclude = (grounds: Grounds): Conclusion => {
  const untrusted = [nothingReason(grounds), controlReason(grounds)].filter((reason) => reason !== null);
  const discards = grounds.views.map(discardReason).filter((reason) => reason !== null);
  const exceeded = grounds.budgets.filter(({ decision }) => decision === 'exceeded').map(exceededText);
  const { unmeasured } = grounds;
  if (grounds.control.decision === 'off') {
    return { verdict: 'invalid', reasons: [...untrusted, ...discards, ...unmeasured] };
  }
  const trusted = untrusted.length === 0 && discards.length === 0;
  const regressed = grounds.primaries
    .filter(({ decision, metric }) => decision === 'regressed' && (trusted || isBundleMetric(metric)))
    .toSorted(bySize)
    .map(regressedText);
  const failures = [...regressed, ...exceeded];
  if (failures.length > 0) {
    // What could not be checked is told beside it: it counts once the failure is accepted.
    return grounds.policyFrom === 'head'
      ? { verdict: 'inconclusive', reasons: [adopting, ...failures, ...discards, ...unmeasured] }
      : { verdict: 'fail', reasons: [...failures, ...discards, ...unmeasured, ...uncheckedReasons(grounds.unchecked)] };
  }
  if (grounds.policyFrom === 'head' && unmeasured.length > 0 && grounds.isHeadMeasured && discards.length === 0)
    return { verdict: 'inconclusive', reasons: [unprepared, ...unmeasured] };
  if (!trusted || unmeasured.length > 0) {
    return { verdict: 'invalid', reasons: [...discards, ...unmeasured, ...untrusted] };
  }
  const open = openReasons(grounds);
  if (open.length > 0) return { verdict: 'inconclusive', reasons: open };
  return { verdict: 'pass', reasons: [passReason(grounds)] };
};
