import { z } from 'zod';

const text = z.string();
/** Of a share or a relative change; 95 %. */
const intervalSchema = z.strictObject({ estimate: z.number(), low: z.number(), high: z.number() });

/** Lines at head, from 1. */
const location = z.strictObject({ path: text, startLine: z.int().min(1), endLine: z.int().min(1) });

export const experts = ['data', 'code', 'infrastructure'] as const;
export const undoneKinds = ['hunk', 'dependency', 'configuration', 'migration'] as const;
export const experimentDecisions = ['root-cause', 'contributing', 'ruled-out', 'untested'] as const;

/** A count that has to move with the arm: time alone can come back by luck. Values are per request unless `name` says otherwise. */
const counter = z.strictObject({
  /** "db.queries", "io.sync-calls", … */
  metric: text,
  base: z.number(),
  head: z.number(),
  undone: z.number(),
  /** Whether it went back with the undoing. */
  moved: z.boolean(),
});

const experiment = z.strictObject({
  undone: z.enum(undoneKinds),
  /** What makes the arm out of the head: a unified diff from the root of the repository. */
  patch: text,
  /** Share of the regression that the arm wins back; null where it was not measured. */
  recovery: intervalSchema.nullable(),
  /** Share of the regression that the base shows with only this change; null where it was not measured. */
  reproduction: intervalSchema.nullable(),
  counter: counter.nullable(),
  decision: z.enum(experimentDecisions),
  /** Why it was not tested, or what limits the decision; sentences. */
  notes: z.array(text),
  /** Blocks that the decision rests on. */
  blocks: z.int().min(0),
});

const hypothesis = z.strictObject({
  /** "H1", "H2", … in the order of their rank. */
  id: text,
  expert: z.enum(experts),
  /** One of the catalogue of classes: "n-plus-one", "pool-reduced", …; "change" where nothing says more. */
  class: text,
  title: text,
  location: location.nullable(),
  evidence: z.array(text),
  /** From 1: the most suspected. */
  rank: z.int().min(1),
  experiment: experiment.nullable(),
});

const regression = z.strictObject({
  suite: text,
  scenario: text.nullable(),
  route: text.nullable(),
  metric: text,
  change: intervalSchema,
});

const task = z.strictObject({
  /** "PERF_FIX_001", … */
  id: text,
  /** A role: "author of the change", "owner of the database". */
  owner: text,
  priority: z.enum(['HIGH', 'MEDIUM', 'LOW']),
  effort: text,
  objective: text,
  steps: z.array(text),
  rollback: text,
  /** What it brings, as measured or as expected; `measured` says which. */
  expected: z.strictObject({ metric: text, change: intervalSchema.nullable(), measured: z.boolean(), text }),
  /** A unified diff; null where a person has to write it. */
  patch: text.nullable(),
});

const planned = z.strictObject({ text, impact: text, effort: text, risk: text, task: text.nullable() });

const criterion = z.strictObject({
  suite: text,
  scenario: text.nullable(),
  route: text.nullable(),
  metric: text,
  text,
  state: z.enum(['open', 'reached', 'missed']),
});

export const investigationSchema = z.strictObject({
  schema: z.literal('pacegate/investigation@1'),
  priority: z.enum(['HIGH', 'MEDIUM', 'LOW']),
  state: z.enum(['hypotheses', 'proven', 'unexplained', 'no-regression', 'cancelled', 'closed']),
  /** One sentence that says how far it came. */
  summary: text,
  scope: z.strictObject({
    suites: z.array(text),
    scenarios: z.array(text),
    routes: z.array(text),
    metrics: z.array(text),
    base: text,
    head: text,
    commits: z.array(text),
    /** What was asked for: "api latency.p95", or "" for everything. */
    asked: text,
  }),
  /** ISO 8601 and what happened. */
  timeline: z.array(z.strictObject({ at: text, text })),
  regressions: z.array(regression),
  hypotheses: z.array(hypothesis),
  rootCause: text.nullable(),
  contributing: z.array(text),
  /** The arm that undid something innocent; null where none was measured. */
  placebo: z
    .strictObject({ text, recovery: intervalSchema.nullable(), decision: z.enum(experimentDecisions) })
    .nullable(),
  impact: z.strictObject({ text: z.array(text), routes: z.array(text), costPerMillion: z.number().nullable() }),
  /** What the logs that were given tell, sentences; none where there were none. */
  logs: z.array(text).default([]),
  plan: z.strictObject({
    immediate: z.array(planned),
    shortTerm: z.array(planned),
    longTerm: z.array(planned),
  }),
  tasks: z.array(task),
  validation: z.strictObject({ criteria: z.array(criterion) }),
  learning: z
    .strictObject({
      symptoms: z.array(text),
      cause: text,
      class: text,
      proof: text,
      fix: text,
      prevention: text,
      monitor: text,
      /** Earlier investigations that look the same: "#123". */
      seenBefore: z.array(text),
    })
    .nullable(),
  notices: z.array(text),
});

export type Investigation = z.infer<typeof investigationSchema>;
export type Hypothesis = z.infer<typeof hypothesis>;
export type Experiment = z.infer<typeof experiment>;
export type Regression = z.infer<typeof regression>;
