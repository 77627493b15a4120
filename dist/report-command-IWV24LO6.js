import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  renderMeasureTerminal
} from "./chunk-BKPBARNR.js";
import {
  renderMeasureMarkdown
} from "./chunk-EGA6SFP2.js";
import "./chunk-QX3YDQFQ.js";
import {
  measurementSchema
} from "./chunk-U2WGMDJJ.js";
import {
  concludeMeasure,
  parseSeries,
  pointsOf
} from "./chunk-C25CGDAN.js";
import {
  renderCheck
} from "./chunk-OCRBUXAP.js";
import {
  renderTerminal
} from "./chunk-ZDZ7DMKR.js";
import "./chunk-ZL7RCS46.js";
import {
  renderComment
} from "./chunk-RIJFTOSU.js";
import "./chunk-YP2GOVHX.js";
import "./chunk-PTREMZN3.js";
import "./chunk-DJDUGR34.js";
import "./chunk-KJFAOCEL.js";
import "./chunk-J3X4RRUV.js";
import "./chunk-5XYAAJQ7.js";
import "./chunk-6WMFCKXS.js";
import {
  UsageError
} from "./chunk-PZ3W4RZL.js";
import "./chunk-JCDCNJ33.js";
import "./chunk-UIUPYH7M.js";
import {
  resultSchema
} from "./chunk-O6QRDXNH.js";
import "./chunk-CHEHAT7Q.js";
import "./chunk-623PKLHY.js";
import "./chunk-42FJ7QRR.js";
import "./chunk-WAA62WIU.js";
import "./chunk-JGGM5WWA.js";
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";
import "./chunk-TZ54PJF2.js";

// src/cli/report-command.ts
import { readFile as readFile2 } from "node:fs/promises";
import { dirname } from "node:path";

// src/usecases/measure/read-measure.ts
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
var recordShape = external_exports.looseObject({
  schema: external_exports.literal("pacegate/measure-plan@1"),
  parts: external_exports.array(external_exports.looseObject({ series: external_exports.string().regex(/^raw\/[\w.-]+\.jsonl$/) }))
});
var isRecord = (value) => recordShape.safeParse(value).success;
var json = async (path) => {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    return null;
  }
};
var rebuild = async (directory) => {
  const record = await json(join(directory, "raw", "measure-plan.json"));
  if (!isRecord(record)) return null;
  const kept = /* @__PURE__ */ new Map();
  let duration = 0;
  for (const { series: path } of record.parts) {
    const series = parseSeries(await readFile(join(directory, path), "utf8").catch(() => ""));
    if (series === null) continue;
    kept.set(path, series);
    duration += pointsOf(series).reduce((sum, { length }) => sum + length, 0);
  }
  const reason = "The run ended without a result: it was killed, most likely. This is what it had measured until then.";
  return concludeMeasure(record, kept, { duration, reason });
};
var readMeasure = async (path) => {
  const isDirectory = await stat(path).then(
    (it) => it.isDirectory(),
    () => false
  );
  const whole = measurementSchema.safeParse(await json(isDirectory ? join(path, "measure.json") : path));
  if (whole.success) return whole.data;
  return isDirectory ? rebuild(path) : null;
};

// src/cli/report-command.ts
var cure = "Name the result.json of a run: .pacegate/runs/<time>-<head>/result.json.";
var readResult = async (file) => {
  let text;
  try {
    text = await readFile2(file, "utf8");
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
  const measured = await readMeasure(file);
  if (measured !== null) {
    const look = { colour, width: stdout.columns ?? 100 };
    stdout.write(format === "markdown" ? renderMeasureMarkdown(measured) : renderMeasureTerminal(measured, look));
    return 0;
  }
  stdout.write(render(await readResult(file), { colour, width: stdout.columns ?? 100, directory: dirname(file) }));
  return 0;
};
export {
  reportCommand
};
