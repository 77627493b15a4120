import { z } from 'zod';

const amount = z.number().min(0);
const count = z.int().min(0);

/** Name of a route of the suite, or "" for requests that are none of them and for work outside of any request. */
const route = z.string();
/** "src/orders.js:42" from the service's directory, "pkg@1.2.3/lib/a.js:7" for a package; "" where nobody knows. At most 300 characters. */
const caller = z.string();

/** Synchronous work inside requests: it holds up every other request. */
const syncCall = z.strictObject({
  /** "fs.readFileSync", "crypto.pbkdf2Sync", "zlib.gzipSync", "child_process.execSync", … */
  call: z.string(),
  route,
  caller,
  count,
  /** ms. */
  time: amount,
});

/** A database statement as the service's client sent it. */
const statement = z.strictObject({
  /** "pg", "mysql2", "mongodb", "redis", "ioredis", "better-sqlite3". */
  client: z.string(),
  /** Literals replaced by "?", lists of them by one; at most 2000 characters. */
  text: z.string(),
  route,
  caller,
  count,
  /** From sending to the whole answer, ms. */
  time: amount,
  /** null where the client does not tell. */
  rows: count.nullable(),
});

/** What the probe inside a service saw while it was measured: totals of all its processes, from the first slice's start to the last one's end. */
export const signalsSchema = z.strictObject({
  /** Served, by route. */
  requests: z.record(z.string(), count),
  /** ms: of all processes; of the main thread of the busiest one. */
  cpu: z.strictObject({ process: amount, mainThread: amount.nullable() }),
  eventLoop: z
    .strictObject({
      /** How late timers came, ms. */
      p50: amount,
      p99: amount,
      max: amount,
      /** Share of the time that the loop was busy, 0 to 1. */
      utilisation: z.number().min(0).max(1),
    })
    .nullable(),
  /** Used heap after a forced collection early in the warm-up and another at the end, bytes, and the requests in between. */
  heap: z.strictObject({ before: amount, after: amount, requests: count }).nullable(),
  sync: z.array(syncCall),
  statements: z.array(statement),
  /** New database connections; waits for one of a pool, and how long all of them took, ms. */
  pool: z.strictObject({ opened: count, waits: count, waitTime: amount }).nullable(),
  outgoing: z.array(z.strictObject({ origin: z.string(), route, count, time: amount })),
  /** Open file descriptors of all processes at the end; connections by their state ("ESTABLISHED"). */
  descriptors: count.nullable(),
  sockets: z.record(z.string(), count).nullable(),
  /** Of the service's cgroup, differences over the measured part; limits null where there is none. */
  cgroup: z
    .strictObject({
      cpuLimit: amount.nullable(),
      memoryLimit: amount.nullable(),
      throttledPeriods: count,
      /** ms. */
      throttledTime: amount,
    })
    .nullable(),
  /** Pressure stall information: share of the time in which some task waited, 0 to 1. */
  pressure: z.strictObject({ cpu: amount, memory: amount, io: amount }).nullable(),
  /** What could not be observed and why: sentences. */
  missing: z.array(z.strictObject({ what: z.string(), reason: z.string() })),
});

/** Parts as `missing` names them that others look for. */
export const unseenParts = { heap: 'heap', processes: 'all that its processes did' } as const;

/** What PostgreSQL itself counted while one side was measured: differences, so that nothing of before is in them. */
export const databaseReadingSchema = z.strictObject({
  version: z.string(),
  statements: z.array(
    z.strictObject({ text: z.string(), calls: count, time: amount, rows: count, blocksRead: count, blocksHit: count }),
  ),
  tables: z.array(
    z.strictObject({ name: z.string(), seqScans: count, seqRows: count, indexScans: count, indexRows: count }),
  ),
  /** Sessions opened, rows that scans returned and rows that were fetched, deadlocks. */
  totals: z.strictObject({ sessions: count, returned: count, fetched: count, deadlocks: count }),
  /** Sampled: what connections waited for, and how often it was seen. */
  waits: z.array(z.strictObject({ type: z.string(), event: z.string(), seen: count })),
  /** Shape of the generic plan of a statement: node types and relations, indented, without costs. */
  plans: z.array(z.strictObject({ text: z.string(), shape: z.string() })),
  missing: z.array(z.strictObject({ what: z.string(), reason: z.string() })),
});

export type Signals = z.infer<typeof signalsSchema>;
export type DatabaseReading = z.infer<typeof databaseReadingSchema>;
