import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";

// src/core/bundle/bundle-sizes.ts
var bytes = external_exports.int().min(0);
var sizesSchema = external_exports.strictObject({ stat: bytes, parsed: bytes, gzip: bytes, brotli: bytes });
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
  modules: external_exports.int().min(0),
  /** Packages that are there in more than one folder, or in two formats. */
  duplicates: external_exports.int().min(0)
});

export {
  sizesSchema,
  bundleSizesSchema
};
