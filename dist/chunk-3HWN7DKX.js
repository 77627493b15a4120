import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  databaseReadingSchema,
  signalsSchema
} from "./chunk-6WMFCKXS.js";
import {
  bundleGrowthSchema
} from "./chunk-O6QRDXNH.js";
import {
  bundleSizesSchema
} from "./chunk-CHEHAT7Q.js";
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";

// src/core/visit.ts
var amount = external_exports.number().min(0);
var request = external_exports.strictObject({
  /** Without query and fragment where they are long; at most 300 characters. */
  url: external_exports.string(),
  /** "Document", "Script", "Stylesheet", "Image", "Font", "Fetch", "Other", … as Chrome names it. */
  kind: external_exports.string(),
  /** Since the start of the navigation, ms. */
  start: amount,
  end: amount,
  /** Over the network, compressed, with headers. */
  transfer: amount,
  /** HTTP status; 0 where none came, such as for a blocked host. */
  status: external_exports.int().min(0)
});
var visitSchema = external_exports.strictObject({
  side: external_exports.enum(["base", "head"]),
  /** By metric identifier ("page.lcp"), in the metric's unit; one that could not be had is absent. */
  values: external_exports.record(external_exports.string(), amount),
  /** Lighthouse's figure for the speed of the machine during this visit. */
  benchmarkIndex: amount,
  /** Where the navigation ended. */
  finalUrl: external_exports.string(),
  requests: external_exports.array(request)
});

// src/core/block.ts
var amount2 = external_exports.number().min(0);
var side = external_exports.enum(["base", "head"]);
var routeSample = external_exports.strictObject({
  /** Durations of successful requests in whole microseconds, in the order they ended. */
  durations: external_exports.array(external_exports.int().min(0)),
  /** Requests that failed: wrong status, wrong body, connection lost, timeout. */
  errors: external_exports.int().min(0)
});
var sideSlice = external_exports.strictObject({
  /** By route name. */
  routes: external_exports.record(external_exports.string(), routeSample),
  /** Failures by kind: the status ("500"), "body", "connection" or "timeout". */
  failures: external_exports.record(external_exports.string(), external_exports.int().min(0)),
  /** Requests that the service answered inside the window. */
  requests: amount2,
  /** Who counted `requests`: the probe inside the service, or the load generator. */
  requestsBy: external_exports.enum(["probe", "generator"]),
  /** CPU time of the whole process tree, ms. */
  cpu: amount2.nullable(),
  /** Share of the window that the service's main thread waited for a core (run queue), 0 to 1. */
  wait: amount2.nullable(),
  /** Resident memory of the whole process tree at the end of the window, bytes. */
  memory: amount2.nullable(),
  /** Bytes allocated on the JavaScript heap. */
  allocated: amount2.nullable(),
  /** Time in garbage collection pauses, ms. */
  gcPause: amount2.nullable()
});
var slice = external_exports.strictObject({
  scenario: external_exports.string(),
  /** The only route that was loaded, or null for the weighted mix of all. */
  route: external_exports.string().nullable(),
  /** The sides that were loaded at the same time, the one started first in front. One side alone serves budgets. */
  order: external_exports.array(side).min(1).max(2),
  /** Start of the measured window since the start of the block, ms, and its length, ms. */
  start: amount2,
  duration: amount2,
  generator: external_exports.strictObject({
    /** CPU time of the generator / wall time of the window. */
    utilisation: amount2,
    /** Open model only: 99th percentile of how late requests were sent, ms. */
    lateness: amount2.nullable()
  }),
  base: sideSlice.nullable(),
  head: sideSlice.nullable()
});
var sideBlock = external_exports.strictObject({
  /** From spawn to ready, ms. */
  startup: amount2,
  /** Largest resident memory of the whole process tree, bytes. */
  memoryPeak: amount2.nullable(),
  /** active: it reported; refused: `probe: false`; silent: not Node, or it never connected. */
  probe: external_exports.enum(["active", "refused", "silent"]),
  /** What the probe saw besides counts and CPU; absent where it was not asked or did not answer. */
  signals: signalsSchema.optional(),
  /** What the suite's database counted; absent without one. */
  database: databaseReadingSchema.optional()
});
var blockSchema = external_exports.strictObject({
  schema: external_exports.literal("pacegate/block@1"),
  suite: external_exports.string(),
  /** Counts from 0 over all blocks of the suite, control blocks and discarded ones included. */
  index: external_exports.int().min(0),
  kind: external_exports.enum(["comparison", "control"]),
  schedule: external_exports.enum(["duet", "alternate", "one-at-a-time"]),
  seed: external_exports.string(),
  /** ISO 8601. */
  startedAt: external_exports.string(),
  startOrder: external_exports.array(side),
  /** ms; `slice` is the window that the service's speed asks for. */
  warmUp: external_exports.strictObject({ duration: amount2, flat: external_exports.boolean(), slice: amount2 }),
  sides: external_exports.strictObject({ base: sideBlock.nullable(), head: sideBlock.nullable() }),
  slices: external_exports.array(slice),
  /** Of page suites: the loads of the page, in order. Absent from services' blocks, whose slices say what was measured. */
  visits: external_exports.array(visitSchema).optional(),
  /** Where the block's wall time went, ms. `other` is Pacegate's own. */
  time: external_exports.strictObject({ start: amount2, warmUp: amount2, load: amount2, other: amount2 }),
  /** Why the block does not count, with the side that is to blame, or null. */
  discarded: external_exports.strictObject({ reason: external_exports.string(), side: side.nullable() }).nullable()
});

// src/core/bundle/bundle-measurement.ts
var side2 = external_exports.strictObject({
  sizes: bundleSizesSchema,
  bundler: external_exports.strictObject({ name: external_exports.string(), version: external_exports.string().nullable() }),
  /** built: here and now; stored: taken from the baseline, which has the same commit, lock file and commands. */
  source: external_exports.enum(["built", "stored"]),
  /** Whether a second build gave the same files; null where it was not built twice. */
  reproducible: external_exports.boolean().nullable(),
  /** Largest difference between two builds in an entry's first load, gzip bytes; 0 unless `reproducible` is false. */
  wobble: external_exports.int().min(0)
});
var bundleMeasurementSchema = external_exports.strictObject({
  schema: external_exports.literal("pacegate/bundle-comparison@1"),
  suite: external_exports.string(),
  /** ISO 8601. */
  startedAt: external_exports.string(),
  /** ms, without the builds. */
  duration: external_exports.number().min(0),
  /** null where that side could not be measured. */
  base: side2.nullable(),
  head: side2.nullable(),
  /** Why a side could not be measured: complete sentences with what to do; the first is what matters. */
  failures: external_exports.array(external_exports.strictObject({ side: external_exports.enum(["base", "head"]), reason: external_exports.string() })),
  growth: bundleGrowthSchema.nullable(),
  notices: external_exports.array(external_exports.string()),
  /** Files of the output directory, for links: name and what it shows. */
  pages: external_exports.array(external_exports.strictObject({ path: external_exports.string(), title: external_exports.string() }))
});

// src/core/profile.ts
var perRequest = external_exports.number();
var profiledFunction = external_exports.strictObject({
  name: external_exports.string(),
  /** "src/search.js"; "node:internal/…" for Node's own; "" for what V8 does itself ("(garbage collector)"). */
  path: external_exports.string(),
  /** Line of the function at head, from 1; of the base where only that has it. null where it is not known. */
  line: external_exports.int().min(1).nullable(),
  package: external_exports.string().nullable(),
  /** Time in the function itself and with everything that it calls, µs per request; of allocation profiles bytes per request. */
  base: external_exports.strictObject({ self: perRequest, total: perRequest }),
  head: external_exports.strictObject({ self: perRequest, total: perRequest }),
  /** Difference of totals with a bootstrap interval over slices of the profile. */
  change: external_exports.strictObject({ estimate: perRequest, low: perRequest, high: perRequest })
});
var flameNodeSchema = external_exports.lazy(
  () => external_exports.strictObject({
    name: external_exports.string(),
    path: external_exports.string(),
    line: external_exports.int().nullable(),
    base: external_exports.number(),
    head: external_exports.number(),
    children: external_exports.array(flameNodeSchema)
  })
);
var profileDifferenceSchema = external_exports.strictObject({
  schema: external_exports.literal("pacegate/profile@1"),
  suite: external_exports.string(),
  kind: external_exports.enum(["cpu", "allocation", "survivors"]),
  /** Requests that were served while each side was profiled. */
  requests: external_exports.strictObject({ base: external_exports.int().min(0), head: external_exports.int().min(0) }),
  /** The largest changes first, at most 200. */
  functions: external_exports.array(profiledFunction),
  flame: flameNodeSchema,
  /** Files of the output directory with the profiles, for DevTools. */
  files: external_exports.array(external_exports.string()),
  missing: external_exports.array(external_exports.strictObject({ what: external_exports.string(), reason: external_exports.string() }))
});

export {
  blockSchema,
  bundleMeasurementSchema,
  profileDifferenceSchema
};
