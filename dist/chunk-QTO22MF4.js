import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";

// src/core/bundle/bundle-graph.ts
var bytes = external_exports.int().min(0);
var index = external_exports.int().min(0);
var file = external_exports.strictObject({
  /** Below the output directory, with "/" between its parts, as it was emitted: hashes included. */
  name: external_exports.string(),
  kind: external_exports.enum(["script", "style", "media", "map", "other"]),
  /** As it lies on the disk, and compressed alone: gzip level 9, brotli quality 11. Bytes. */
  parsed: bytes,
  gzip: bytes,
  brotli: bytes,
  /** Line breaks of scripts and styles, plus one. 0 for others. */
  lines: external_exports.int().min(0),
  /** Length of the source map that is part of the text (`sourceMappingURL=data:`), bytes. 0 without one. */
  inlineMap: bytes
});
var chunk = external_exports.strictObject({
  /** Names that the project gave; empty for a chunk that has only a number or a hash. */
  names: external_exports.array(external_exports.string()),
  /** Of `files`: scripts and styles, and what they load beside them (images, fonts). */
  files: external_exports.array(index),
  media: external_exports.array(index),
  /** Requests of the `import()`s that ask for it, as they are written: "./pages/admin". Empty for chunks of entries. */
  origins: external_exports.array(external_exports.string())
});
var entry = external_exports.strictObject({
  name: external_exports.string(),
  /** Of `files`: the scripts and styles that a first load fetches. */
  files: external_exports.array(index),
  /** Of `chunks`: those that a first load needs, and those that can be asked for later. */
  initial: external_exports.array(index),
  async: external_exports.array(index),
  /** Of `modules`: where the way in starts. */
  modules: external_exports.array(index)
});
var module_ = external_exports.strictObject({
  /**
   * From the suite's directory with "/" between its parts, without loaders, queries and " + 3 modules": "src/app.js",
   * "node_modules/lodash/lodash.js", "../shared/a.ts". What the bundler makes itself keeps its name: "webpack/runtime/…", "\0commonjs…".
   */
  name: external_exports.string(),
  /** Of the package it belongs to ("lodash", "@mui/material"); null for the project's own files. */
  package: external_exports.string().nullable(),
  /** Folder of that package: "node_modules/a/node_modules/lodash"; null for the project's own files. */
  instance: external_exports.string().nullable(),
  /** Read from that folder's package.json where it is at hand. */
  version: external_exports.string().nullable(),
  /** What the bundler took it for. `context`: a folder of modules that a computed request asks for. */
  type: external_exports.enum([
    "esm",
    "commonjs",
    "unknown-script",
    "json",
    "style",
    "asset-file",
    "asset-inline",
    "context",
    "runtime",
    "external",
    "other"
  ]),
  /** Of its source as the bundler read it (after loaders), bytes. */
  stat: bytes,
  /** Of its text in one emitted file, UTF-8, bytes; null where that is not known. */
  parsed: bytes.nullable(),
  /** Of `chunks`. */
  chunks: external_exports.array(index),
  /** Of `modules`: the one whose scope this one was put into (concatenation); null for one of its own. */
  root: index.nullable(),
  /** all: every export counts as used, or it can't be told; none: kept for its side effects; some. */
  used: external_exports.enum(["all", "none", "some"]),
  /** The bundler's own words for why it could not be left out or concatenated. */
  bailouts: external_exports.array(external_exports.string())
});
var edge = external_exports.tuple([
  index,
  index,
  external_exports.enum(["static", "dynamic", "require", "side-effect", "context", "url", "other"]),
  external_exports.string(),
  external_exports.boolean()
]);
var bundleGraphSchema = external_exports.strictObject({
  schema: external_exports.literal("pacegate/bundle@1"),
  bundler: external_exports.strictObject({
    name: external_exports.enum(["webpack", "rspack", "esbuild", "rollup", "vite", "files"]),
    version: external_exports.string().nullable()
  }),
  /** "production", "development" or null where the bundler does not say. */
  mode: external_exports.string().nullable(),
  entries: external_exports.array(entry),
  files: external_exports.array(file),
  chunks: external_exports.array(chunk),
  modules: external_exports.array(module_),
  edges: external_exports.array(edge),
  /** What a reader should know, such as an option that would tell more: complete sentences. */
  notices: external_exports.array(external_exports.string())
});

export {
  bundleGraphSchema
};
