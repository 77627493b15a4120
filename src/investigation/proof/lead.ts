import { z } from 'zod';
import { isBundleMetric, metricOf } from '../../core/metrics.ts';

const text = z.string();

/** What a metric is about: those of one family on one route have one cause as a rule. */
export const families = ['time', 'database', 'sync', 'memory', 'allocation', 'bytes', 'errors'] as const;

/** A comparison that an experiment watches: it stands for all that regressed at its place in its family. */
export const leadSchema = z.strictObject({
  suite: text,
  scenario: text.nullable(),
  route: text.nullable(),
  metric: text,
  family: z.enum(families),
  scale: z.strictObject({ kind: z.enum(['ratio', 'difference']), better: z.enum(['lower', 'higher']) }),
  /** The accepted worsening. */
  tolerance: z.number().min(0),
  /** It was the same in all blocks of the comparison: a count, or bytes of files. */
  exact: z.boolean(),
  /** By how much builds of one commit differ, as a share of the base; absent: they don't. */
  wobble: z.number().min(0).optional(),
  /** Index of a lead of work that this one may follow from: time goes where statements are sent. null: it stands for itself. */
  follows: z.int().min(0).nullable(),
  /** A route of the same metric that did not change and must not move in any arm. */
  control: z.strictObject({ route: text, tolerance: z.number().min(0) }).nullable(),
});

export type Lead = z.infer<typeof leadSchema>;
export type Family = Lead['family'];

const byPrefix: readonly (readonly [RegExp, Family])[] = [
  [/^db\.(?:queries|rows|connections)$/u, 'database'],
  [/^io\./u, 'sync'],
  [/^memory\./u, 'memory'],
  [/^(?:allocation\.|gc\.)/u, 'allocation'],
  [/^(?:bundle\.|page\.(?:transfer|requests|script-bytes)$)/u, 'bytes'],
  [/^(?:errors\.|page\.cls$)/u, 'errors'],
];

export const familyOf = (metric: string): Family => byPrefix.find(([pattern]) => pattern.test(metric))?.[1] ?? 'time';

/** Blocks of an arm that its decision needs at least. A bundle is built once; two equal counts are no luck. */
export const fewestBlocks = ({ metric, exact }: Pick<Lead, 'metric' | 'exact'>, ofNoise: number): number =>
  isBundleMetric(metric) ? 1 : exact ? Math.min(2, ofNoise) : ofNoise;

/** What requests cut off at either end of a block may make of a count per request, relative or in counts. */
const cutOff = 0.02;

/** How far an effect may be off although it hardly varies, in the units of effects. */
export const effectFloor = ({ metric, wobble = 0 }: Pick<Lead, 'metric' | 'wobble'>): number =>
  metricOf(metric).unit === 'count/request' ? cutOff : wobble;
