import { z } from 'zod';
import { bundleGrowthSchema } from './bundle-growth.ts';
import { bundleSizesSchema } from './bundle-sizes.ts';

const side = z.strictObject({
  sizes: bundleSizesSchema,
  bundler: z.strictObject({ name: z.string(), version: z.string().nullable() }),
  /** built: here and now; stored: taken from the baseline, which has the same commit, lock file and commands. */
  source: z.enum(['built', 'stored']),
  /** Whether a second build gave the same files; null where it was not built twice. */
  reproducible: z.boolean().nullable(),
  /** Largest difference between two builds in an entry's first load, gzip bytes; 0 unless `reproducible` is false. */
  wobble: z.int().min(0),
});

/** What was measured of a bundle suite: with the policy it is enough to recompute its part of the verdict. */
export const bundleMeasurementSchema = z.strictObject({
  schema: z.literal('pacegate/bundle-comparison@1'),
  suite: z.string(),
  /** ISO 8601. */
  startedAt: z.string(),
  /** ms, without the builds. */
  duration: z.number().min(0),
  /** null where that side could not be measured. */
  base: side.nullable(),
  head: side.nullable(),
  /** Why a side could not be measured: complete sentences with what to do; the first is what matters. */
  failures: z.array(z.strictObject({ side: z.enum(['base', 'head']), reason: z.string() })),
  growth: bundleGrowthSchema.nullable(),
  notices: z.array(z.string()),
  /** Files of the output directory, for links: name and what it shows. */
  pages: z.array(z.strictObject({ path: z.string(), title: z.string() })),
});

export type BundleMeasurement = z.infer<typeof bundleMeasurementSchema>;
export type BundleSideMeasurement = z.infer<typeof side>;
