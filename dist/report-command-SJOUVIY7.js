import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  renderTerminal
} from "./chunk-XT5D4N2R.js";
import {
  renderCheck
} from "./chunk-V3BOD7UN.js";
import "./chunk-ZL7RCS46.js";
import {
  renderComment
} from "./chunk-OONWZWA2.js";
import {
  resultSchema
} from "./chunk-YM5E4DEF.js";
import "./chunk-A2YNWHTR.js";
import "./chunk-PTREMZN3.js";
import "./chunk-VMH3NJ5P.js";
import "./chunk-LJ4SIZJZ.js";
import {
  UsageError
} from "./chunk-PZ3W4RZL.js";
import "./chunk-TZ54PJF2.js";

// src/cli/report-command.ts
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
var cure = "Name the result.json of a run: .pacegate/runs/<time>-<head>/result.json.";
var readResult = async (file) => {
  let text;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    throw new UsageError(`${file} can't be read.`, cure, { cause: error });
  }
  try {
    return resultSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new UsageError(`${file} is not a result that this version of Pacegate knows.`, cure, { cause: error });
  }
};
var formats = {
  terminal: renderTerminal,
  markdown: (result) => renderComment(result),
  check: (result) => `${JSON.stringify(renderCheck(result), null, 2)}
`
};
var reportCommand = async (file, { format }, { stdout, env }) => {
  const render = typeof format === "string" && Object.hasOwn(formats, format) ? formats[format] : void 0;
  if (render === void 0)
    throw new UsageError(
      `--format ${JSON.stringify(format)} is not known.`,
      `Known: ${Object.keys(formats).join(", ")}.`
    );
  const colour = stdout.isTTY && env["NO_COLOR"] === void 0;
  stdout.write(render(await readResult(file), { colour, width: stdout.columns ?? 100, directory: dirname(file) }));
  return 0;
};
export {
  reportCommand
};
