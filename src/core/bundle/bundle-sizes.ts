import { z } from 'zod';

const bytes = z.int().min(0);

/** Bytes before minification, as delivered, and compressed file by file (gzip level 9, brotli quality 11). */
export const sizesSchema = z.strictObject({ stat: bytes, parsed: bytes, gzip: bytes, brotli: bytes });

const chunk = z.strictObject({
  /** For people, and once on a side: its name, the requests that ask for it, or what is largest in it. */
  name: z.string(),
  /** Whether a first load has it, of any entry. */
  kind: z.enum(['first', 'later']),
  names: z.array(z.string()),
  origins: z.array(z.string()),
  /** Packages, and files of the project's own, with most bytes in it (uncompressed). */
  holds: z.array(z.strictObject({ name: z.string(), bytes })),
  /** The same for the same modules, whatever they are made into; empty where no module is known. */
  leaves: z.string(),
  /** As they were emitted. */
  files: z.array(z.string()),
  sizes: sizesSchema,
});

/** The sizes of one side of a bundle suite: what its metrics are. */
export const bundleSizesSchema = z.strictObject({
  /** By the entry's name: scripts and styles of its first load. */
  entries: z.array(
    z.strictObject({
      name: z.string(),
      initial: sizesSchema,
      /** Scripts and styles that it can ask for later. */
      async: sizesSchema,
      /** Files of the first load. */
      requests: z.int().min(0),
    }),
  ),
  /** Scripts and styles that no entry loads first. */
  async: sizesSchema,
  /** Every emitted file but source maps and what the bundler lists beside its files, such as licences. */
  total: sizesSchema,
  /** The largest first. None in records: they are made of the graph that is kept there. */
  chunks: z.array(chunk).default([]),
  modules: z.int().min(0),
  /** Packages that are there in more than one folder, or in two formats. */
  duplicates: z.int().min(0),
});

export type Sizes = z.infer<typeof sizesSchema>;
export type BundleSizes = z.infer<typeof bundleSizesSchema>;
