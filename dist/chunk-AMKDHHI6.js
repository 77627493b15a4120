import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  BaselineError
} from "./chunk-PZ3W4RZL.js";
import {
  bundleSizesSchema
} from "./chunk-CHEHAT7Q.js";
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";

// src/core/baseline-record.ts
var number = external_exports.number();
var nullableText = external_exports.string().nullable();
var change = external_exports.object({ estimate: number, low: number, high: number, confidence: number });
var metric = external_exports.object({
  scenario: nullableText,
  route: nullableText,
  metric: external_exports.string(),
  unit: external_exports.string(),
  better: external_exports.enum(["lower", "higher"]),
  primary: external_exports.boolean(),
  /** Of the recorded commit, in the metric's unit. */
  value: number,
  /** Against `previous`; null where there was none, or for figures that were imported. */
  change: change.nullable(),
  /** Standard deviation over blocks of log(head / base); null where fewer than two blocks were counted. */
  spread: number.nullable(),
  /** Values of each counted block of both sides. Empty in records that have been condensed. */
  base: external_exports.array(number),
  head: external_exports.array(number)
});
var block = external_exports.object({
  index: external_exports.int().min(0),
  kind: external_exports.enum(["comparison", "control"]),
  startOrder: external_exports.array(external_exports.enum(["base", "head"])),
  startedAt: external_exports.string(),
  /** Why it does not count, or null. */
  discarded: nullableText
});
var bundle = external_exports.object({
  /** SHA-256, hexadecimal, of the lock files and of how the suite is built: see usecases/bundle/bundle-key.ts. */
  key: external_exports.string(),
  bundler: external_exports.object({ name: external_exports.string(), version: nullableText }),
  sizes: bundleSizesSchema,
  /** Whether a second build gave the same files, and the largest difference in gzip bytes where it did not. */
  reproducible: external_exports.boolean().nullable(),
  wobble: external_exports.int().min(0),
  /** The BundleGraph as JSON, compressed with brotli, base64. null where it is too large, or the record is no longer one of the newest. */
  graph: nullableText
});
var baselineRecordSchema = external_exports.object({
  schema: external_exports.literal("pacegate/baseline@1"),
  suite: external_exports.string(),
  commit: external_exports.string(),
  /** Branch or other name that the commit was found by. */
  ref: external_exports.string(),
  previous: nullableText,
  /** ISO 8601. */
  recordedAt: external_exports.string(),
  verdict: external_exports.enum(["pass", "fail", "invalid", "inconclusive"]),
  environment: external_exports.object({
    /** See environmentClass. */
    class: external_exports.string(),
    pacegate: external_exports.string(),
    node: external_exports.string(),
    platform: external_exports.string(),
    kernel: external_exports.string(),
    cpu: external_exports.string(),
    cores: external_exports.int(),
    memory: number,
    /** Name and version of the runner's image, where it tells. */
    image: nullableText
  }),
  /** Rounds a second of a fixed reference kernel on this machine, before the measurement; null where it was not run. */
  calibration: number.nullable(),
  /** SHA-256, hexadecimal: what was asked (requests, scenarios, warm-up), and what it was asked of (set-up, environment). */
  hashes: external_exports.object({ scenarios: external_exports.string(), fixtures: external_exports.string() }),
  provenance: external_exports.object({
    source: external_exports.enum(["command-line", "action", "app", "import"]),
    runId: nullableText,
    attempt: external_exports.int().nullable(),
    event: nullableText
  }),
  seed: external_exports.int(),
  schedule: external_exports.enum(["duet", "alternate", "one-at-a-time"]).nullable(),
  blocks: external_exports.array(block),
  metrics: external_exports.array(metric),
  /** Of bundle suites. */
  bundle: bundle.optional()
});

// src/baseline/record-line.ts
var digits = 6;
var round = (value) => Number(value.toPrecision(digits));
var roundMetric = (it) => ({
  ...it,
  value: round(it.value),
  change: it.change === null ? null : {
    estimate: round(it.change.estimate),
    low: round(it.change.low),
    high: round(it.change.high),
    confidence: round(it.change.confidence)
  },
  spread: it.spread === null ? null : round(it.spread),
  base: it.base.map(round),
  head: it.head.map(round)
});
var roundRecord = (record) => ({
  ...record,
  calibration: record.calibration === null ? null : round(record.calibration),
  metrics: record.metrics.map(roundMetric)
});
var recordLine = (record) => {
  const ordered = baselineRecordSchema.parse(record);
  return { kind: "record", text: JSON.stringify(ordered), record: ordered };
};
var newerSchema = (value) => {
  if (typeof value !== "object" || value === null || !("schema" in value)) return null;
  const { schema } = value;
  if (typeof schema !== "string") return null;
  const [, version] = /^pacegate\/baseline@(\d{1,6})$/.exec(schema) ?? [];
  return version !== void 0 && Number(version) > 1 ? schema : null;
};
var parse = (text) => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
};
var readLine = (text, key) => {
  const parsed = parse(text);
  if (parsed === null) return { kind: "damaged", text, why: "not JSON" };
  const newer = newerSchema(parsed.value);
  if (newer !== null) return { kind: "newer", text, schema: newer };
  const { data: record } = baselineRecordSchema.safeParse(parsed.value);
  if (record === void 0 || Number.isNaN(Date.parse(record.recordedAt)))
    return { kind: "damaged", text, why: "not a record" };
  const own = key === null || record.suite === key.suite && record.environment.class === key.environment;
  return own ? { kind: "record", text, record } : { kind: "damaged", text, why: "of another series" };
};
var readLines = (text, key) => text.replace(/^\uFEFF/, "").split(/\r?\n/).filter((line) => line.trim() !== "").map((line) => readLine(line, key));

// src/baseline/bound-history.ts
var graphs = { longest: 14e5, records: 2 };
var defaultBounds = { records: 500, detailed: 20, bytes: 8e5 };
var largestShare = 1 / 4;
var graphOf = ({ record }) => record.bundle?.graph ?? null;
var size = (line) => Buffer.byteLength(line.text) - (graphOf(line)?.length ?? 0) + 1;
var withoutGraph = (line) => {
  const { bundle: bundle2 } = line.record;
  return bundle2 === void 0 || bundle2.graph === null ? line : recordLine({ ...line.record, bundle: { ...bundle2, graph: null } });
};
var dropGraphs = (lines) => {
  const keeping = new Set(lines.filter((line) => graphOf(line) !== null).slice(-graphs.records));
  return lines.map((line) => keeping.has(line) ? line : withoutGraph(line));
};
var isDetailed = ({ blocks, metrics }) => blocks.length > 0 || metrics.some((it) => it.base.length > 0 || it.head.length > 0);
var condense = (line) => {
  const { record } = line;
  if (!isDetailed(record)) return line;
  return recordLine({ ...record, blocks: [], metrics: record.metrics.map((it) => ({ ...it, base: [], head: [] })) });
};
var onlyPrimary = (line) => {
  const { record } = condense(line);
  const metrics = record.metrics.filter((it) => it.primary);
  return metrics.length === 0 || metrics.length === line.record.metrics.length ? condense(line) : recordLine({ ...record, metrics });
};
var fitRecord = (record, bounds) => {
  const most = bounds.bytes * largestShare;
  const given = recordLine(record);
  const whole = (graphOf(given)?.length ?? 0) <= graphs.longest ? given : withoutGraph(given);
  if (size(whole) <= most) return whole;
  const condensed = condense(whole);
  if (size(condensed) <= most) return condensed;
  const primary = onlyPrimary(whole);
  if (size(primary) <= most) return primary;
  throw new BaselineError(
    `The measurement of suite "${record.suite}" can't be stored: ${record.metrics.length} metrics take more than ${Math.round(most / 1e3)} KB.`,
    "Measure fewer routes in one suite: split it into several."
  );
};
var fromNewest = (lines) => {
  let reach = 0;
  return lines.toReversed().map((line, age) => {
    reach += size(line);
    return { line, age, reach };
  });
};
var condenseOld = (lines, { detailed, bytes }) => fromNewest(lines).map(({ line, age, reach }) => age === 0 || age < detailed && reach <= bytes / 4 ? line : condense(line)).toReversed();
var thinOld = (lines, bytes) => {
  const all = fromNewest(lines);
  if ((all.at(-1)?.reach ?? 0) <= bytes) return [...lines];
  return all.map(({ line, age, reach }) => age === 0 || reach <= bytes / 2 ? line : onlyPrimary(line)).toReversed();
};
var dropToFit = (lines, bytes) => fromNewest(lines).map(({ line, reach }) => reach <= bytes ? line : null).toReversed();
var boundHistory = (lines, bounds) => {
  const records = lines.filter((it) => it.kind === "record");
  const newest = records.slice(-bounds.records);
  const fitting = dropToFit(thinOld(condenseOld(dropGraphs(newest), bounds), bounds.bytes), bounds.bytes);
  const kept = new Map(newest.map((line, index) => [line, fitting[index] ?? null]));
  return lines.map((line) => line.kind === "record" ? kept.get(line) ?? null : line).filter((it) => it !== null);
};

// src/baseline/series-path.ts
var suiteName = /^(?![.])(?!.*[.]$)(?!readme\.md$)[\w.-]{1,64}$/i;
var className = /^[a-z0-9][a-z0-9-]{0,99}$/;
var seriesFile = /^([^/]+)\/([^/]+)\.jsonl$/;
var shown = (name) => JSON.stringify(name.length > 80 ? `${name.slice(0, 79)}…` : name);
var isSuiteName = (name) => suiteName.test(name);
var seriesPath = ({ suite, environment }) => {
  if (!isSuiteName(suite))
    throw new BaselineError(
      `The suite ${shown(suite)} can't have stored measurements: it would not be safe as the name of a directory.`,
      'Name it with at most 64 letters, digits, dashes, underscores and dots inside; "README.md" is taken.'
    );
  if (!className.test(environment))
    throw new BaselineError(
      `The class of machine ${shown(environment)} can't have stored measurements: it would not be safe as the name of a file.`,
      "Classes have at most 100 lower-case letters, digits and dashes. Correct it where the record comes from."
    );
  return `${suite}/${environment}.jsonl`;
};
var parseSeriesPath = (path) => {
  const [, suite, environment] = seriesFile.exec(path) ?? [];
  if (suite === void 0 || environment === void 0) return null;
  return suiteName.test(suite) && className.test(environment) ? { suite, environment } : null;
};
var compare = (one, other) => one < other ? -1 : Number(one > other);
var seriesOf = (paths) => [...new Set(paths)].map(parseSeriesPath).filter((it) => it !== null).sort((one, other) => compare(one.suite, other.suite) || compare(one.environment, other.environment));
var checkCase = (suites) => {
  const known = /* @__PURE__ */ new Map();
  for (const suite of suites) {
    const other = known.get(suite.toLowerCase()) ?? suite;
    if (other !== suite)
      throw new BaselineError(
        `The suites ${shown(other)} and ${shown(suite)} differ only in case: some file systems would keep them in one file.`,
        "Rename one of them in the configuration, or remove the one that is no longer measured from the store."
      );
    known.set(suite.toLowerCase(), suite);
  }
};

// src/baseline/read-series.ts
var largestText = 5e6;
var checkSize = (path, length) => {
  if (length <= largestText) return;
  throw new BaselineError(
    `${path} has ${(length / 1e6).toFixed(1)} MB: that is no file of stored measurements, and it was not read.`,
    "Look at what wrote it, and restore it from an earlier commit or remove it."
  );
};
var listed = (numbers) => {
  const first = numbers.slice(0, 5).join(", ");
  const rest = numbers.length - 5;
  return `${numbers.length === 1 ? "line" : "lines"} ${first}${rest > 0 ? ` and ${rest} more` : ""}`;
};
var cures = {
  "not JSON": "Restore what was there from an earlier commit or a copy, or remove it.",
  "not a record": "Restore what was there from an earlier commit or a copy, or remove it.",
  "of another series": "Move it to the file of its own suite and class of machine, or remove it."
};
var problemsOf = (lines, path) => {
  const groups = /* @__PURE__ */ new Map();
  for (const [index, line] of lines.entries()) {
    if (line.kind === "record") continue;
    const what = line.kind === "newer" ? line.schema : line.why;
    groups.set(what, [...groups.get(what) ?? [], index + 1]);
  }
  return [...groups].map(([what, numbers]) => {
    const where = `${path}, ${listed(numbers)}`;
    if (what === "not JSON" || what === "not a record" || what === "of another series")
      return `${where}: ${what}, so it is left out and kept as it is. ${cures[what]}`;
    return `${where}: ${what}, written by a newer version of Pacegate, so it is left out and kept as it is. Update Pacegate to use it.`;
  });
};
var readSeries = (text, key) => {
  const path = seriesPath(key);
  checkSize(path, text.length);
  const lines = readLines(text, key);
  return {
    records: lines.flatMap((it) => it.kind === "record" ? [it.record] : []),
    problems: problemsOf(lines, path)
  };
};

// src/baseline/append-to-series.ts
var identityOf = ({ suite, environment, commit, recordedAt, seed, provenance }) => JSON.stringify([
  suite,
  environment.class,
  commit,
  recordedAt,
  seed,
  provenance.source,
  provenance.runId,
  provenance.attempt,
  provenance.event
]);
var timeOf = ({ recordedAt }) => Date.parse(recordedAt);
var insert = (lines, line) => {
  const at = timeOf(line.record);
  const newer = lines.findIndex((it) => it.kind === "record" && timeOf(it.record) > at);
  return lines.toSpliced(newer === -1 ? lines.length : newer, 0, line);
};
var checkVersion = (lines, path) => {
  const [first] = lines;
  if (first?.kind !== "newer" || lines.some((it) => it.kind !== "newer")) return;
  throw new BaselineError(
    `${path} was written by a newer version of Pacegate (${first.schema}): this version leaves it alone.`,
    "Update Pacegate here: nothing of what this run measured was stored."
  );
};
var appendLines = (stored, path, records, bounds) => {
  checkVersion(stored, path);
  const known = new Set(stored.flatMap((it) => it.kind === "record" ? [identityOf(it.record)] : []));
  const added = [...new Map(records.map((it) => [identityOf(it), it]))].filter(([identity]) => !known.has(identity)).map(([, record]) => record);
  if (added.length === 0) return null;
  const newest = added.toSorted((one, other) => timeOf(one) - timeOf(other)).slice(-bounds.records);
  let lines = stored;
  for (const record of newest) lines = insert(lines, fitRecord(record, bounds));
  return boundHistory(lines, bounds);
};
var appendToSeries = (text, key, records, bounds) => {
  const path = seriesPath(key);
  checkSize(path, text?.length ?? 0);
  const lines = appendLines(readLines(text ?? "", key), path, records, bounds);
  return lines === null ? null : lines.map((it) => `${it.text}
`).join("");
};

// src/baseline/group-by-series.ts
var problemOf = (record) => {
  const { error } = baselineRecordSchema.safeParse(record);
  const [issue] = error?.issues ?? [];
  if (issue !== void 0) return `${issue.path.join(".")}: ${issue.message}`;
  return Number.isNaN(Date.parse(record.recordedAt)) ? "recordedAt: not a date" : null;
};
var groupBySeries = (records) => {
  for (const record of records) {
    const problem = problemOf(record);
    if (problem === null) continue;
    throw new BaselineError(
      `The measurement of suite ${JSON.stringify(record.suite)} can't be stored, because it is not what a record must be (${problem}).`,
      "Correct it where it comes from. If Pacegate measured it, this is a defect: report it with this message."
    );
  }
  const keyOf = ({ suite, environment }) => ({ suite, environment: environment.class });
  const groups = Map.groupBy(records, (record) => seriesPath(keyOf(record)));
  const additions = [...groups].flatMap(([path, group]) => {
    const [first] = group;
    return first === void 0 ? [] : [{ key: keyOf(first), path, records: group.map(roundRecord) }];
  });
  checkCase(additions.map(({ key }) => key.suite));
  return additions;
};

export {
  baselineRecordSchema,
  recordLine,
  readLine,
  readLines,
  defaultBounds,
  isSuiteName,
  seriesPath,
  parseSeriesPath,
  seriesOf,
  checkCase,
  checkSize,
  readSeries,
  identityOf,
  appendLines,
  appendToSeries,
  groupBySeries
};
