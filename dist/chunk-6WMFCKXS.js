import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";

// src/core/signals.ts
var amount = external_exports.number().min(0);
var count = external_exports.int().min(0);
var route = external_exports.string();
var caller = external_exports.string();
var syncCall = external_exports.strictObject({
  /** "fs.readFileSync", "crypto.pbkdf2Sync", "zlib.gzipSync", "child_process.execSync", … */
  call: external_exports.string(),
  route,
  caller,
  count,
  /** ms. */
  time: amount
});
var statement = external_exports.strictObject({
  /** "pg", "mysql2", "mongodb", "redis", "ioredis", "better-sqlite3". */
  client: external_exports.string(),
  /** Literals replaced by "?", lists of them by one; at most 2000 characters. */
  text: external_exports.string(),
  route,
  caller,
  count,
  /** From sending to the whole answer, ms. */
  time: amount,
  /** null where the client does not tell. */
  rows: count.nullable()
});
var signalsSchema = external_exports.strictObject({
  /** Served, by route. */
  requests: external_exports.record(external_exports.string(), count),
  /** ms: of all processes; of the main thread of the busiest one. */
  cpu: external_exports.strictObject({ process: amount, mainThread: amount.nullable() }),
  eventLoop: external_exports.strictObject({
    /** How late timers came, ms. */
    p50: amount,
    p99: amount,
    max: amount,
    /** Share of the time that the loop was busy, 0 to 1. */
    utilisation: external_exports.number().min(0).max(1)
  }).nullable(),
  /** Used heap after a forced collection early in the warm-up and another at the end, bytes, and the requests in between. */
  heap: external_exports.strictObject({ before: amount, after: amount, requests: count }).nullable(),
  sync: external_exports.array(syncCall),
  statements: external_exports.array(statement),
  /** New database connections; waits for one of a pool, and how long all of them took, ms. */
  pool: external_exports.strictObject({ opened: count, waits: count, waitTime: amount }).nullable(),
  outgoing: external_exports.array(external_exports.strictObject({ origin: external_exports.string(), route, count, time: amount })),
  /** Open file descriptors of all processes at the end; connections by their state ("ESTABLISHED"). */
  descriptors: count.nullable(),
  sockets: external_exports.record(external_exports.string(), count).nullable(),
  /** Of the service's cgroup, differences over the measured part; limits null where there is none. */
  cgroup: external_exports.strictObject({
    cpuLimit: amount.nullable(),
    memoryLimit: amount.nullable(),
    throttledPeriods: count,
    /** ms. */
    throttledTime: amount
  }).nullable(),
  /** Pressure stall information: share of the time in which some task waited, 0 to 1. */
  pressure: external_exports.strictObject({ cpu: amount, memory: amount, io: amount }).nullable(),
  /** What could not be observed and why: sentences. */
  missing: external_exports.array(external_exports.strictObject({ what: external_exports.string(), reason: external_exports.string() }))
});
var unseenParts = { heap: "heap", processes: "all that its processes did" };
var databaseReadingSchema = external_exports.strictObject({
  version: external_exports.string(),
  statements: external_exports.array(
    external_exports.strictObject({ text: external_exports.string(), calls: count, time: amount, rows: count, blocksRead: count, blocksHit: count })
  ),
  tables: external_exports.array(
    external_exports.strictObject({ name: external_exports.string(), seqScans: count, seqRows: count, indexScans: count, indexRows: count })
  ),
  /** Sessions opened, rows that scans returned and rows that were fetched, deadlocks. */
  totals: external_exports.strictObject({ sessions: count, returned: count, fetched: count, deadlocks: count }),
  /** Sampled: what connections waited for, and how often it was seen. */
  waits: external_exports.array(external_exports.strictObject({ type: external_exports.string(), event: external_exports.string(), seen: count })),
  /** Shape of the generic plan of a statement: node types and relations, indented, without costs. */
  plans: external_exports.array(external_exports.strictObject({ text: external_exports.string(), shape: external_exports.string() })),
  missing: external_exports.array(external_exports.strictObject({ what: external_exports.string(), reason: external_exports.string() }))
});

export {
  signalsSchema,
  unseenParts,
  databaseReadingSchema
};
