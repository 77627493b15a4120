import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  bundleGraphSchema
} from "./chunk-QTO22MF4.js";
import {
  statisticsSchema
} from "./chunk-OZGR4YV2.js";
import {
  BundleError
} from "./chunk-PZ3W4RZL.js";
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";
import "./chunk-TZ54PJF2.js";

// src/measure/bundle/read/own/check-own.ts
var fileSchema = external_exports.strictObject({
  schema: external_exports.literal(statisticsSchema),
  context: external_exports.string(),
  output: external_exports.string(),
  graph: bundleGraphSchema,
  ids: external_exports.array(external_exports.array(external_exports.string()))
});
var fits = ({ graph: { files, chunks, modules, entries, edges }, ids }) => {
  const below = (list, { length }) => list.every((it) => it < length);
  return ids.length === modules.length && edges.every(([from, to]) => below([from, to], modules)) && chunks.every((it) => below(it.files, files) && below(it.media, files)) && modules.every((it) => below(it.chunks, chunks) && (it.root === null || it.root < modules.length)) && entries.every(
    (it) => below(it.files, files) && below([...it.initial, ...it.async], chunks) && below(it.modules, modules)
  );
};
var checkOwn = (members, shown) => {
  const known = members["schema"];
  if (typeof known === "string" && known !== statisticsSchema)
    throw new BundleError(
      `The statistics ${shown} have the schema ${JSON.stringify(known.slice(0, 60))}; this Pacegate reads "${statisticsSchema}".`,
      "Use the same version of Pacegate in the build and in the workflow."
    );
  const parsed = fileSchema.safeParse(members);
  if (parsed.success && fits(parsed.data)) return parsed.data;
  const where = parsed.error?.issues[0]?.path.join(".") ?? "graph";
  throw new BundleError(
    `The statistics ${shown} are not as Pacegate's plugin writes them: \`${where.slice(0, 80)}\` is wrong.`,
    "Build again. Use the same version of Pacegate in the build and in the workflow."
  );
};
export {
  checkOwn
};
