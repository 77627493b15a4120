import { z } from 'zod';
import { databaseReadingSchema, signalsSchema } from './signals.ts';
import { visitSchema } from './visit.ts';

/** Finite numbers only: `z.number()` refuses NaN and Infinity. */
const amount = z.number().min(0);
const side = z.enum(['base', 'head']);

const routeSample = z.strictObject({
  /** Durations of successful requests in whole microseconds, in the order they ended. */
  durations: z.array(z.int().min(0)),
  /** Requests that failed: wrong status, wrong body, connection lost, timeout. */
  errors: z.int().min(0),
});

const sideSlice = z.strictObject({
  /** By route name. */
  routes: z.record(z.string(), routeSample),
  /** Failures by kind: the status ("500"), "body", "connection" or "timeout". */
  failures: z.record(z.string(), z.int().min(0)),
  /** Requests that the service answered inside the window. */
  requests: amount,
  /** Who counted `requests`: the probe inside the service, or the load generator. */
  requestsBy: z.enum(['probe', 'generator']),
  /** CPU time of the whole process tree, ms. */
  cpu: amount.nullable(),
  /** Share of the window that the service's main thread waited for a core (run queue), 0 to 1. */
  wait: amount.nullable(),
  /** Resident memory of the whole process tree at the end of the window, bytes. */
  memory: amount.nullable(),
  /** Bytes allocated on the JavaScript heap. */
  allocated: amount.nullable(),
  /** Time in garbage collection pauses, ms. */
  gcPause: amount.nullable(),
});

const slice = z.strictObject({
  scenario: z.string(),
  /** The only route that was loaded, or null for the weighted mix of all. */
  route: z.string().nullable(),
  /** The sides that were loaded at the same time, the one started first in front. One side alone serves budgets. */
  order: z.array(side).min(1).max(2),
  /** Start of the measured window since the start of the block, ms, and its length, ms. */
  start: amount,
  duration: amount,
  generator: z.strictObject({
    /** CPU time of the generator / wall time of the window. */
    utilisation: amount,
    /** Open model only: 99th percentile of how late requests were sent, ms. */
    lateness: amount.nullable(),
  }),
  base: sideSlice.nullable(),
  head: sideSlice.nullable(),
});

const sideBlock = z.strictObject({
  /** From spawn to ready, ms. */
  startup: amount,
  /** Largest resident memory of the whole process tree, bytes. */
  memoryPeak: amount.nullable(),
  /** active: it reported; refused: `probe: false`; silent: not Node, or it never connected. */
  probe: z.enum(['active', 'refused', 'silent']),
  /** What the probe saw besides counts and CPU; absent where it was not asked or did not answer. */
  signals: signalsSchema.optional(),
  /** What the suite's database counted; absent without one. */
  database: databaseReadingSchema.optional(),
});

/**
 * One replication: fresh processes of both sides, warm-up, then slices. In a `control` block a second process of the
 * base takes the head's place: whatever differs there is noise or bias, never the change.
 * Blocks are kept raw: enough to recompute the verdict.
 */
export const blockSchema = z.strictObject({
  schema: z.literal('pacegate/block@1'),
  suite: z.string(),
  /** Counts from 0 over all blocks of the suite, control blocks and discarded ones included. */
  index: z.int().min(0),
  kind: z.enum(['comparison', 'control']),
  schedule: z.enum(['duet', 'alternate', 'one-at-a-time']),
  seed: z.string(),
  /** ISO 8601. */
  startedAt: z.string(),
  startOrder: z.array(side),
  /** ms; `slice` is the window that the service's speed asks for. */
  warmUp: z.strictObject({ duration: amount, flat: z.boolean(), slice: amount }),
  sides: z.strictObject({ base: sideBlock.nullable(), head: sideBlock.nullable() }),
  slices: z.array(slice),
  /** Of page suites: the loads of the page, in order. Absent from services' blocks, whose slices say what was measured. */
  visits: z.array(visitSchema).optional(),
  /** Where the block's wall time went, ms. `other` is Pacegate's own. */
  time: z.strictObject({ start: amount, warmUp: amount, load: amount, other: amount }),
  /** Why the block does not count, with the side that is to blame, or null. */
  discarded: z.strictObject({ reason: z.string(), side: side.nullable() }).nullable(),
});

export type RouteSample = z.infer<typeof routeSample>;
export type SideSlice = z.infer<typeof sideSlice>;
export type Slice = z.infer<typeof slice>;
export type SideBlock = z.infer<typeof sideBlock>;
export type Block = z.infer<typeof blockSchema>;
export type Schedule = Block['schedule'];
