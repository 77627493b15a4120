import { z } from 'zod';
import { bundleSizesSchema } from './bundle/bundle-sizes.ts';

const number = z.number();
const nullableText = z.string().nullable();

/** A relative change: 0.05 is +5 % of the base. */
const change = z.object({ estimate: number, low: number, high: number, confidence: number });

const metric = z.object({
  scenario: nullableText,
  route: nullableText,
  metric: z.string(),
  unit: z.string(),
  better: z.enum(['lower', 'higher']),
  primary: z.boolean(),
  /** Of the recorded commit, in the metric's unit. */
  value: number,
  /** Against `previous`; null where there was none, or for figures that were imported. */
  change: change.nullable(),
  /** Standard deviation over blocks of log(head / base); null where fewer than two blocks were counted. */
  spread: number.nullable(),
  /** Values of each counted block of both sides. Empty in records that have been condensed. */
  base: z.array(number),
  head: z.array(number),
});

const block = z.object({
  index: z.int().min(0),
  kind: z.enum(['comparison', 'control']),
  startOrder: z.array(z.enum(['base', 'head'])),
  startedAt: z.string(),
  /** Why it does not count, or null. */
  discarded: nullableText,
});

/** What a change can be compared with without building its base. */
const bundle = z.object({
  /** SHA-256, hexadecimal, of the lock files and of how the suite is built: see usecases/bundle/bundle-key.ts. */
  key: z.string(),
  bundler: z.object({ name: z.string(), version: nullableText }),
  sizes: bundleSizesSchema,
  /** Whether a second build gave the same files, and the largest difference in gzip bytes where it did not. */
  reproducible: z.boolean().nullable(),
  wobble: z.int().min(0),
  /** The BundleGraph as JSON, compressed with brotli, base64. null where it is too large, or the record is no longer one of the newest. */
  graph: nullableText,
});

/**
 * One measurement of one suite at one commit of the default branch. It was measured beside `previous`, the commit that
 * was recorded before it, so that a chain of records gives changes that no difference between machines or days has
 * touched; where there was none, beside itself.
 */
export const baselineRecordSchema = z.object({
  schema: z.literal('pacegate/baseline@1'),
  suite: z.string(),
  commit: z.string(),
  /** Branch or other name that the commit was found by. */
  ref: z.string(),
  previous: nullableText,
  /** ISO 8601. */
  recordedAt: z.string(),
  verdict: z.enum(['pass', 'fail', 'invalid', 'inconclusive']),
  environment: z.object({
    /** See environmentClass. */
    class: z.string(),
    pacegate: z.string(),
    node: z.string(),
    platform: z.string(),
    kernel: z.string(),
    cpu: z.string(),
    cores: z.int(),
    memory: number,
    /** Name and version of the runner's image, where it tells. */
    image: nullableText,
  }),
  /** Rounds a second of a fixed reference kernel on this machine, before the measurement; null where it was not run. */
  calibration: number.nullable(),
  /** SHA-256, hexadecimal: what was asked (requests, scenarios, warm-up), and what it was asked of (set-up, environment). */
  hashes: z.object({ scenarios: z.string(), fixtures: z.string() }),
  provenance: z.object({
    source: z.enum(['command-line', 'action', 'app', 'import']),
    runId: nullableText,
    attempt: z.int().nullable(),
    event: nullableText,
  }),
  seed: z.int(),
  schedule: z.enum(['duet', 'alternate', 'one-at-a-time']).nullable(),
  blocks: z.array(block),
  metrics: z.array(metric),
  /** Of bundle suites. */
  bundle: bundle.optional(),
});

export type BaselineRecord = z.infer<typeof baselineRecordSchema>;
export type StoredBundle = NonNullable<BaselineRecord['bundle']>;
export type BaselineMetric = BaselineRecord['metrics'][number];
export type Provenance = BaselineRecord['provenance'];
