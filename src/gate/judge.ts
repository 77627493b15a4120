import type { MetricResult } from '../core/result.ts';
import { lookAfter } from '../statistics/looks.ts';
import { type Course, enactLooks } from './enact-looks.ts';
import { isBundleMetric } from '../core/metrics.ts';
import type { JudgeInput, Judgement, SuiteJudgement } from './judge-input.ts';
import { judgeBudgets } from './judge-budgets.ts';
import { type BundleJudgement, judgeBundle } from './judge-bundle.ts';
import { judgeControl } from './judge-control.ts';
import { metricResult } from './metric-result.ts';
import { noticesOf, waitOf } from './notices.ts';
import { type Candidate, type SuiteView, absentMetrics, isUnobservable, viewSuite } from './suite-view.ts';
import { conclude } from './verdict.ts';

/** A comparison with what the looks said about it and, once it has an interval, its result. */
interface Judged {
  readonly candidate: Candidate;
  readonly course: Course;
  readonly result: MetricResult | null;
}

/**
 * Whether more blocks could decide this comparison. One that no block has given so far will not come by itself:
 * waiting for it would only spend the time limit.
 */
const isOpen = ({ candidate, course }: Judged): boolean => {
  if (!candidate.place.primary || course.decision !== 'inconclusive') return false;
  const hopeless = isUnobservable(candidate) || candidate.effects.every((effect) => effect === null);
  return candidate.looks.length === 0 || !hopeless;
};

const suiteJudgement = (view: SuiteView, judged: readonly Judged[], final: boolean): SuiteJudgement => {
  const { suite, counted, control, discarded } = view;
  const own = judged.filter(({ candidate }) => candidate.suite === suite);
  const decided = suite.skipped !== null || !own.some(isOpen);
  const next = decided || final ? null : lookAfter(suite.looks, counted.length);
  return {
    name: suite.name,
    schedule: suite.skipped === null ? suite.schedule : null,
    blocks: { counted: counted.length, control: control.length, discarded: discarded.length },
    discarded: discarded.map(({ index, discarded: why }) => ({ block: index, reason: why?.reason ?? '' })),
    wait: waitOf(view),
    skipped: suite.skipped,
    decided,
    nextLook: next?.blocks ?? null,
  };
};

type Counts = Judgement['comparisons'];

const addCounts = (counts: readonly Counts[]): Counts => ({
  possible: counts.reduce((sum, { possible }) => sum + possible, 0),
  expected: counts.reduce((sum, { expected }) => sum + expected, 0),
  made: counts.reduce((sum, { made }) => sum + made, 0),
});

/** Metrics with a budget that no suite can give. Those of bundles are held by bundle suites, where one was to be measured. */
const unheld = (elsewhere: readonly string[], bundles: readonly BundleJudgement[]): string[] => {
  const held = bundles.some(({ suite }) => suite.skipped === null);
  return elsewhere.filter((metric) => !held || !isBundleMetric(metric));
};

/**
 * Judges a run from its blocks so far. Pure: the same input gives the same judgement, whoever recomputes it; the looks are
 * re-enacted from the blocks, so callers pass all blocks every time and keep nothing.
 *
 * The false-alarm rate holds over all primary comparisons of the run together. The family counts every primary comparison
 * that was planned, also those that turn out to have no data; all others form a second family, for information. Counts that are
 * the same in all blocks, and the sizes of bundles, are exact and of no family.
 */
export const judge = (input: JudgeInput): Judgement => {
  const { policy, final, blockTime } = input;
  const views = input.suites.map((suite) => viewSuite(suite, policy, final));
  const candidates = views.flatMap((view) => view.candidates);
  const primaries = candidates.filter(({ place }) => place.primary);
  const controlBlocks = views.reduce(
    (sum, { suite, control }) => sum + (suite.skipped === null ? control.length : 0),
    0,
  );
  const control = judgeControl(primaries, controlBlocks);

  const judgeSome = (family: readonly Candidate[]): Judged[] => {
    const courses = enactLooks(family, family.length, policy.falseAlarmRate);
    const level = policy.falseAlarmRate / Math.max(1, family.length);
    return family.flatMap((candidate, index): Judged[] => {
      const course = courses[index];
      if (course === undefined) return [];
      const off = control.off.has(candidate);
      return [{ candidate, course, result: metricResult(candidate, course, { level, blockTime, off }) }];
    });
  };
  // A count that all blocks agree on is no matter of chance, so it takes nothing of the error that the others may make.
  const judgeFamily = (family: readonly Candidate[]): Judged[] => [
    ...judgeSome(family.filter(({ exact }) => !exact)),
    ...judgeSome(family.filter(({ exact }) => exact)),
  ];
  const judgedPrimaries = judgeFamily(primaries);
  const byCandidate = new Map(
    [...judgedPrimaries, ...judgeFamily(candidates.filter(({ place }) => !place.primary))].map((it) => [
      it.candidate,
      it,
    ]),
  );
  const judged = candidates.flatMap((candidate) => byCandidate.get(candidate) ?? []);
  const metrics = judged.flatMap(({ result }) => result ?? []);

  const expected = judgedPrimaries.filter(({ candidate, result }) => result !== null || !isUnobservable(candidate));
  const made = expected.flatMap(({ result }) => result ?? []);
  const missing = expected
    .filter(({ result }) => result === null)
    .map(({ candidate: { suite, place } }) => ({ suite: suite.name, ...place }));
  const bundles = (input.bundles ?? []).map((it) => judgeBundle(it, policy));
  const blockCounts = { possible: candidates.length, expected: expected.length, made: made.length };
  const comparisons = addCounts([blockCounts, ...bundles.map((it) => it.comparisons)]);
  const ofBlocks = judgeBudgets(views, policy);
  const budgets = { ...ofBlocks, elsewhere: unheld(ofBlocks.elsewhere, bundles) };
  const heldBudgets = [...budgets.results, ...bundles.flatMap((it) => it.budgets)];
  const sizes = bundles.flatMap((it) => it.metrics);
  const suites = [...views.map((view) => suiteJudgement(view, judged, final)), ...bundles.map(({ suite }) => suite)];
  const summaries = bundles.flatMap(({ summary }) => summary ?? []);
  const compared = (candidate: Candidate): boolean => (byCandidate.get(candidate)?.result ?? null) !== null;
  const { verdict, reasons } = conclude({
    policyFrom: input.policyFrom,
    views,
    suites,
    unmeasured: bundles.flatMap(({ failures }) => failures),
    isHeadMeasured: bundles.every(({ isBaseOnly }) => isBaseOnly),
    comparisons,
    primaries: [...made, ...sizes.filter(({ primary }) => primary)],
    missing,
    budgets: heldBudgets,
    unchecked: budgets.unchecked,
    control: control.result,
  });
  return {
    verdict,
    reasons,
    notices: [...noticesOf(input, suites, { views, metrics, budgets }), ...bundles.flatMap((it) => it.notices)],
    comparisons,
    suites,
    metrics: [...metrics, ...sizes],
    absent: [...views.flatMap((view) => absentMetrics(view, compared)), ...bundles.flatMap((it) => it.absent)],
    budgets: heldBudgets,
    ...(summaries.length > 0 && { bundles: summaries }),
    control: control.result,
  };
};
