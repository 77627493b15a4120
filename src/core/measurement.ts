import { z } from 'zod';
import { verdicts } from './result.ts';

const number = z.number();
const nullable = number.nullable();
const interval = z.object({ estimate: number, low: number, high: number });

const value = z.object({
  metric: z.string(),
  unit: z.string(),
  better: z.enum(['lower', 'higher']),
  /** In the metric's unit, over all of the judged load. */
  value: number,
  /** Value of each part of equal length, in order: its spread is the scatter over time. */
  parts: z.array(number),
});

const route = z.object({
  route: z.string(),
  requests: z.int(),
  errors: z.int(),
  /** ms. */
  p50: nullable,
  p95: nullable,
  p99: nullable,
});

/** What stopped a rising load from being borne. */
export const brakes = ['latency', 'errors', 'backlog', 'died', 'generator', 'limit', 'time', 'nothing'] as const;

const capacity = z.object({
  /** Requests/s: the highest rate at which the budgets hold, with its interval; null where it was not found. */
  rate: interval.nullable(),
  /** With `rate` null: at least this many requests/s were borne. */
  atLeast: nullable,
  /** What broke first; `generator`, `limit` and `time` say that it is not known. */
  brake: z.enum(brakes),
  /** The same in a sentence. */
  brakeText: z.string(),
  /** What had to hold at each rate. */
  budgets: z.array(z.object({ metric: z.string(), limit: number, from: z.enum(['scenario', 'policy', 'default']) })),
  trials: z.array(
    z.object({
      rate: number,
      served: number,
      p95: nullable,
      errors: number,
      held: z.boolean(),
      brake: z.enum(brakes).nullable(),
    }),
  ),
  /** After an overload: ms until latency was within the budget again at `rate`; null when it was not. */
  recovery: z.object({ overload: number, rate: number, time: nullable, watched: number }).nullable(),
});

const scenario = z.object({
  suite: z.string(),
  scenario: z.string(),
  /** The load in words. */
  load: z.string(),
  /** The series that all of this is reckoned from, below the run's directory. */
  series: z.string(),
  startedAt: z.string(),
  /** ms: planned, and measured without warm-up. */
  planned: number,
  duration: number,
  /** Whether it came to its end; else why not. */
  complete: z.boolean(),
  cutShort: z.string().nullable(),
  requests: z.int(),
  errors: z.int(),
  /** The most frequent kinds of error. */
  failures: z.record(z.string(), z.int()),
  values: z.array(value),
  routes: z.array(route),
  capacity: capacity.nullable(),
  /** What a reader must know before the figures, loudest first. */
  warnings: z.array(z.string()),
});

const budget = z.object({
  suite: z.string(),
  scenario: z.string(),
  metric: z.string(),
  value: number,
  limit: nullable,
  target: nullable,
  decision: z.enum(['met', 'missed-target', 'exceeded']),
});

/** What `pacegate measure` found of one commit. */
export const measurementSchema = z.object({
  schema: z.literal('pacegate/measure@1'),
  verdict: z.enum(verdicts),
  reasons: z.array(z.string()),
  notices: z.array(z.string()),
  /** Whether something was planned that was not measured to its end. */
  partial: z.boolean(),
  commit: z.object({ ref: z.string(), commit: z.string(), tree: z.string(), dirty: z.boolean() }),
  full: z.boolean(),
  environment: z.object({
    pacegate: z.string(),
    node: z.string(),
    platform: z.string(),
    kernel: z.string(),
    cpu: z.string(),
    cores: z.int(),
    memory: number,
  }),
  seed: z.int(),
  startedAt: z.string(),
  /** Wall time, ms. */
  duration: number,
  scenarios: z.array(scenario),
  budgets: z.array(budget),
  /** Budgets that could not be held against anything, with the reason. */
  unchecked: z.array(
    z.object({ suite: z.string(), scenario: z.string(), metric: z.string(), reason: z.string(), blocks: z.boolean() }),
  ),
});

export type Measurement = z.infer<typeof measurementSchema>;
export type ScenarioMeasurement = Measurement['scenarios'][number];
export type MeasuredValue = ScenarioMeasurement['values'][number];
export type MeasuredBudget = Measurement['budgets'][number];
export type CapacityResult = NonNullable<ScenarioMeasurement['capacity']>;
export type Brake = (typeof brakes)[number];
