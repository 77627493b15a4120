import { z } from 'zod';

const amount = z.number().min(0);
const count = z.int().min(0);
const rate = amount.nullable();

/** What a part of a scenario is there for. Only `load` is judged; the others belong to a stress scenario, or come before. */
export const phases = ['warm-up', 'load', 'low', 'trial', 'drain', 'overload', 'recovery'] as const;

const routePoint = z.strictObject({
  ok: count,
  errors: count,
  /** Of successful requests: see core/histogram.ts. */
  latency: z.array(count),
});

/** The first line of a series. */
export const seriesHeaderSchema = z.strictObject({
  schema: z.literal('pacegate/series@1'),
  suite: z.string(),
  scenario: z.string(),
  /** What of the requests goes over the wire: the weighted mix, or the steps in their order. */
  steps: z.array(z.string()).nullable(),
  /** Planned, ms. */
  duration: amount,
  startedAt: z.string(),
});

/** What happened in one interval. */
const point = z.strictObject({
  kind: z.literal('point'),
  phase: z.enum(phases),
  /** Which trial of a stress scenario it belongs to, from 0; null in other phases. */
  trial: count.nullable(),
  /** Begin of the interval since that of the scenario, ms, and its length, ms. */
  at: amount,
  length: amount,
  /** Requests per second: that were asked for (null in a closed loop), and that were answered as expected. */
  asked: rate,
  served: amount,
  connections: count.nullable(),
  /** Requests that were begun; not sent because too many were under way; under way at the end. */
  begun: count,
  dropped: count,
  underWay: count,
  /** ms; null when none was answered as expected. */
  p50: rate,
  p95: rate,
  p99: rate,
  errors: count,
  /** By route name. */
  routes: z.record(z.string(), routePoint),
  /** Errors by kind: the status, "body", "connection", "timeout", "capture", "not sent". */
  failures: z.record(z.string(), count),
  /** CPU time of the service's processes, ms; what a Node service allocated, bytes, and its collection pauses, ms. */
  cpu: amount.nullable(),
  allocated: amount.nullable(),
  gcPause: amount.nullable(),
  /** Resident memory at the end, bytes; the JavaScript heap in use at the end, bytes. */
  rss: amount.nullable(),
  heap: amount.nullable(),
  /** Share of the time that the service's event loop was busy, 0 to 1. */
  loop: z.number().min(0).max(1).nullable(),
  /** CPU of the load generator / time; 99th percentile of how late it sent, ms (null in a closed loop). */
  generator: z.strictObject({ utilisation: amount, lateness: rate }),
});

const unseen = z.array(z.strictObject({ what: z.string(), reason: z.string() }));

/**
 * What the probe saw over a longer part of the load, per request where the metric is. `missing`: what it could not see, where that was not
 * said of an earlier part.
 */
const signals = z.strictObject({
  kind: z.literal('signals'),
  at: amount,
  length: amount,
  values: z.record(z.string(), z.number()),
  missing: unseen.optional(),
});

/** The heap after a forced collection, before and after the load, bytes, and the requests that were served in between. */
const heap = z.strictObject({ kind: z.literal('heap'), before: amount, after: amount, requests: count });

/**
 * What PostgreSQL counted over the load, per request of it where the metric is: differences, taken once the service has stopped. `missing`:
 * what could not be read and why, sentences.
 */
const database = z.strictObject({
  kind: z.literal('database'),
  requests: count,
  values: z.record(z.string(), z.number()),
  missing: unseen,
});

/** What can't be seen in a point: that the service died, that the generator was the bottleneck. */
const event = z.strictObject({
  kind: z.literal('event'),
  at: amount,
  what: z.enum(['died', 'stopped', 'failed']),
  text: z.string(),
});

/** Written when the scenario came to its end; a series without it was cut short. */
const end = z.strictObject({
  kind: z.literal('end'),
  at: amount,
  complete: z.boolean(),
  /** From spawn to ready, ms. */
  startup: amount,
  memoryPeak: amount.nullable(),
  /** Why the probe saw nothing, or null. */
  blind: z.string().nullable(),
});

export const seriesLineSchema = z.union([point, signals, heap, database, event, end]);

export type SeriesHeader = z.infer<typeof seriesHeaderSchema>;
export type SeriesPoint = z.infer<typeof point>;
export type SeriesLine = z.infer<typeof seriesLineSchema>;
export type SeriesEvent = z.infer<typeof event>;
export type SeriesEnd = z.infer<typeof end>;
export type Phase = (typeof phases)[number];

/** What a scenario has measured so far, or in the end. */
export interface Series {
  readonly header: SeriesHeader;
  readonly lines: readonly SeriesLine[];
}

export const pointsOf = ({ lines }: Pick<Series, 'lines'>): SeriesPoint[] =>
  lines.filter((it): it is SeriesPoint => it.kind === 'point');

const parseLine = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/**
 * Reads a series as it stands in its file. A last line that was cut short is left out: that is all that killing a run
 * can do to it. null when the first line is no header.
 */
export const parseSeries = (text: string): Series | null => {
  const [first = '', ...rest] = text.split('\n');
  const read = seriesHeaderSchema.safeParse(parseLine(first));
  if (!read.success) return null;
  const lines = rest.flatMap((it) => seriesLineSchema.safeParse(parseLine(it)).data ?? []);
  return { header: read.data, lines };
};
