import { z } from 'zod';

/** Finite and not negative: the preload runs inside code that nobody vouches for. */
const amount = z.number().min(0);
const count = z.int().min(0);

/** `signals`: whether it can tell what requests do; `thread`: 0 for the main one, others have no counters of their own. */
const hello = z.strictObject({
  hello: z.int(),
  signals: z.boolean().optional(),
  thread: count.optional(),
});

const reading = z.strictObject({
  /** Which request it answers; null for the last words of a process. */
  id: z.int().nullable(),
  /** Clock of the machine since boot, ms. */
  at: amount,
  served: amount,
  cpu: amount,
  allocated: amount.nullable(),
  gcPause: amount.nullable(),
  /** JavaScript heap in use, bytes, and how long the event loop was busy and idle so far, ms; not of older preloads. */
  heap: amount.optional(),
  loop: z.strictObject({ active: amount, idle: amount }).optional(),
});

/** A script's absolute path, line and column from 1, and whether a source map was used already. */
const frame = z.tuple([z.string().max(1000), z.int().min(1), count, z.boolean()]);

/** What has changed since the batch before. Rows and places keep their numbers within an epoch. */
const batch = z.strictObject({
  /** Which `begin` it was counted since. */
  epoch: count,
  places: z.array(z.tuple([count, z.array(frame).max(10)])).optional(),
  /** Number, kind, name (of call, client or origin), text of a statement, number of the route. */
  rows: z
    .array(
      z.tuple([
        count,
        z.enum(['request', 'sync', 'statement', 'outgoing']),
        z.string().max(300),
        z.string().max(2000),
        count,
      ]),
    )
    .optional(),
  /** Row, count, ms, and the rows that came back. */
  values: z.array(z.tuple([count, count, amount, count.nullable()])).optional(),
  /** Row, place, how many calls are thought to have come from there, and their ms: only some are looked up. */
  callers: z.array(z.tuple([count, count, amount, amount])).optional(),
});

const totals = z.strictObject({
  /** Which command it answers; null in between. */
  id: z.int().nullable(),
  epoch: count,
  worker: z.boolean(),
  /** Of the process, ms; 0 for worker threads, which are a part of theirs. */
  cpu: amount,
  threadCpu: amount.nullable(),
  loop: z
    .strictObject({ p50: amount, p99: amount, max: amount, utilisation: z.number().min(0).max(1), active: amount })
    .nullable(),
  heap: z.strictObject({ before: amount, after: amount }).nullable(),
  pool: z.strictObject({ opened: count, waits: count, waitTime: amount }).nullable(),
  /** How often news had to wait because nobody read the ones before. */
  dropped: count,
  missing: z.array(z.strictObject({ what: z.string().max(300), reason: z.string().max(1000) })).max(50),
});

const message = z.union([hello, reading, z.strictObject({ batch }), z.strictObject({ totals })]);

/** What a process told about itself. */
export type ProcessCounts = z.infer<typeof reading>;
export type Frame = z.infer<typeof frame>;
export type SignalBatch = z.infer<typeof batch>;
/** What one thread used and lacked since it was told to begin. */
export type ThreadTotals = z.infer<typeof totals>;
export type ProbeMessage = z.infer<typeof message>;

/** Parses one line of the preload; null when it is anything else. */
export const parseProbeMessage = (line: string): ProbeMessage | null => {
  try {
    return message.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
};
