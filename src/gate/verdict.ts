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

const nothingReason = ({ views, comparisons }: Grounds): string | null => {
  if (views.length === 0) return 'No suite was chosen, so nothing was compared.';
  if (comparisons.made > 0 || views.every(({ suite }) => suite.skipped !== null)) return null;
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

const passReason = ({ views, comparisons }: Grounds): string => {
  if (views.every(({ suite }) => suite.skipped !== null)) {
    return 'The change touches nothing that a suite measures, so nothing had to be measured.';
  }
  return comparisons.made === 1
    ? 'The comparison that decides is shown to be within its tolerance.'
    : `All ${comparisons.made} comparisons that decide are shown to be within their tolerances.`;
};

const adopting =
  'The base has no configuration, so the change was judged by its own policy and can not fail. This is what would have failed:';

/**
 * The verdict with its reasons, the decisive one first.
 *
 * In this order: a control that is off makes everything `invalid`. An exceeded budget is `fail`: it needs counted blocks, but
 * no base. Too many discarded blocks, or nothing compared, is `invalid`; so relative statements are only read after that, and
 * a shown regression is `fail`. Then open questions are `inconclusive`, else `pass`.
 *
 * With the head's own policy (`policyFrom: 'head'`) what would have failed is `inconclusive` and says so: the change has not
 * been shown to be good, and a policy that judges itself must not be red.
 */
export const conclude = (grounds: Grounds): Conclusion => {
  const untrusted = [nothingReason(grounds), controlReason(grounds)].filter((reason) => reason !== null);
  const discards = grounds.views.map(discardReason).filter((reason) => reason !== null);
  const exceeded = grounds.budgets.filter(({ decision }) => decision === 'exceeded').map(exceededText);
  const regressed = grounds.primaries
    .filter(({ decision }) => decision === 'regressed')
    .toSorted(bySize)
    .map(regressedText);

  if (grounds.control.decision === 'off') return { verdict: 'invalid', reasons: [...untrusted, ...discards] };
  const trusted = untrusted.length === 0 && discards.length === 0;
  const failures = [...(trusted ? regressed : []), ...exceeded];
  if (failures.length > 0) {
    // What could not be checked is told beside it: it counts once the failure is accepted.
    return grounds.policyFrom === 'head'
      ? { verdict: 'inconclusive', reasons: [adopting, ...failures, ...discards] }
      : { verdict: 'fail', reasons: [...failures, ...discards, ...uncheckedReasons(grounds.unchecked)] };
  }
  if (!trusted) return { verdict: 'invalid', reasons: [...discards, ...untrusted] };
  const open = openReasons(grounds);
  if (open.length > 0) return { verdict: 'inconclusive', reasons: open };
  return { verdict: 'pass', reasons: [passReason(grounds)] };
};
