import { z } from 'zod';

const bytes = z.int().min(0);
const index = z.int().min(0);

const file = z.strictObject({
  /** Below the output directory, with "/" between its parts, as it was emitted: hashes included. */
  name: z.string(),
  kind: z.enum(['script', 'style', 'media', 'map', 'other']),
  /** As it lies on the disk, and compressed alone: gzip level 9, brotli quality 11. Bytes. */
  parsed: bytes,
  gzip: bytes,
  brotli: bytes,
  /** Line breaks of scripts and styles, plus one. 0 for others. */
  lines: z.int().min(0),
  /** Length of the source map that is part of the text (`sourceMappingURL=data:`), bytes. 0 without one. */
  inlineMap: bytes,
});

const chunk = z.strictObject({
  /** Names that the project gave; empty for a chunk that has only a number or a hash. */
  names: z.array(z.string()),
  /** Of `files`: scripts and styles, and what they load beside them (images, fonts). */
  files: z.array(index),
  media: z.array(index),
  /** Requests of the `import()`s that ask for it, as they are written: "./pages/admin". Empty for chunks of entries. */
  origins: z.array(z.string()),
});

const entry = z.strictObject({
  name: z.string(),
  /** Of `files`: the scripts and styles that a first load fetches. */
  files: z.array(index),
  /** Of `chunks`: those that a first load needs, and those that can be asked for later. */
  initial: z.array(index),
  async: z.array(index),
  /** Of `modules`: where the way in starts. */
  modules: z.array(index),
});

const module_ = z.strictObject({
  /**
   * From the suite's directory with "/" between its parts, without loaders, queries and " + 3 modules": "src/app.js",
   * "node_modules/lodash/lodash.js", "../shared/a.ts". What the bundler makes itself keeps its name: "webpack/runtime/…", "\0commonjs…".
   */
  name: z.string(),
  /** Of the package it belongs to ("lodash", "@mui/material"); null for the project's own files. */
  package: z.string().nullable(),
  /** Folder of that package: "node_modules/a/node_modules/lodash"; null for the project's own files. */
  instance: z.string().nullable(),
  /** Read from that folder's package.json where it is at hand. */
  version: z.string().nullable(),
  /** What the bundler took it for. `context`: a folder of modules that a computed request asks for. */
  type: z.enum([
    'esm',
    'commonjs',
    'unknown-script',
    'json',
    'style',
    'asset-file',
    'asset-inline',
    'context',
    'runtime',
    'external',
    'other',
  ]),
  /** Of its source as the bundler read it (after loaders), bytes. */
  stat: bytes,
  /** Of its text in one emitted file, UTF-8, bytes; null where that is not known. */
  parsed: bytes.nullable(),
  /** Of `chunks`. */
  chunks: z.array(index),
  /** Of `modules`: the one whose scope this one was put into (concatenation); null for one of its own. */
  root: index.nullable(),
  /** all: every export counts as used, or it can't be told; none: kept for its side effects; some. */
  used: z.enum(['all', 'none', 'some']),
  /** The bundler's own words for why it could not be left out or concatenated. */
  bailouts: z.array(z.string()),
});

/**
 * [importer, imported, kind, request, active]; importer and imported are of `modules`.
 * kind: `static` import or export … from; `dynamic` import(); `require`; `side-effect` a static import that is only evaluated;
 * `context` by a computed request; `url` new URL(), CSS url() and @import; `other`.
 * request: as it is written in the importer ("lodash", "./a"). active: false where the bundler left the edge out.
 */
const edge = z.tuple([
  index,
  index,
  z.enum(['static', 'dynamic', 'require', 'side-effect', 'context', 'url', 'other']),
  z.string(),
  z.boolean(),
]);

/**
 * What a bundler made of one side of a suite, the same for every bundler. Child compilations are part of it: their entries have the
 * name of the child in front ("worker/main"), their modules and files are among the others.
 */
export const bundleGraphSchema = z.strictObject({
  schema: z.literal('pacegate/bundle@1'),
  bundler: z.strictObject({
    name: z.enum(['webpack', 'rspack', 'esbuild', 'rollup', 'vite', 'files']),
    version: z.string().nullable(),
  }),
  /** "production", "development" or null where the bundler does not say. */
  mode: z.string().nullable(),
  entries: z.array(entry),
  files: z.array(file),
  chunks: z.array(chunk),
  modules: z.array(module_),
  edges: z.array(edge),
  /** What a reader should know, such as an option that would tell more: complete sentences. */
  notices: z.array(z.string()),
});

export type BundleGraph = z.infer<typeof bundleGraphSchema>;
export type BundleFile = BundleGraph['files'][number];
export type BundleChunk = BundleGraph['chunks'][number];
export type BundleEntry = BundleGraph['entries'][number];
export type BundleModule = BundleGraph['modules'][number];
export type BundleEdge = BundleGraph['edges'][number];
