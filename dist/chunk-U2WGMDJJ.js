import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  verdicts
} from "./chunk-O6QRDXNH.js";
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";

// src/core/measurement.ts
var number = external_exports.number();
var nullable = number.nullable();
var interval = external_exports.object({ estimate: number, low: number, high: number });
var value = external_exports.object({
  metric: external_exports.string(),
  unit: external_exports.string(),
  better: external_exports.enum(["lower", "higher"]),
  /** In the metric's unit, over all of the judged load. */
  value: number,
  /** Value of each part of equal length, in order: its spread is the scatter over time. */
  parts: external_exports.array(number)
});
var route = external_exports.object({
  route: external_exports.string(),
  requests: external_exports.int(),
  errors: external_exports.int(),
  /** ms. */
  p50: nullable,
  p95: nullable,
  p99: nullable
});
var brakes = ["latency", "errors", "backlog", "died", "generator", "limit", "time", "nothing"];
var capacity = external_exports.object({
  /** Requests/s: the highest rate at which the budgets hold, with its interval; null where it was not found. */
  rate: interval.nullable(),
  /** With `rate` null: at least this many requests/s were borne. */
  atLeast: nullable,
  /** What broke first; `generator`, `limit` and `time` say that it is not known. */
  brake: external_exports.enum(brakes),
  /** The same in a sentence. */
  brakeText: external_exports.string(),
  /** What had to hold at each rate. */
  budgets: external_exports.array(external_exports.object({ metric: external_exports.string(), limit: number, from: external_exports.enum(["scenario", "policy", "default"]) })),
  trials: external_exports.array(
    external_exports.object({
      rate: number,
      served: number,
      p95: nullable,
      errors: number,
      held: external_exports.boolean(),
      brake: external_exports.enum(brakes).nullable()
    })
  ),
  /** After an overload: ms until latency was within the budget again at `rate`; null when it was not. */
  recovery: external_exports.object({ overload: number, rate: number, time: nullable, watched: number }).nullable()
});
var scenario = external_exports.object({
  suite: external_exports.string(),
  scenario: external_exports.string(),
  /** The load in words. */
  load: external_exports.string(),
  /** The series that all of this is reckoned from, below the run's directory. */
  series: external_exports.string(),
  startedAt: external_exports.string(),
  /** ms: planned, and measured without warm-up. */
  planned: number,
  duration: number,
  /** Whether it came to its end; else why not. */
  complete: external_exports.boolean(),
  cutShort: external_exports.string().nullable(),
  requests: external_exports.int(),
  errors: external_exports.int(),
  /** The most frequent kinds of error. */
  failures: external_exports.record(external_exports.string(), external_exports.int()),
  values: external_exports.array(value),
  routes: external_exports.array(route),
  capacity: capacity.nullable(),
  /** What a reader must know before the figures, loudest first. */
  warnings: external_exports.array(external_exports.string())
});
var budget = external_exports.object({
  suite: external_exports.string(),
  scenario: external_exports.string(),
  metric: external_exports.string(),
  value: number,
  limit: nullable,
  target: nullable,
  decision: external_exports.enum(["met", "missed-target", "exceeded"])
});
var measurementSchema = external_exports.object({
  schema: external_exports.literal("pacegate/measure@1"),
  verdict: external_exports.enum(verdicts),
  reasons: external_exports.array(external_exports.string()),
  notices: external_exports.array(external_exports.string()),
  /** Whether something was planned that was not measured to its end. */
  partial: external_exports.boolean(),
  commit: external_exports.object({ ref: external_exports.string(), commit: external_exports.string(), tree: external_exports.string(), dirty: external_exports.boolean() }),
  full: external_exports.boolean(),
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
  /** Wall time, ms. */
  duration: number,
  scenarios: external_exports.array(scenario),
  budgets: external_exports.array(budget),
  /** Budgets that could not be held against anything, with the reason. */
  unchecked: external_exports.array(
    external_exports.object({ suite: external_exports.string(), scenario: external_exports.string(), metric: external_exports.string(), reason: external_exports.string(), blocks: external_exports.boolean() })
  )
});

export {
  measurementSchema
};
