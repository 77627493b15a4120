import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  external_exports
} from "./chunk-JKT2QQMH.js";

// src/core/acceptance.ts
var acceptanceSchema = external_exports.object({
  /** Metric identifier, or a finding's id. */
  target: external_exports.string(),
  /** What it covers. `most`: the relative change at most, 0.2 is +20 % of the base; null for a budget, whose bound is `value`. */
  covers: external_exports.array(
    external_exports.object({
      suite: external_exports.string(),
      scenario: external_exports.string().nullable(),
      route: external_exports.string().nullable(),
      metric: external_exports.string(),
      most: external_exports.number().nullable(),
      /** The head's value at most (at least, where higher is better), in the metric's unit; null where only the change is bounded. */
      value: external_exports.number().nullable()
    })
  ),
  reason: external_exports.string(),
  /** Login. */
  by: external_exports.string(),
  /** ISO 8601. */
  at: external_exports.string(),
  /** ISO 8601: from then on it covers nothing. */
  until: external_exports.string()
});

// src/core/result.ts
var verdicts = ["pass", "fail", "invalid", "inconclusive"];
var number = external_exports.number();
var nullableText = external_exports.string().nullable();
var change = external_exports.object({
  estimate: number,
  low: number,
  high: number,
  /** Probability that the whole interval holds, over all looks of the run. */
  confidence: number
});
var commit = external_exports.object({ ref: external_exports.string(), commit: external_exports.string(), tree: external_exports.string() });
var metricSide = external_exports.object({
  /** In the metric's unit: the median over blocks; of shares the mean. */
  value: number,
  /** Value of each counted block. */
  blocks: external_exports.array(number)
});
var metric = external_exports.object({
  suite: external_exports.string(),
  scenario: nullableText,
  route: nullableText,
  metric: external_exports.string(),
  unit: external_exports.string(),
  better: external_exports.enum(["lower", "higher"]),
  primary: external_exports.boolean(),
  base: metricSide,
  head: metricSide,
  change,
  tolerance: number,
  decision: external_exports.enum(["regressed", "improved", "unchanged", "inconclusive", "invalid"]),
  /** For `inconclusive`: the smallest change that this run could have shown, and the blocks a decision would have needed. */
  needed: external_exports.object({ smallestChange: number, blocks: number.nullable(), time: number.nullable() }).nullable()
});
var absent = external_exports.object({ suite: external_exports.string(), scenario: nullableText, metric: external_exports.string(), reason: external_exports.string() });
var budget = external_exports.object({
  suite: external_exports.string(),
  scenario: nullableText,
  metric: external_exports.string(),
  value: number,
  limit: number.nullable(),
  target: number.nullable(),
  decision: external_exports.enum(["met", "missed-target", "exceeded"])
});
var finding = external_exports.object({
  id: external_exports.string(),
  kind: external_exports.string(),
  severity: external_exports.enum(["blocking", "warning", "information"]),
  title: external_exports.string(),
  suite: nullableText,
  scenario: nullableText,
  route: nullableText,
  metric: nullableText,
  evidence: external_exports.array(external_exports.string()),
  location: external_exports.object({ path: external_exports.string(), startLine: external_exports.int(), endLine: external_exports.int() }).nullable(),
  fix: external_exports.object({
    summary: external_exports.string(),
    patch: nullableText,
    proof: external_exports.object({ recovery: external_exports.object({ estimate: number, low: number, high: number }) }).nullable()
  }).nullable()
});
var suite = external_exports.object({
  name: external_exports.string(),
  schedule: external_exports.enum(["duet", "alternate", "one-at-a-time"]).nullable(),
  blocks: external_exports.object({ counted: external_exports.int(), control: external_exports.int(), discarded: external_exports.int() }),
  discarded: external_exports.array(external_exports.object({ block: external_exports.int(), reason: external_exports.string() })),
  /** Median share of time that the services' main threads waited for a core, 0 to 1. */
  wait: number.nullable(),
  /** Why the suite was not measured, or null. */
  skipped: nullableText
});
var control = external_exports.object({
  /** clean: every interval holds zero; off: one does not; none: no control block was measured. */
  decision: external_exports.enum(["clean", "off", "none"]),
  blocks: external_exports.int(),
  comparisons: external_exports.array(
    external_exports.object({ suite: external_exports.string(), scenario: nullableText, route: nullableText, metric: external_exports.string(), change })
  )
});
var baseline = external_exports.object({
  /** Where it is kept, for people; null when the run was given none. */
  store: nullableText,
  /** Class of the machine that measured. */
  environment: external_exports.string(),
  /** Records of this class, over all measured suites. */
  records: external_exports.int(),
  newest: external_exports.object({ commit: external_exports.string(), recordedAt: external_exports.string() }).nullable(),
  /** What a reader must know of it, such as "No baseline yet: ...", or null. */
  notice: nullableText
});
var trend = external_exports.object({
  suite: external_exports.string(),
  scenario: nullableText,
  route: nullableText,
  metric: external_exports.string(),
  unit: external_exports.string(),
  better: external_exports.enum(["lower", "higher"]),
  points: external_exports.array(external_exports.object({ commit: external_exports.string(), at: external_exports.string(), value: number, head: external_exports.boolean() })),
  /** Where the level changed for good: the first commit of the new level. */
  shifts: external_exports.array(external_exports.object({ commit: external_exports.string(), at: external_exports.string(), change })),
  /** The change from the first to the last point by the chain of paired measurements, where it is whole. */
  total: change.nullable()
});
var goal = external_exports.object({
  suite: external_exports.string(),
  metric: external_exports.string(),
  /** As the configuration names it. */
  since: external_exports.string(),
  /** Improvement to reach: 0.5 is half. */
  improve: number,
  /** Improvement so far, positive is better; null with a reason. */
  progress: external_exports.object({ estimate: number, low: number, high: number }).nullable(),
  decision: external_exports.enum(["reached", "open", "unknown"]),
  reason: nullableText
});
var resultSchema = external_exports.object({
  schema: external_exports.literal("pacegate/result@1"),
  verdict: external_exports.enum(verdicts),
  reasons: external_exports.array(external_exports.string()),
  notices: external_exports.array(external_exports.string()),
  base: commit,
  head: commit.extend({ dirty: external_exports.boolean() }),
  comparisons: external_exports.object({ possible: external_exports.int(), expected: external_exports.int(), made: external_exports.int() }),
  environment: external_exports.object({
    pacegate: external_exports.string(),
    node: external_exports.string(),
    platform: external_exports.string(),
    kernel: external_exports.string(),
    cpu: external_exports.string(),
    cores: external_exports.int(),
    memory: number
  }),
  seed: external_exports.int(),
  startedAt: external_exports.string(),
  /** Wall time in ms: the whole run, and its parts. `overhead` is what was neither service start, warm-up nor load. */
  duration: number,
  time: external_exports.object({ prepare: number, measure: number, start: number, warmUp: number, load: number, overhead: number }),
  policy: external_exports.object({
    from: external_exports.enum(["base", "head", "given"]),
    falseAlarmRate: number,
    timeLimit: number,
    inconclusive: external_exports.enum(["warn", "block"])
  }),
  suites: external_exports.array(suite),
  metrics: external_exports.array(metric),
  absent: external_exports.array(absent),
  budgets: external_exports.array(budget),
  control,
  baseline,
  trends: external_exports.array(trend),
  goals: external_exports.array(goal),
  /** What people accepted and this verdict rests on; absent where it rests on none. */
  accepted: external_exports.array(acceptanceSchema).optional(),
  findings: external_exports.array(finding)
});

export {
  acceptanceSchema,
  verdicts,
  resultSchema
};
