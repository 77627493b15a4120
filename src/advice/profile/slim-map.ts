import { z } from 'zod';

const plain = z
  .object({
    version: z.literal(3),
    sources: z.array(z.string().nullable()),
    sourceRoot: z.string().nullish(),
    names: z.array(z.string()).default([]),
    mappings: z.string(),
  })
  .transform(({ sourceRoot, ...map }) => ({ ...map, sourceRoot: sourceRoot ?? '' }));

// Bundlers with many parts write a map of maps.
const sectioned = z.object({
  version: z.literal(3),
  sections: z.array(z.object({ offset: z.object({ line: z.int().min(0), column: z.int().min(0) }), map: plain })),
});

/** A source map without the sources' texts, which are most of it and say nothing of positions. */
export type SlimMap = z.infer<typeof plain> | z.infer<typeof sectioned>;

/** null where the text is no source map. Never throws. */
export const parseSlimMap = (json: string): SlimMap | null => {
  try {
    const value: unknown = JSON.parse(json);
    return z.union([plain, sectioned]).safeParse(value).data ?? null;
  } catch {
    return null;
  }
};
