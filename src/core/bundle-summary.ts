import { z } from 'zod';
import { bundleGrowthSchema } from './bundle/bundle-growth.ts';
import { sizesSchema } from './bundle/bundle-sizes.ts';

/** Of both sides; null where that side has none of it, or could not be measured. */
const sizePair = z.object({ base: sizesSchema.nullable(), head: sizesSchema.nullable() });
const countPair = z.object({ base: z.int().nullable(), head: z.int().nullable() });

const side = z.object({
  bundler: z.object({ name: z.string(), version: z.string().nullable() }),
  /** stored: taken from the baseline, not built in this run. */
  source: z.enum(['built', 'stored']),
  /** Whether a second build gave the same files; null where it was not built twice. */
  reproducible: z.boolean().nullable(),
});

/** What a result tells of one bundle suite that was measured, beside its comparisons. */
export const bundleSummarySchema = z.object({
  suite: z.string(),
  /** null where that side could not be measured. */
  base: side.nullable(),
  head: side.nullable(),
  entries: z.array(
    z.object({
      name: z.string(),
      /** Whether its comparison decides. */
      gated: z.boolean(),
      initial: sizePair,
      /** What it can ask for later. */
      async: sizePair,
      /** Files of the first load. */
      requests: countPair,
    }),
  ),
  /** Scripts and styles that no entry loads first; every emitted file but source maps. */
  async: sizePair,
  total: sizePair,
  /** Chunks, those that changed most first, then the largest; absent in results of before they were told. */
  chunks: z
    .array(
      z.object({
        name: z.string(),
        /** Whether a first load has it; on each side. */
        kind: z.enum(['first', 'later']),
        formerKind: z.enum(['first', 'later']).nullable(),
        base: sizesSchema.nullable(),
        head: sizesSchema.nullable(),
      }),
    )
    .optional(),
  /** Chunks of which no module changed, and whose files have new names all the same: gzip bytes of them and of all chunks of the base. */
  renewed: z.object({ chunks: z.array(z.string()), bytes: z.int(), of: z.int() }).optional(),
  modules: countPair,
  duplicates: countPair,
  /** Why it grew; null where that is not known. */
  growth: bundleGrowthSchema.nullable(),
  /** Files of the output directory with pictures of it, such as its treemaps. */
  pages: z.array(z.object({ path: z.string(), title: z.string() })),
});

export type BundleSummary = z.infer<typeof bundleSummarySchema>;
export type SizePair = z.infer<typeof sizePair>;
