import { z } from 'zod';
import { acceptanceSchema } from './acceptance.ts';
import { bundleSummarySchema } from './bundle-summary.ts';

export const verdicts = ['pass', 'fail', 'invalid', 'inconclusive'] as const;

const number = z.number();
const nullableText = z.string().nullable();

/**
 * A relative change, oriented as the metric is: 0.05 is +5 % of the base. Of what is compared by difference (see `isByDifference`) it
 * is that difference, in the metric's unit.
 */
const change = z.object({
  estimate: number,
  low: number,
  high: number,
  /** Probability that the whole interval holds, over all looks of the run; 1 where both sides are known exactly. */
  confidence: number,
});

const commit = z.object({ ref: z.string(), commit: z.string(), tree: z.string() });

const metricSide = z.object({
  /** In the metric's unit: the median over blocks; of shares, and of growth per request, the mean. */
  value: number,
  /** Value of each counted block. */
  blocks: z.array(number),
});

const metric = z.object({
  suite: z.string(),
  scenario: nullableText,
  route: nullableText,
  metric: z.string(),
  unit: z.string(),
  better: z.enum(['lower', 'higher']),
  primary: z.boolean(),
  base: metricSide,
  head: metricSide,
  change,
  /** The accepted worsening, relative or a difference as the change is. */
  tolerance: number,
  decision: z.enum(['regressed', 'improved', 'unchanged', 'inconclusive', 'invalid']),
  /** For `inconclusive`: the smallest change that this run could have shown, and the blocks a decision would have needed. */
  needed: z.object({ smallestChange: number, blocks: number.nullable(), time: number.nullable() }).nullable(),
});

const absent = z.object({ suite: z.string(), scenario: nullableText, metric: z.string(), reason: z.string() });

const budget = z.object({
  suite: z.string(),
  scenario: nullableText,
  /** The entry of a bundle that is held to it; absent or null for a whole suite. */
  route: nullableText.optional(),
  metric: z.string(),
  value: number,
  limit: number.nullable(),
  target: number.nullable(),
  decision: z.enum(['met', 'missed-target', 'exceeded']),
});

const finding = z.object({
  id: z.string(),
  kind: z.string(),
  severity: z.enum(['blocking', 'warning', 'information']),
  title: z.string(),
  suite: nullableText,
  scenario: nullableText,
  route: nullableText,
  metric: nullableText,
  evidence: z.array(z.string()),
  location: z.object({ path: z.string(), startLine: z.int(), endLine: z.int() }).nullable(),
  fix: z
    .object({
      summary: z.string(),
      patch: nullableText,
      proof: z.object({ recovery: z.object({ estimate: number, low: number, high: number }) }).nullable(),
    })
    .nullable(),
});

const suite = z.object({
  name: z.string(),
  schedule: z.enum(['duet', 'alternate', 'one-at-a-time']).nullable(),
  blocks: z.object({ counted: z.int(), control: z.int(), discarded: z.int() }),
  discarded: z.array(z.object({ block: z.int(), reason: z.string() })),
  /** Median share of time that the services' main threads waited for a core, 0 to 1. */
  wait: number.nullable(),
  /** Why the suite was not measured, or null. */
  skipped: nullableText,
});

const control = z.object({
  /** clean: every interval holds zero; off: one does not; none: no control block was measured. */
  decision: z.enum(['clean', 'off', 'none']),
  blocks: z.int(),
  comparisons: z.array(
    z.object({ suite: z.string(), scenario: nullableText, route: nullableText, metric: z.string(), change }),
  ),
});

/** The stored record that this run was given. */
const baseline = z.object({
  /** Where it is kept, for people; null when the run was given none. */
  store: nullableText,
  /** Class of the machine that measured. */
  environment: z.string(),
  /** Records of this class, over all measured suites. */
  records: z.int(),
  newest: z.object({ commit: z.string(), recordedAt: z.string() }).nullable(),
  /** What a reader must know of it, such as "No baseline yet: ...", or null. */
  notice: nullableText,
});

/** One metric over the recorded commits of the default branch, the oldest first; the last point may be this run's head. */
const trend = z.object({
  suite: z.string(),
  scenario: nullableText,
  route: nullableText,
  metric: z.string(),
  unit: z.string(),
  better: z.enum(['lower', 'higher']),
  points: z.array(z.object({ commit: z.string(), at: z.string(), value: number, head: z.boolean() })),
  /** Where the level changed for good: the first commit of the new level. */
  shifts: z.array(z.object({ commit: z.string(), at: z.string(), change })),
  /** The change from the first to the last point by the chain of paired measurements, where it is whole. */
  total: change.nullable(),
});

const goal = z.object({
  suite: z.string(),
  metric: z.string(),
  /** As the configuration names it. */
  since: z.string(),
  /** Improvement to reach: 0.5 is half. */
  improve: number,
  /** Improvement so far, positive is better; null with a reason. */
  progress: z.object({ estimate: number, low: number, high: number }).nullable(),
  decision: z.enum(['reached', 'open', 'unknown']),
  reason: nullableText,
});

export const resultSchema = z.object({
  schema: z.literal('pacegate/result@1'),
  verdict: z.enum(verdicts),
  reasons: z.array(z.string()),
  notices: z.array(z.string()),
  base: commit,
  head: commit.extend({ dirty: z.boolean() }),
  comparisons: z.object({ possible: z.int(), expected: z.int(), made: z.int() }),
  environment: z.object({
    pacegate: z.string(),
    node: z.string(),
    platform: z.string(),
    kernel: z.string(),
    cpu: z.string(),
    cores: z.int(),
    memory: number,
    /** What pages were visited with; absent where none was. */
    browser: z.string().optional(),
  }),
  seed: z.int(),
  startedAt: z.string(),
  /** Wall time in ms: the whole run, and its parts. `overhead` is what was neither service start, warm-up nor load. */
  duration: number,
  time: z.object({
    prepare: number,
    measure: number,
    start: number,
    warmUp: number,
    load: number,
    /** Part of `measure`; absent where nothing was profiled. */
    profile: number.optional(),
    overhead: number,
  }),
  policy: z.object({
    from: z.enum(['base', 'head', 'given']),
    falseAlarmRate: number,
    timeLimit: number,
    inconclusive: z.enum(['warn', 'block']),
  }),
  suites: z.array(suite),
  metrics: z.array(metric),
  absent: z.array(absent),
  budgets: z.array(budget),
  /** What was measured of bundle suites; absent where there is none. */
  bundles: z.array(bundleSummarySchema).optional(),
  control,
  baseline,
  trends: z.array(trend),
  goals: z.array(goal),
  /** What people accepted and this verdict rests on; absent where it rests on none. */
  accepted: z.array(acceptanceSchema).optional(),
  findings: z.array(finding),
});

export type Verdict = (typeof verdicts)[number];
export type Result = z.infer<typeof resultSchema>;
export type Change = z.infer<typeof change>;
export type MetricResult = z.infer<typeof metric>;
export type AbsentMetric = z.infer<typeof absent>;
export type BudgetResult = z.infer<typeof budget>;
export type SuiteResult = z.infer<typeof suite>;
export type ControlResult = z.infer<typeof control>;
export type Finding = z.infer<typeof finding>;
export type BaselineResult = z.infer<typeof baseline>;
export type TrendResult = z.infer<typeof trend>;
export type GoalResult = z.infer<typeof goal>;
export type Decision = MetricResult['decision'];

/** Whether a comparison is of exact figures, such as bytes of files: no statistics decided it, and it can't be a false alarm. */
export const isExact = ({ change: { confidence } }: Pick<MetricResult, 'change'>): boolean => confidence === 1;
