import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  sizesSchema
} from "./chunk-CHEHAT7Q.js";
import {
  isByDifference,
  isMetric,
  metricCatalogue,
  metricOf
} from "./chunk-623PKLHY.js";
import {
  countText
} from "./chunk-WAA62WIU.js";
import {
  formatChange,
  formatDifference,
  formatPercent,
  formatShare,
  formatValue,
  scaleOf
} from "./chunk-JGGM5WWA.js";
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";

// src/core/acceptance.ts
var acceptanceSchema = external_exports.object({
  /** Metric identifier, or a finding's id. */
  target: external_exports.string(),
  /** What it covers. `most`: the relative change at most, 0.2 is +20 % of the base; null for a budget, whose bound is `value`. */
  covers: external_exports.array(
    external_exports.object({
      suite: external_exports.string(),
      scenario: external_exports.string().nullable(),
      route: external_exports.string().nullable(),
      metric: external_exports.string(),
      most: external_exports.number().nullable(),
      /** The head's value at most (at least, where higher is better), in the metric's unit; null where only the change is bounded. */
      value: external_exports.number().nullable()
    })
  ),
  reason: external_exports.string(),
  /** Login. */
  by: external_exports.string(),
  /** ISO 8601. */
  at: external_exports.string(),
  /** ISO 8601: from then on it covers nothing. */
  until: external_exports.string()
});

// src/core/bundle/cause-kinds.ts
var causeKinds = [
  // Of the configuration: they fold what would else be many causes into one.
  "development-build",
  "minification-off",
  "concatenation-off",
  "inline-source-map",
  "older-target",
  "split-chunks",
  "diffuse-growth",
  // Of the graph.
  "static-import",
  "lost-dynamic-import",
  "barrel",
  "commonjs-library",
  "require-of-module",
  "two-formats",
  "duplicate-version",
  "context",
  "side-effects",
  "bailout",
  "polyfills",
  "data",
  "asset-inlined",
  "near-duplicate",
  "new-dependency",
  "dependency-grew",
  "module-grew",
  "entry-isolation",
  "style-grew",
  "child-grew",
  "moved-into-first-load",
  "loaded-twice",
  "copied-modules"
];

// src/core/bundle/bundle-growth.ts
var signed = external_exports.int();
var delta = external_exports.strictObject({ stat: signed, parsed: signed, gzip: signed, brotli: signed });
var location = external_exports.strictObject({ path: external_exports.string(), startLine: external_exports.int().min(1), endLine: external_exports.int().min(1) });
var causeSchema = external_exports.strictObject({
  kind: external_exports.enum(causeKinds),
  /** Entry whose first load it concerns, or null: only what is asked for later, or the total. */
  entry: external_exports.string().nullable(),
  /** What is new or bigger, as people know it: a package ("lodash"), or a module's name. */
  subject: external_exports.string(),
  package: external_exports.string().nullable(),
  /** Complete sentences with the evidence. */
  evidence: external_exports.array(external_exports.string()),
  /** Names of modules on the way from the entry to the subject, both ends included; empty where there is none. */
  chain: external_exports.array(external_exports.string()),
  /** The import that brings it: the importer's name and the request as it is written. */
  edge: external_exports.strictObject({ importer: external_exports.string(), request: external_exports.string() }).nullable(),
  /** The line of the change, from the root of the repository. */
  location: location.nullable(),
  /**
   * What the first load (or, without an entry, all files) would be smaller by if this cause alone were taken away.
   * `ablation`: the lost text was cut out of the emitted files and they were compressed again. `exact`: a difference of whole files.
   * `share`: a share by source size, where the text can't be cut out.
   */
  cost: delta,
  method: external_exports.enum(["ablation", "exact", "share"]),
  fix: external_exports.strictObject({
    summary: external_exports.string(),
    /** Unified diff from the root of the repository, or null where the fix is not mechanical. */
    patch: external_exports.string().nullable(),
    /** What the build with the patch showed, against the head: bytes of the entry's first load (or of all files). null: not built. */
    measured: delta.nullable()
  }).nullable()
});
var entryGrowthSchema = external_exports.strictObject({
  entry: external_exports.string().nullable(),
  change: delta,
  /** gzip bytes that the causes account for when all are taken away together, and what is left: never spread over causes. */
  explained: signed,
  unexplained: signed,
  /** Packages and modules that grew or shrank most, whatever the sum: a growth that a saving hides is here too. gzip bytes alone, for order only. */
  parts: external_exports.array(external_exports.strictObject({ name: external_exports.string(), base: external_exports.int().min(0), head: external_exports.int().min(0) }))
});
var bundleGrowthSchema = external_exports.strictObject({
  entries: external_exports.array(entryGrowthSchema),
  causes: external_exports.array(causeSchema)
});

// src/core/bundle-summary.ts
var sizePair = external_exports.object({ base: sizesSchema.nullable(), head: sizesSchema.nullable() });
var countPair = external_exports.object({ base: external_exports.int().nullable(), head: external_exports.int().nullable() });
var side = external_exports.object({
  bundler: external_exports.object({ name: external_exports.string(), version: external_exports.string().nullable() }),
  /** stored: taken from the baseline, not built in this run. */
  source: external_exports.enum(["built", "stored"]),
  /** Whether a second build gave the same files; null where it was not built twice. */
  reproducible: external_exports.boolean().nullable()
});
var bundleSummarySchema = external_exports.object({
  suite: external_exports.string(),
  /** null where that side could not be measured. */
  base: side.nullable(),
  head: side.nullable(),
  entries: external_exports.array(
    external_exports.object({
      name: external_exports.string(),
      /** Whether its comparison decides. */
      gated: external_exports.boolean(),
      initial: sizePair,
      /** What it can ask for later. */
      async: sizePair,
      /** Files of the first load. */
      requests: countPair
    })
  ),
  /** Scripts and styles that no entry loads first; every emitted file but source maps. */
  async: sizePair,
  total: sizePair,
  /** Chunks, those that changed most first, then the largest; absent in results of before they were told. */
  chunks: external_exports.array(
    external_exports.object({
      name: external_exports.string(),
      /** Whether a first load has it; on each side. */
      kind: external_exports.enum(["first", "later"]),
      formerKind: external_exports.enum(["first", "later"]).nullable(),
      base: sizesSchema.nullable(),
      head: sizesSchema.nullable()
    })
  ).optional(),
  /** Chunks of which no module changed, and whose files have new names all the same: gzip bytes of them and of all chunks of the base. */
  renewed: external_exports.object({ chunks: external_exports.array(external_exports.string()), bytes: external_exports.int(), of: external_exports.int() }).optional(),
  modules: countPair,
  duplicates: countPair,
  /** Why it grew; null where that is not known. */
  growth: bundleGrowthSchema.nullable(),
  /** Files of the output directory with pictures of it, such as its treemaps. */
  pages: external_exports.array(external_exports.object({ path: external_exports.string(), title: external_exports.string() }))
});

// src/core/result.ts
var verdicts = ["pass", "fail", "invalid", "inconclusive"];
var number = external_exports.number();
var nullableText = external_exports.string().nullable();
var change = external_exports.object({
  estimate: number,
  low: number,
  high: number,
  /** Probability that the whole interval holds, over all looks of the run; 1 where both sides are known exactly. */
  confidence: number
});
var commit = external_exports.object({ ref: external_exports.string(), commit: external_exports.string(), tree: external_exports.string() });
var metricSide = external_exports.object({
  /** In the metric's unit: the median over blocks; of shares, and of growth per request, the mean. */
  value: number,
  /** Value of each counted block. */
  blocks: external_exports.array(number)
});
var metric = external_exports.object({
  suite: external_exports.string(),
  scenario: nullableText,
  route: nullableText,
  metric: external_exports.string(),
  unit: external_exports.string(),
  better: external_exports.enum(["lower", "higher"]),
  primary: external_exports.boolean(),
  base: metricSide,
  head: metricSide,
  change,
  /** The accepted worsening, relative or a difference as the change is. */
  tolerance: number,
  decision: external_exports.enum(["regressed", "improved", "unchanged", "inconclusive", "invalid"]),
  /** For `inconclusive`: the smallest change that this run could have shown, and the blocks a decision would have needed. */
  needed: external_exports.object({ smallestChange: number, blocks: number.nullable(), time: number.nullable() }).nullable()
});
var absent = external_exports.object({ suite: external_exports.string(), scenario: nullableText, metric: external_exports.string(), reason: external_exports.string() });
var budget = external_exports.object({
  suite: external_exports.string(),
  scenario: nullableText,
  /** The entry of a bundle that is held to it; absent or null for a whole suite. */
  route: nullableText.optional(),
  metric: external_exports.string(),
  value: number,
  limit: number.nullable(),
  target: number.nullable(),
  decision: external_exports.enum(["met", "missed-target", "exceeded"])
});
var finding = external_exports.object({
  id: external_exports.string(),
  kind: external_exports.string(),
  severity: external_exports.enum(["blocking", "warning", "information"]),
  title: external_exports.string(),
  suite: nullableText,
  scenario: nullableText,
  route: nullableText,
  metric: nullableText,
  evidence: external_exports.array(external_exports.string()),
  location: external_exports.object({ path: external_exports.string(), startLine: external_exports.int(), endLine: external_exports.int() }).nullable(),
  fix: external_exports.object({
    summary: external_exports.string(),
    patch: nullableText,
    proof: external_exports.object({ recovery: external_exports.object({ estimate: number, low: number, high: number }) }).nullable()
  }).nullable()
});
var suite = external_exports.object({
  name: external_exports.string(),
  schedule: external_exports.enum(["duet", "alternate", "one-at-a-time"]).nullable(),
  blocks: external_exports.object({ counted: external_exports.int(), control: external_exports.int(), discarded: external_exports.int() }),
  discarded: external_exports.array(external_exports.object({ block: external_exports.int(), reason: external_exports.string() })),
  /** Median share of time that the services' main threads waited for a core, 0 to 1. */
  wait: number.nullable(),
  /** Why the suite was not measured, or null. */
  skipped: nullableText
});
var control = external_exports.object({
  /** clean: every interval holds zero; off: one does not; none: no control block was measured. */
  decision: external_exports.enum(["clean", "off", "none"]),
  blocks: external_exports.int(),
  comparisons: external_exports.array(
    external_exports.object({ suite: external_exports.string(), scenario: nullableText, route: nullableText, metric: external_exports.string(), change })
  )
});
var baseline = external_exports.object({
  /** Where it is kept, for people; null when the run was given none. */
  store: nullableText,
  /** Class of the machine that measured. */
  environment: external_exports.string(),
  /** Records of this class, over all measured suites. */
  records: external_exports.int(),
  newest: external_exports.object({ commit: external_exports.string(), recordedAt: external_exports.string() }).nullable(),
  /** What a reader must know of it, such as "No baseline yet: ...", or null. */
  notice: nullableText
});
var trend = external_exports.object({
  suite: external_exports.string(),
  scenario: nullableText,
  route: nullableText,
  metric: external_exports.string(),
  unit: external_exports.string(),
  better: external_exports.enum(["lower", "higher"]),
  points: external_exports.array(external_exports.object({ commit: external_exports.string(), at: external_exports.string(), value: number, head: external_exports.boolean() })),
  /** Where the level changed for good: the first commit of the new level. */
  shifts: external_exports.array(external_exports.object({ commit: external_exports.string(), at: external_exports.string(), change })),
  /** The change from the first to the last point by the chain of paired measurements, where it is whole. */
  total: change.nullable()
});
var goal = external_exports.object({
  suite: external_exports.string(),
  metric: external_exports.string(),
  /** As the configuration names it. */
  since: external_exports.string(),
  /** Improvement to reach: 0.5 is half. */
  improve: number,
  /** Improvement so far, positive is better; null with a reason. */
  progress: external_exports.object({ estimate: number, low: number, high: number }).nullable(),
  decision: external_exports.enum(["reached", "open", "unknown"]),
  reason: nullableText
});
var resultSchema = external_exports.object({
  schema: external_exports.literal("pacegate/result@1"),
  verdict: external_exports.enum(verdicts),
  reasons: external_exports.array(external_exports.string()),
  notices: external_exports.array(external_exports.string()),
  base: commit,
  head: commit.extend({ dirty: external_exports.boolean() }),
  comparisons: external_exports.object({ possible: external_exports.int(), expected: external_exports.int(), made: external_exports.int() }),
  environment: external_exports.object({
    pacegate: external_exports.string(),
    node: external_exports.string(),
    platform: external_exports.string(),
    kernel: external_exports.string(),
    cpu: external_exports.string(),
    cores: external_exports.int(),
    memory: number,
    /** What pages were visited with; absent where none was. */
    browser: external_exports.string().optional()
  }),
  seed: external_exports.int(),
  startedAt: external_exports.string(),
  /** Wall time in ms: the whole run, and its parts. `overhead` is what was neither service start, warm-up nor load. */
  duration: number,
  time: external_exports.object({
    prepare: number,
    measure: number,
    start: number,
    warmUp: number,
    load: number,
    /** Part of `measure`; absent where nothing was profiled. */
    profile: number.optional(),
    overhead: number
  }),
  policy: external_exports.object({
    from: external_exports.enum(["base", "head", "given"]),
    falseAlarmRate: number,
    timeLimit: number,
    inconclusive: external_exports.enum(["warn", "block"])
  }),
  suites: external_exports.array(suite),
  metrics: external_exports.array(metric),
  absent: external_exports.array(absent),
  budgets: external_exports.array(budget),
  /** What was measured of bundle suites; absent where there is none. */
  bundles: external_exports.array(bundleSummarySchema).optional(),
  control,
  baseline,
  trends: external_exports.array(trend),
  goals: external_exports.array(goal),
  /** What people accepted and this verdict rests on; absent where it rests on none. */
  accepted: external_exports.array(acceptanceSchema).optional(),
  findings: external_exports.array(finding)
});
var isExact = ({ change: { confidence } }) => confidence === 1;

// src/core/change-words.ts
var decimals = 3;
var figure = (value) => formatValue(Number(value.toFixed(decimals)), "count");
var signed2 = (value) => {
  const text = figure(value);
  return value > 0 && text !== "0" ? `+${text}` : text;
};
var unitOf = (largest, unit) => {
  if (unit === "score") return { factor: 1, text: "" };
  if (unit === "count/request") return { factor: 1, text: "/request" };
  const scale = scaleOf(largest, unit);
  return { factor: scale.factor, text: scale.unit === "" ? "" : ` ${scale.unit}` };
};
var differenceWords = ({ estimate, low, high, confidence }, unit) => {
  const { factor, text } = unitOf(Math.max(...[estimate, low, high].map(Math.abs)), unit);
  const own = `${signed2(estimate / factor)}${text}`;
  return confidence === 1 && low === high ? own : `${own} (${figure(low / factor)} to ${figure(high / factor)})`;
};
var unitOfMetric = (metric2) => isMetric(metric2) ? metricOf(metric2).unit : "score";
var changeWords = (it) => {
  const { estimate, low, high } = it.change;
  if (it.unit !== "share" && isByDifference(it)) return differenceWords(it.change, unitOfMetric(it.metric));
  if (!isExact(it) || low !== high || !isMetric(it.metric)) return formatChange(it.change);
  const difference = it.head.value - it.base.value;
  return difference === 0 ? "0 %" : `${formatDifference(difference, metricOf(it.metric).unit)} (${formatPercent(estimate)})`;
};
var metricChangeWords = (metric2, change2) => {
  const known = isMetric(metric2) ? metricOf(metric2) : null;
  return known !== null && known.byDifference && known.unit !== "share" ? differenceWords(change2, known.unit) : formatChange(change2);
};
var toleranceWords = (it) => it.unit !== "share" && isByDifference(it) ? formatValue(it.tolerance, unitOfMetric(it.metric)) : formatShare(it.tolerance);
var usualToleranceWords = (metric2, tolerance) => {
  const { byDifference, unit } = metricOf(metric2);
  return byDifference && unit !== "share" ? formatValue(tolerance, unit) : formatShare(tolerance);
};

// src/advice/difference-phrase.ts
var parts = {
  initial: "the first load",
  async: "what is loaded later",
  total: "all files together",
  chunk: "its chunk"
};
var forms = {
  stat: "before minification",
  parsed: "uncompressed",
  gzip: "gzip",
  brotli: "brotli"
};
var plural = (amount, one, several) => amount === 1 ? one : several;
var differencePhrase = ({
  metric: metric2,
  base,
  head
}) => {
  if (!isMetric(metric2)) return null;
  const difference = head.value - base.value;
  const amount = Math.abs(difference);
  const { unit } = metricOf(metric2);
  const by = unit === "count/request" ? countText(amount) : formatDifference(amount, unit).replace("+", "");
  const [more, bigger] = difference < 0 ? ["fewer", "smaller"] : ["more", "bigger"];
  const [family = "", part = "", form = ""] = metric2.split(".");
  if (family === "bundle" && form !== "") {
    const what = parts[part] ?? part;
    return amount === 0 ? `leaves ${what} as big as it was (${forms[form] ?? form})` : `makes ${what} ${by} ${bigger} (${forms[form] ?? form})`;
  }
  switch (metric2) {
    case "bundle.modules":
      return `bundles ${by} ${more} ${plural(amount, "module", "modules")}`;
    case "bundle.duplicates":
      return `bundles ${by} ${more} ${plural(amount, "package", "packages")} more than once`;
    case "page.transfer":
      return `transfers ${by} ${difference < 0 ? "less" : "more"}`;
    case "page.script-bytes":
      return `transfers ${by} ${difference < 0 ? "less" : "more"} of scripts`;
    case "page.requests":
      return `makes ${by} ${more} ${plural(amount, "request", "requests")}`;
    case "db.queries":
      return `asks its database ${by} ${more} ${plural(amount, "time", "times")} per request`;
    case "db.rows":
      return `reads ${by} ${more} ${plural(amount, "row", "rows")} per request`;
    case "db.connections":
      return `opens ${by} ${more} database ${plural(amount, "connection", "connections")} per request`;
    case "io.sync-calls":
      return `makes ${by} ${more} synchronous ${plural(amount, "call", "calls")} per request`;
    case "memory.growth":
      return `keeps ${by.replace("/request", "")} ${difference < 0 ? "less" : "more"} with each request`;
    case "page.cls":
      return `shifts its layout by ${by} ${difference < 0 ? "less" : "more"}`;
    default:
      return null;
  }
};

// src/advice/phrase.ts
var metricTitle = (id) => (isMetric(id) ? metricCatalogue[id]?.title : void 0) ?? id;
var valueText = (value, metric2, unit) => {
  const known = isMetric(metric2) ? metricCatalogue[metric2] : void 0;
  return known === void 0 ? `${Number(value.toPrecision(3))} ${unit}` : formatValue(value, known.unit);
};
var points = (share) => String(Number((share * 100).toFixed(2)));
var sign = (share) => share > 0 ? "+" : "";
var estimateText = (it) => {
  const { unit, change: change2 } = it;
  if (unit === "share") return `${sign(change2.estimate)}${points(change2.estimate)} points`;
  return isByDifference(it) ? changeWords(it).replace(/ \(.*/u, "") : formatPercent(change2.estimate);
};
var changeText = (it) => it.unit === "share" ? `${estimateText(it)} (${points(it.change.low)} to ${points(it.change.high)})` : changeWords(it);
var toleranceText = toleranceWords;
var worsening = (it) => it.better === "lower" ? it.change.estimate : -it.change.estimate;
var surelyWorse = (it) => it.better === "lower" ? it.change.low > 0 : it.change.high < 0;
var longer = (where) => [
  (by) => `takes ${by} longer${where}`,
  (by) => `takes ${by} less time${where}`
];
var moreOrLess = (verb, what) => [
  (by) => `${verb} ${by} more ${what}`,
  (by) => `${verb} ${by} less ${what}`
];
var phrases = {
  "latency.mean": longer(""),
  "latency.p50": longer(" at the median"),
  "latency.p95": longer(" at the 95th percentile"),
  "latency.p99": longer(" at the 99th percentile"),
  throughput: [(by) => `serves ${by} more requests per second`, (by) => `serves ${by} fewer requests per second`],
  "cpu.per-request": moreOrLess("needs", "CPU per request"),
  "allocation.per-request": moreOrLess("allocates", "memory per request"),
  "memory.rss.peak": moreOrLess("needs", "memory at its peak"),
  "memory.heap": moreOrLess("keeps", "heap after a collection"),
  "gc.pause": [(by) => `pauses ${by} longer for collections`, (by) => `pauses ${by} less for collections`],
  "eventloop.delay.p99": [(by) => `holds its event loop ${by} longer`, (by) => `holds its event loop ${by} less`],
  "db.time": moreOrLess("spends", "time in its database"),
  "cost.per-million": [(by) => `costs ${by} more`, (by) => `costs ${by} less`],
  "page.lcp": longer(" to its largest contentful paint"),
  "page.fcp": longer(" to its first contentful paint"),
  "page.si": longer(" until it is seen (speed index)"),
  "page.tbt": [(by) => `blocks its main thread ${by} longer`, (by) => `blocks its main thread ${by} less`],
  "page.script-cpu": moreOrLess("needs", "CPU for its scripts")
};
var changePhrase = (it) => {
  const told = differencePhrase(it);
  if (told !== null) return told;
  const phrase = Object.hasOwn(phrases, it.metric) ? phrases[it.metric] : void 0;
  if (phrase === void 0) return `changes by ${estimateText(it)} in ${metricTitle(it.metric)}`;
  const by = formatPercent(Math.abs(it.change.estimate)).replace("+", "");
  return it.change.estimate < 0 ? phrase[1](by) : phrase[0](by);
};
var phraseEnd = (it) => {
  if (it.unit !== "share" && isByDifference(it)) {
    const interval = /\((.*)\)/u.exec(changeText(it))?.[1];
    return interval === void 0 ? "" : ` (${interval})`;
  }
  if (differencePhrase(it) === null) return ` (${phraseInterval(it.change)})`;
  const { low, high } = it.change;
  return `, ${isExact(it) && low === high ? estimateText(it) : formatChange(it.change)}`;
};
var phraseInterval = ({ estimate, low, high }) => {
  const turned = estimate < 0 ? { estimate: -estimate, low: -high, high: -low } : { estimate, low, high };
  return /\((.*)\)/.exec(formatChange(turned))?.[1] ?? "";
};
var evidenceText = (it, withScenario = false) => {
  const base = valueText(it.base.value, it.metric, it.unit);
  const head = valueText(it.head.value, it.metric, it.unit);
  const blocks = isExact(it) ? "" : ` over ${it.head.blocks.length} block${it.head.blocks.length === 1 ? "" : "s"}`;
  const title = metricTitle(it.metric);
  const scenario = withScenario && it.scenario !== null ? `, ${it.scenario}` : "";
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}${scenario}: ${base} on base, ${head} on head: ${changeText(it)}${blocks}, tolerance ${toleranceText(it)}.`;
};

export {
  acceptanceSchema,
  causeKinds,
  bundleGrowthSchema,
  verdicts,
  resultSchema,
  isExact,
  changeWords,
  metricChangeWords,
  toleranceWords,
  usualToleranceWords,
  metricTitle,
  valueText,
  estimateText,
  changeText,
  toleranceText,
  worsening,
  surelyWorse,
  changePhrase,
  phraseEnd,
  evidenceText
};
