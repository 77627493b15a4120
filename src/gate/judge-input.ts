import type { Block, Schedule } from '../core/block.ts';
import type { BundleMeasurement } from '../core/bundle/bundle-measurement.ts';
import type { BundleSummary } from '../core/bundle-summary.ts';
import type { Policy } from '../core/policy.ts';
import type { LoadModel } from '../core/primary.ts';
import type { AbsentMetric, BudgetResult, ControlResult, MetricResult, SuiteResult, Verdict } from '../core/result.ts';
import type { LookPlan } from '../statistics/looks.ts';

/** What of a suite's configuration says which comparisons it can give. */
export interface SuiteShape {
  readonly name: string;
  /** A service where absent. A page has no scenarios and no routes. */
  readonly type?: 'service' | 'page';
  readonly scenarios: readonly { readonly name: string; readonly model: LoadModel }[];
  /** A suite with one route has no comparisons per route: they would repeat those of the whole suite. */
  readonly routes: readonly { readonly name: string; readonly weight: number }[];
  readonly schedule: Schedule;
}

export interface SuiteInput extends SuiteShape {
  /** Every block so far, control blocks and discarded ones included, in any order. */
  readonly blocks: readonly Block[];
  /** Why the suite was not measured (its paths are untouched), or null. Nothing is expected of a skipped suite. */
  readonly skipped: string | null;
  /** Metrics that can't be observed here, known before the first block: they are not expected. */
  readonly absent: readonly { readonly metric: string; readonly reason: string }[];
  readonly looks: LookPlan;
}

/** A bundle suite. Sizes are exact: it has no blocks and no looks. */
export interface BundleInput {
  readonly name: string;
  /** Entries that are gated, as the ruling configuration says; null for all. */
  readonly entries: readonly string[] | null;
  /** The same of the head's own configuration. */
  readonly headEntries: readonly string[] | null;
  /** Why the suite was not measured (its paths are untouched), or null. */
  readonly skipped: string | null;
  /** null: not measured yet, or it could not be. */
  readonly measurement: BundleMeasurement | null;
  /** Why there is no measurement at all: a sentence, and the output that may come with it in further lines. null where there is one. */
  readonly failure: string | null;
}

export interface JudgeInput {
  readonly policy: Policy;
  /** `head`: the base has no configuration, so the head is judged by its own policy and can't fail. */
  readonly policyFrom: 'base' | 'head' | 'given';
  readonly suites: readonly SuiteInput[];
  readonly bundles?: readonly BundleInput[];
  /** No more blocks will come: undecided comparisons get a last look at what there is. */
  readonly final: boolean;
  /** Expected wall time of one more comparison block, ms. */
  readonly blockTime: number;
}

/** What the measuring loop and the progress display need besides the suite's part of the result. */
export interface SuiteJudgement extends SuiteResult {
  /** Nothing that more blocks of this suite could still decide. */
  readonly decided: boolean;
  /** Counted comparison blocks at the next look; null when decided or when there is no further look. */
  readonly nextLook: number | null;
}

/** The parts of a result that follow from what was measured and the policy alone. */
export interface Judgement {
  /** Provisional until the input is `final`. */
  readonly verdict: Verdict;
  /** Complete sentences, the decisive one first. */
  readonly reasons: string[];
  readonly notices: string[];
  /** possible: what the suites could give; expected: primary ones; made: primary ones with an interval. */
  readonly comparisons: { possible: number; expected: number; made: number };
  readonly suites: SuiteJudgement[];
  readonly metrics: MetricResult[];
  readonly absent: AbsentMetric[];
  readonly budgets: BudgetResult[];
  /** Bundle suites that were to be measured; absent where there is none. */
  readonly bundles?: BundleSummary[];
  readonly control: ControlResult;
}
