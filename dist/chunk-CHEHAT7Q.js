import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";

// src/core/bundle/bundle-sizes.ts
var bytes = external_exports.int().min(0);
var sizesSchema = external_exports.strictObject({ stat: bytes, parsed: bytes, gzip: bytes, brotli: bytes });
var chunk = external_exports.strictObject({
  /** For people, and once on a side: its name, the requests that ask for it, or what is largest in it. */
  name: external_exports.string(),
  /** Whether a first load has it, of any entry. */
  kind: external_exports.enum(["first", "later"]),
  names: external_exports.array(external_exports.string()),
  origins: external_exports.array(external_exports.string()),
  /** Packages, and files of the project's own, with most bytes in it (uncompressed). */
  holds: external_exports.array(external_exports.strictObject({ name: external_exports.string(), bytes })),
  /** The same for the same modules, whatever they are made into; empty where no module is known. */
  leaves: external_exports.string(),
  /** As they were emitted. */
  files: external_exports.array(external_exports.string()),
  sizes: sizesSchema
});
var bundleSizesSchema = external_exports.strictObject({
  /** By the entry's name: scripts and styles of its first load. */
  entries: external_exports.array(
    external_exports.strictObject({
      name: external_exports.string(),
      initial: sizesSchema,
      /** Scripts and styles that it can ask for later. */
      async: sizesSchema,
      /** Files of the first load. */
      requests: external_exports.int().min(0)
    })
  ),
  /** Scripts and styles that no entry loads first. */
  async: sizesSchema,
  /** Every emitted file but source maps and what the bundler lists beside its files, such as licences. */
  total: sizesSchema,
  /** The largest first. None in records: they are made of the graph that is kept there. */
  chunks: external_exports.array(chunk).default([]),
  modules: external_exports.int().min(0),
  /** Packages that are there in more than one folder, or in two formats. */
  duplicates: external_exports.int().min(0)
});

export {
  sizesSchema,
  bundleSizesSchema
};
